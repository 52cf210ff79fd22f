import * as approvals from './approvals.js';
import * as cleanXml from './clean-xml.js';
import * as corrections from './corrections.js';
import * as creditNotes from './credit-notes.js';
import { duplicates } from './duplicates.js';
import * as findings from './findings.js';
import * as hybrid from './hybrid.js';
import * as noInvoices from './no-invoices.js';
import * as prices from './prices-and-quantities.js';
import * as printed from './printed.js';
import type { Scenario } from './scenario.js';
import * as underPolicies from './under-policies.js';
import * as unnamedOrders from './unnamed-orders.js';
import * as waiting from './waiting.js';

/** Every case of the samples, in the order in which a set holds them; the name keeps its choices apart from the others'. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  ...cleanXml,
  ...hybrid,
  ...printed,
  ...creditNotes,
  ...corrections,
  ...prices,
  ...waiting,
  ...unnamedOrders,
  duplicates,
  ...approvals,
  ...findings,
  ...noInvoices,
  ...underPolicies,
};

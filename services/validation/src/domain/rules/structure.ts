import type { Finding } from '@smartap/contracts';
import type { Invoice } from '@smartap/en16931';
import { fault } from './rule.js';

interface Mandatory {
  readonly code: string;
  readonly term: string;
  readonly name: string;
  readonly read: (invoice: Invoice) => unknown;
}

/** The mandatory terms of EN 16931-1 whose absence leaves an invoice undecidable. */
const MANDATORY: readonly Mandatory[] = [
  { code: 'BR-02', term: 'BT-1', name: 'Invoice number', read: (i) => i.number },
  { code: 'BR-03', term: 'BT-2', name: 'Issue date', read: (i) => i.issueDate },
  { code: 'BR-04', term: 'BT-3', name: 'Type code', read: (i) => i.typeCode },
  { code: 'BR-05', term: 'BT-5', name: 'Currency', read: (i) => i.currency },
  { code: 'BR-06', term: 'BT-27', name: 'Seller name', read: (i) => i.seller.name },
  { code: 'BR-13', term: 'BT-109', name: 'Total without VAT', read: (i) => i.totals.withoutVat },
  { code: 'BR-14', term: 'BT-112', name: 'Total with VAT', read: (i) => i.totals.withVat },
  { code: 'BR-15', term: 'BT-115', name: 'Amount due', read: (i) => i.totals.due },
];

/** The terms that an electronic invoice must have besides; a printed page may lack them. */
const MANDATORY_ELECTRONIC: readonly Mandatory[] = [
  { code: 'BR-07', term: 'BT-44', name: 'Buyer name', read: (i) => i.buyer.name },
  { code: 'BR-12', term: 'BT-106', name: 'Sum of line net amounts', read: (i) => i.totals.lineNetSum },
  { code: 'BR-16', term: 'BG-25', name: 'At least one line', read: (i) => i.lines[0] },
];

/** Tells which mandatory terms are missing. */
export function checkStructure(invoice: Invoice, electronic: boolean): Finding[] {
  const rules = electronic ? [...MANDATORY, ...MANDATORY_ELECTRONIC] : MANDATORY;
  return rules
    .filter((rule) => rule.read(invoice) === undefined)
    .map((rule) => fault(rule.code, `${rule.name} (${rule.term}) is missing. Ask the seller for a complete invoice.`, [rule.term]));
}

import { emptyInvoice, type Invoice } from '@smartap/en16931';
import { plain, sum } from '@smartap/runtime';
import { PAYEE_ACCOUNT } from '../field-path.js';
import type { FieldEvidence } from '../outcome.js';
import { toTenths } from '../pdf/word.js';
import type { References } from './numbers/find-references.js';
import type { Found } from './found.js';
import type { PrintedItems } from './table/find-items.js';
import { toLines } from './table/to-lines.js';
import type { DirectDebit } from './parties/payment/find-direct-debit.js';
import type { Delivery } from './dates/delivery.js';
import type { Addresses } from './parties/postal/find-addresses.js';
import { takeAddresses } from './parties/postal/take-addresses.js';
import { takeDetails, type Details } from './parties/take-details.js';
import type { TaxIds } from './parties/ids/tax-ids.js';
import type { Title } from './title/title.js';
import { takeTotals } from './totals/take-totals.js';
import type { Totals } from './totals/total.js';

/** What was found on the pages. */
export interface Findings {
  title: Title;
  /** The buyer writes it. */
  isSelfBilled: boolean;
  number: Found | undefined;
  issueDate: Found | undefined;
  dueDate: Found | undefined;
  terms: Found | undefined;
  currency: Omit<Found, 'line'> | undefined;
  purchaseOrder: Found | undefined;
  buyerReference: Found | undefined;
  despatch: Found | undefined;
  seller: Found | undefined;
  buyer: Found | undefined;
  addresses: Addresses;
  delivery: Delivery;
  references: References;
  taxIds: TaxIds;
  account: Found | undefined;
  paymentReference: Found | undefined;
  directDebit: DirectDebit | undefined;
  details: Details;
  totals: Totals;
  items: PrintedItems | undefined;
}

/** How surely the lines are the sum: they make a total of the document, or it has charges of its own. */
export const SUM_OF_LINES = { closes: 0.95, open: 0.85 } as const;
const [CREDIT_NOTE, SELF_BILLED] = ['381', '389'];
/** A corrected invoice (BT-3, UNTDID 1001). */
export const CORRECTED = '384';
/** Of UNTDID 4461 (BT-81). */
const [DIRECT_DEBIT, SEPA_DIRECT_DEBIT] = ['49', '59'];
/** Commercial invoice (BT-3, UNTDID 1001). */
const INVOICE = '380';

function evidenceOf(found: Omit<Found, 'line'>): FieldEvidence {
  const { confidence, page, box, text, label } = found;
  return { method: 'text', confidence, page, box: toTenths(box), text, ...(label === undefined ? {} : { label }) };
}

/** Makes the invoice and its evidence of what was found. */
export function assemble(findings: Findings): { invoice: Invoice; evidence: Record<string, FieldEvidence> } {
  const invoice = emptyInvoice();
  const evidence: Record<string, FieldEvidence> = {};
  const take: Take = (path, found, set) => {
    if (found === undefined) return;
    set(found.value);
    evidence[path] = evidenceOf(found);
  };
  take('number', findings.number, (value) => (invoice.number = value));
  take('issueDate', findings.issueDate, (value) => (invoice.issueDate = value));
  take('dueDate', findings.dueDate, (value) => (invoice.dueDate = value));
  take('paymentTerms', findings.terms, (value) => (invoice.paymentTerms = value));
  take('currency', findings.currency, (value) => (invoice.currency = value));
  take('purchaseOrderReference', findings.purchaseOrder, (value) => (invoice.purchaseOrderReference = value));
  take('buyerReference', findings.buyerReference, (value) => (invoice.buyerReference = value));
  take('despatchAdviceReference', findings.despatch, (value) => (invoice.despatchAdviceReference = value));
  takeReferences(invoice, findings.references, take);
  take('seller.name', findings.seller, (value) => (invoice.seller.name = value));
  take('buyer.name', findings.buyer, (value) => (invoice.buyer.name = value));
  take('delivery.actualDate', findings.delivery.delivered, (actualDate) => (invoice.delivery = { ...invoice.delivery, actualDate }));
  take('period.start', findings.delivery.start, (start) => (invoice.period = { ...invoice.period, start }));
  take('period.end', findings.delivery.end, (end) => (invoice.period = { ...invoice.period, end }));
  for (const [path, found] of takeAddresses(invoice, findings.addresses)) evidence[path] = evidenceOf(found);
  take('seller.vatId', findings.taxIds.sellerVat, (value) => (invoice.seller.vatId = value));
  take('seller.taxRegistrationId', findings.taxIds.sellerTaxNumber, (value) => (invoice.seller.taxRegistrationId = value));
  take('buyer.vatId', findings.taxIds.buyerVat, (value) => (invoice.buyer.vatId = value));
  take(PAYEE_ACCOUNT, findings.account, (accountId) => payBy(invoice, { creditTransfers: [{ accountId }] }));
  take('paymentInstructions.remittanceInformation', findings.paymentReference, (remittanceInformation) => payBy(invoice, { remittanceInformation }));
  takeDirectDebit(invoice, findings.directDebit, take);
  for (const [path, found] of takeDetails(invoice, findings.details)) evidence[path] = evidenceOf(found);
  takeTotals(invoice, evidence, findings.totals);
  if (findings.items !== undefined) {
    const read = toLines(findings.items);
    invoice.lines = read.lines;
    Object.assign(evidence, read.evidence);
    takeSum(invoice, evidence, findings.items);
  }
  // In German a buyer's bill for what he got is called as a credit note is (§ 14 Abs. 2 UStG).
  invoice.typeCode = findings.title.kind !== 'credit' ? INVOICE : findings.isSelfBilled ? SELF_BILLED : CREDIT_NOTE;
  evidence['typeCode'] = {
    method: 'derived',
    confidence: findings.title.kind === 'none' ? 0.6 : 0.9,
    ...(findings.title.text === undefined ? {} : { text: findings.title.text }),
  };
  return { invoice, evidence };
}

/** Sets a term of an invoice to what was found, with its evidence. */
type Take = (path: string, found: Omit<Found, 'line'> | undefined, set: (value: string) => void) => void;

/** Adds terms to what an invoice says of how to pay it. */
function payBy(invoice: Invoice, terms: Partial<NonNullable<Invoice['paymentInstructions']>>): void {
  invoice.paymentInstructions = { creditTransfers: [], ...invoice.paymentInstructions, ...terms };
}

/** Gives an invoice that its amount is collected, by what mandate of which creditor. */
function takeDirectDebit(invoice: Invoice, debit: DirectDebit | undefined, take: Take): void {
  if (debit === undefined) return;
  const meansCode = debit.creditor === undefined ? DIRECT_DEBIT : SEPA_DIRECT_DEBIT;
  take('paymentInstructions.meansCode', debit.sign, () => payBy(invoice, { meansCode }));
  take('paymentInstructions.directDebit.mandateReference', debit.mandate, (mandateReference) => payBy(invoice, { directDebit: { mandateReference } }));
  take('paymentInstructions.directDebit.creditorId', debit.creditor, (creditorId) =>
    payBy(invoice, { directDebit: { ...invoice.paymentInstructions?.directDebit, creditorId } }),
  );
}

/** Gives an invoice what it refers to besides the buyer's order. */
function takeReferences(invoice: Invoice, { contract, project, salesOrder, customerNumber, preceding }: References, take: Take): void {
  take('contractReference', contract, (value) => (invoice.contractReference = value));
  take('projectReference', project, (value) => (invoice.projectReference = value));
  take('salesOrderReference', salesOrder, (value) => (invoice.salesOrderReference = value));
  take('buyer.identifiers[0].value', customerNumber, (value) => invoice.buyer.identifiers.push({ value }));
  take('precedingInvoices[0].number', preceding?.number, (number) => invoice.precedingInvoices.push({ number }));
  take(
    'precedingInvoices[0].issueDate',
    preceding?.issueDate,
    (issueDate) => (invoice.precedingInvoices = invoice.precedingInvoices.map((each) => ({ ...each, issueDate }))),
  );
}

/** What the lines sum up to (BT-106), where no total says it: of lines that come to a total, or each of which multiplies. */
function takeSum(invoice: Invoice, evidence: Record<string, FieldEvidence>, items: PrintedItems): void {
  const isWhole = items.items.length > 0 && (items.isSum || (!items.isGross && items.items.every(({ row }) => row.holds)));
  if (!isWhole || invoice.lines.some((line) => line.net === undefined)) return;
  const known = evidence['totals.lineNetSum'];
  if (known !== undefined && (known.label !== undefined || items.isSum)) return;
  invoice.totals.lineNetSum = plain(sum(invoice.lines.map((line) => line.net ?? '0')));
  evidence['totals.lineNetSum'] = { method: 'derived', confidence: items.isSum && !items.isGross ? SUM_OF_LINES.closes : SUM_OF_LINES.open };
}

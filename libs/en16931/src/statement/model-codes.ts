import type { Invoice } from '../model/index.js';
import { isCreditNote } from '../model/index.js';
import { CodeCollector, type CodeUse, type CodeUses } from './code-uses.js';
import type { Binding } from './statement.js';

/** What each syntax codes apart, by what the standard has once. */
const USES: Readonly<Record<Binding, { readonly type: (invoice: Invoice) => CodeUse; readonly rowCategory: CodeUse }>> = {
  ubl: { type: (invoice) => (isCreditNote(invoice) ? 'creditNoteType' : 'invoiceType'), rowCategory: 'taxCategory' },
  // CII has one list for all types, and names categories of the breakdown as those of lines.
  cii: { type: () => 'documentType', rowCategory: 'lineTaxCategory' },
};

/** Every coded value of a model, as a document of a binding would have it. */
export function codesOfModel(invoice: Invoice, binding: Binding): CodeUses {
  const codes = new CodeCollector();
  codes.add(USES[binding].type(invoice), invoice.typeCode);
  if (binding === 'ubl' || invoice.totals.vat !== undefined) codes.add('amountCurrency', invoice.currency);
  if (invoice.totals.vatInAccountingCurrency !== undefined) codes.add('amountCurrency', invoice.vatAccountingCurrency);
  codes.add('currency', invoice.currency);
  codes.add('taxCurrency', invoice.vatAccountingCurrency);
  codes.add('taxPoint', invoice.taxPointDateCode);
  codes.add('objectScheme', invoice.invoicedObjectId?.scheme);
  codes.add('paymentMeans', invoice.paymentInstructions?.meansCode);
  codes.add('deliveryScheme', invoice.delivery?.locationId?.scheme);
  codes.add('country', invoice.delivery?.address?.country);
  for (const { subjectCode } of invoice.notes) codes.add('noteSubject', subjectCode);
  for (const { mediaType } of invoice.attachments) codes.add('mediaType', mediaType);
  addParties(codes, invoice);
  addTaxes(codes, invoice, USES[binding].rowCategory);
  addLines(codes, invoice);
  return codes.uses;
}

function addParties(codes: CodeCollector, invoice: Invoice): void {
  for (const party of [invoice.seller, invoice.buyer, invoice.payee, invoice.taxRepresentative]) {
    for (const { scheme } of party?.identifiers ?? []) codes.add('partyScheme', scheme);
    codes.add('registrationScheme', party?.legalRegistrationId?.scheme);
    codes.add('endpointScheme', party?.electronicAddress?.scheme);
    codes.add('country', party?.address?.country);
  }
}

function addTaxes(codes: CodeCollector, invoice: Invoice, rowCategory: CodeUse): void {
  for (const { category, exemptionCode } of invoice.vatBreakdown) {
    codes.add(rowCategory, category);
    codes.add('exemption', exemptionCode?.toUpperCase());
  }
  for (const { vatCategory, reasonCode } of invoice.allowances) {
    codes.add('taxCategory', vatCategory);
    codes.add('allowanceReason', reasonCode);
  }
  for (const { vatCategory, reasonCode } of invoice.charges) {
    codes.add('taxCategory', vatCategory);
    codes.add('chargeReason', reasonCode);
  }
}

function addLines(codes: CodeCollector, { lines }: Invoice): void {
  for (const line of lines) {
    codes.add('unit', line.unit);
    codes.add('unit', line.price.baseQuantityUnit);
    codes.add('lineTaxCategory', line.vatCategory);
    codes.add('objectScheme', line.objectId?.scheme);
    codes.add('itemScheme', line.item.standardId?.scheme);
    codes.add('origin', line.item.origin);
    for (const { scheme } of line.item.classifications) codes.add('classification', scheme);
    for (const { reasonCode } of line.allowances) codes.add('allowanceReason', reasonCode);
    for (const { reasonCode } of line.charges) codes.add('chargeReason', reasonCode);
  }
}

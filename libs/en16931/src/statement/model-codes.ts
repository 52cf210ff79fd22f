import type { Invoice } from '../model/index.js';
import { isCreditNote } from '../model/index.js';
import { CodeCollector, type CodeUses } from './code-uses.js';

/** Every coded value of a model. */
export function codesOfModel(invoice: Invoice): CodeUses {
  const codes = new CodeCollector();
  codes.add(isCreditNote(invoice) ? 'creditNoteType' : 'invoiceType', invoice.typeCode);
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
  addTaxes(codes, invoice);
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

function addTaxes(codes: CodeCollector, invoice: Invoice): void {
  for (const { category, exemptionCode } of invoice.vatBreakdown) {
    codes.add('taxCategory', category);
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

import type { Occurrence } from '../xml/occurrence.js';
import { CodeCollector, type CodeUse, type CodeUses } from './code-uses.js';
import { flag, statedAt } from './lexical.js';

type Collect = (from: Occurrence, codes: CodeCollector) => void;

const OBJECT_CODE = '130';
const text =
  (use: CodeUse): Collect =>
  (from, codes) =>
    codes.add(use, from.text);
const attribute =
  (use: CodeUse, name: string): Collect =>
  (from, codes) =>
    codes.add(use, from.attributes[name]);
/** A missing attribute is a value that no list has. */
const required =
  (use: CodeUse, name: string): Collect =>
  (from, codes) =>
    codes.add(use, from.attributes[name] ?? '');
const under =
  (parents: Readonly<Record<string, Collect>>): Collect =>
  (from, codes) =>
    parents[from.parent?.name ?? '']?.(from, codes);

const object: Collect = (from, codes) => {
  if (statedAt(from.parent, 'cbc:DocumentTypeCode') === OBJECT_CODE) codes.add('objectScheme', from.attributes['schemeID']);
};

/** `SEPA` is the scheme of the creditor id, which only a seller or payee has. */
const party: Collect = (from, codes) => {
  const owner = from.parent?.parent;
  const mayBeCreditor = owner?.name === 'cac:PayeeParty' || owner?.parent?.name === 'cac:AccountingSupplierParty';
  if (!(mayBeCreditor && from.attributes['schemeID']?.trim() === 'SEPA')) codes.add('partyScheme', from.attributes['schemeID']);
};

const reason: Collect = (from, codes) => {
  const isCharge = flag(statedAt(from.parent, 'cbc:ChargeIndicator'));
  if (isCharge !== undefined) codes.add(isCharge ? 'chargeReason' : 'allowanceReason', from.text);
};

const SUBJECT = /^[^#]*#([^#]{3})#/;
const note: Collect = (from, codes) => {
  if (from.parent?.parent === undefined) codes.add('noteSubject', SUBJECT.exec(from.text)?.[1]);
};

const currency = required('amountCurrency', 'currencyID');
const unit = attribute('unit', 'unitCode');

const COLLECTORS: ReadonlyMap<string, Collect> = new Map(
  Object.entries({
    'cbc:InvoiceTypeCode': text('invoiceType'),
    'cbc:CreditNoteTypeCode': text('creditNoteType'),
    'cbc:Amount': currency,
    'cbc:BaseAmount': currency,
    'cbc:PriceAmount': currency,
    'cbc:TaxAmount': currency,
    'cbc:TaxableAmount': currency,
    'cbc:LineExtensionAmount': currency,
    'cbc:TaxExclusiveAmount': currency,
    'cbc:TaxInclusiveAmount': currency,
    'cbc:AllowanceTotalAmount': currency,
    'cbc:ChargeTotalAmount': currency,
    'cbc:PrepaidAmount': currency,
    'cbc:PayableRoundingAmount': currency,
    'cbc:PayableAmount': currency,
    'cbc:DocumentCurrencyCode': text('currency'),
    'cbc:TaxCurrencyCode': text('taxCurrency'),
    'cbc:DescriptionCode': under({ 'cac:InvoicePeriod': text('taxPoint') }),
    'cbc:ID': under({
      'cac:AdditionalDocumentReference': object,
      'cac:DocumentReference': object,
      'cac:PartyIdentification': party,
      'cac:TaxCategory': text('taxCategory'),
      'cac:ClassifiedTaxCategory': text('lineTaxCategory'),
      'cac:StandardItemIdentification': attribute('itemScheme', 'schemeID'),
      'cac:DeliveryLocation': attribute('deliveryScheme', 'schemeID'),
    }),
    'cbc:CompanyID': under({ 'cac:PartyLegalEntity': attribute('registrationScheme', 'schemeID') }),
    'cbc:ItemClassificationCode': under({ 'cac:CommodityClassification': attribute('classification', 'listID') }),
    'cbc:IdentificationCode': under({ 'cac:Country': text('country'), 'cac:OriginCountry': text('origin') }),
    'cbc:PaymentMeansCode': under({ 'cac:PaymentMeans': text('paymentMeans') }),
    'cbc:AllowanceChargeReasonCode': under({ 'cac:AllowanceCharge': reason }),
    'cbc:TaxExemptionReasonCode': (from, codes) => codes.add('exemption', from.text.toUpperCase()),
    'cbc:InvoicedQuantity': unit,
    'cbc:CreditedQuantity': unit,
    'cbc:BaseQuantity': unit,
    'cbc:EmbeddedDocumentBinaryObject': attribute('mediaType', 'mimeCode'),
    'cbc:EndpointID': attribute('endpointScheme', 'schemeID'),
    'cbc:Note': note,
  } satisfies Record<string, Collect>),
);

/** Every coded value of a UBL document. */
export function codesOfUbl(occurrences: readonly Occurrence[]): CodeUses {
  const codes = new CodeCollector();
  for (const occurrence of occurrences) COLLECTORS.get(occurrence.name)?.(occurrence, codes);
  return codes.uses;
}

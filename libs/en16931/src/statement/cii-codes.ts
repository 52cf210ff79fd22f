import { TAX_POINT_TO_MODEL } from '../read/cii/dates.js';
import type { Occurrence } from '../xml/occurrence.js';
import { CodeCollector, type CodeUse, type CodeUses } from './code-uses.js';
import { flag, statedAt } from './lexical.js';

type Collect = (from: Occurrence, codes: CodeCollector) => void;

const text =
  (use: CodeUse): Collect =>
  (from, codes) =>
    codes.add(use, from.text);
const attribute =
  (use: CodeUse, name: string): Collect =>
  (from, codes) =>
    codes.add(use, from.attributes[name]);
const under =
  (parents: Readonly<Record<string, Collect>>, otherwise?: Collect): Collect =>
  (from, codes) =>
    (parents[from.parent?.name ?? ''] ?? otherwise)?.(from, codes);
const none: Collect = () => undefined;

const reason: Collect = (from, codes) => {
  const isCharge = flag(statedAt(from.parent, 'ram:ChargeIndicator', 'udt:Indicator'));
  if (isCharge !== undefined) codes.add(isCharge ? 'chargeReason' : 'allowanceReason', from.text);
};

/** The codes of CII (UNTDID 2475) stand for those of the standard (UNTDID 2005), which are none of CII's own. */
const taxPoint: Collect = (from, codes) => {
  const value = from.text.trim();
  codes.add('taxPoint', TAX_POINT_TO_MODEL.get(value) ?? `${value} (UNTDID 2475)`);
};

const globalId: Collect = (from, codes) => {
  const scheme = from.attributes['schemeID'];
  if (scheme === undefined) return;
  if (from.parent?.name === 'ram:SpecifiedTradeProduct') codes.add('itemScheme', scheme);
  else if (from.parent?.name !== 'ram:ShipToTradeParty') codes.add('partyScheme', scheme);
  else if (from.parent.parent?.name === 'ram:ApplicableHeaderTradeDelivery') codes.add('deliveryScheme', scheme);
};

const unit = attribute('unit', 'unitCode');

const COLLECTORS: ReadonlyMap<string, Collect> = new Map(
  Object.entries({
    'ram:TypeCode': under({
      'rsm:ExchangedDocument': text('documentType'),
      'rsm:HeaderExchangedDocument': text('documentType'),
      'ram:SpecifiedTradeSettlementPaymentMeans': text('paymentMeans'),
    }),
    'ram:TaxTotalAmount': attribute('amountCurrency', 'currencyID'),
    'ram:InvoiceCurrencyCode': text('currency'),
    'ram:TaxCurrencyCode': text('taxCurrency'),
    'ram:DueDateTypeCode': taxPoint,
    'ram:ReferenceTypeCode': text('objectScheme'),
    'ram:SubjectCode': text('noteSubject'),
    'ram:GlobalID': globalId,
    'ram:ID': under({ 'ram:SpecifiedTaxRegistration': none, 'ram:OriginTradeCountry': text('origin') }, attribute('registrationScheme', 'schemeID')),
    'ram:ClassCode': attribute('classification', 'listID'),
    'ram:CountryID': text('country'),
    'ram:CategoryCode': under({ 'ram:CategoryTradeTax': text('taxCategory'), 'ram:ApplicableTradeTax': text('lineTaxCategory') }),
    'ram:ReasonCode': under({ 'ram:SpecifiedTradeAllowanceCharge': reason }),
    'ram:ExemptionReasonCode': (from, codes) => codes.add('exemption', from.text.toUpperCase()),
    'ram:BasisQuantity': unit,
    'ram:BilledQuantity': unit,
    'ram:AttachmentBinaryObject': attribute('mediaType', 'mimeCode'),
    'ram:URIID': under({ 'ram:URIUniversalCommunication': attribute('endpointScheme', 'schemeID') }),
  } satisfies Record<string, Collect>),
);

/** Every coded value of a CII document. */
export function codesOfCii(occurrences: readonly Occurrence[]): CodeUses {
  const codes = new CodeCollector();
  for (const occurrence of occurrences) COLLECTORS.get(occurrence.name)?.(occurrence, codes);
  return codes.uses;
}

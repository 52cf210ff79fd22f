import { isItem } from '../model/index.js';
import { TAX_POINT_TO_MODEL } from '../read/cii/dates.js';
import { CII } from '../read/cii/names.js';
import type { Occurrence } from '../xml/occurrence.js';
import { allOf, attributeOf, flag, stated, statedAt, statedTerms } from './lexical.js';
import type {
  Statement,
  Stated,
  StatedAddress,
  StatedAllowance,
  StatedAttachment,
  StatedLine,
  StatedParty,
  StatedPayment,
  StatedPeriod,
  StatedTax,
  StatedTaxRow,
} from './statement.js';
import { codesOfCii } from './cii-codes.js';

/** The date format of CII: CCYYMMDD. */
const DATE_FORMAT = '102';
/** Among supporting documents: the tender or lot. */
const TENDER = '50';

/** States a CII invoice, or one of ZUGFeRD 1. */
export function stateCii(root: Occurrence, occurrences: readonly Occurrence[]): Statement {
  const context = root.first(...CII.context);
  const document = root.first(...CII.document);
  const transaction = root.first(...CII.transaction);
  const agreement = transaction?.first(...CII.agreement);
  const delivery = transaction?.first(...CII.delivery);
  const settlement = transaction?.first(...CII.settlement);
  const totals = settlement?.first(...CII.summation);
  const taxes = settlement?.all('ram:ApplicableTradeTax') ?? [];
  const lines = transaction?.all('ram:IncludedSupplyChainTradeLineItem') ?? [];
  const terms = settlement?.all('ram:SpecifiedTradePaymentTerms') ?? [];
  const mandate = terms.map((each) => statedAt(each, 'ram:DirectDebitMandateID')).find((id) => id !== undefined);
  const remittance = statedAt(settlement, 'ram:PaymentReference');
  return {
    binding: 'cii',
    isPartial: false,
    isCreditNote: statedAt(document, 'ram:TypeCode') === '381',
    specificationId: statedAt(context, 'ram:GuidelineSpecifiedDocumentContextParameter', 'ram:ID'),
    businessProcess: statedAt(context, 'ram:BusinessProcessSpecifiedDocumentContextParameter', 'ram:ID'),
    number: statedAt(document, 'ram:ID'),
    issueDate: date(document?.first('ram:IssueDateTime')),
    typeCode: statedAt(document, 'ram:TypeCode'),
    currency: statedAt(settlement, 'ram:InvoiceCurrencyCode'),
    taxCurrency: statedAt(settlement, 'ram:TaxCurrencyCode'),
    taxPointDate: firstOf(taxes, (each) => stated(each.first('ram:TaxPointDate')?.children[0] ?? each.first('ram:TaxPointDate'))),
    taxPointDateCode: firstOf(taxes, (each) => taxPointCode(statedAt(each, 'ram:DueDateTypeCode'))),
    dueDate: firstOf(terms, (each) => stated(each.first('ram:DueDateDateTime')?.children[0])),
    paymentTerms: firstOf(terms, (each) => statedTerms(each.first('ram:Description'))),
    buyerReference: statedAt(agreement, 'ram:BuyerReference'),
    contractReference: stated(agreement?.first('ram:ContractReferencedDocument')?.first(...CII.reference)),
    tenderReference: stated(
      agreement
        ?.all('ram:AdditionalReferencedDocument')
        .find((each) => statedAt(each, 'ram:TypeCode') === TENDER)
        ?.first(...CII.reference),
    ),
    orderReference: stated(agreement?.first('ram:BuyerOrderReferencedDocument')?.first(...CII.reference)),
    seller: optional(agreement?.first('ram:SellerTradeParty'), party),
    buyer: optional(agreement?.first('ram:BuyerTradeParty'), party),
    payee: optional(settlement?.first('ram:PayeeTradeParty'), party),
    taxRepresentative: optional(agreement?.first('ram:SellerTaxRepresentativeTradeParty'), party),
    deliveryDate: stated(delivery?.at('ram:ActualDeliverySupplyChainEvent', 'ram:OccurrenceDateTime')?.children[0]),
    deliveryAddress: optional(delivery?.at('ram:ShipToTradeParty', 'ram:PostalTradeAddress'), address),
    periods: settlement?.all('ram:BillingSpecifiedPeriod').map(period) ?? [],
    precedingInvoices: settlement?.all('ram:InvoiceReferencedDocument').map((each) => stated(each.first(...CII.reference))) ?? [],
    documents: occurrences.filter(({ name }) => name === 'ram:AdditionalReferencedDocument').map((each) => stated(each.first(...CII.reference))),
    attachments: agreement?.all('ram:AdditionalReferencedDocument').filter(isSupporting).map(attachment) ?? [],
    fileNames:
      agreement === undefined
        ? []
        : allOf(agreement, 'ram:AdditionalReferencedDocument', 'ram:AttachmentBinaryObject').flatMap((each) => attributeOf(each, 'filename') ?? []),
    payments:
      settlement?.all('ram:SpecifiedTradeSettlementPaymentMeans').map((each, index) => payment(each, index === 0 ? mandate : undefined, remittance)) ?? [],
    thirdPartyPayments: [],
    creditorId: statedAt(settlement, 'ram:CreditorReferenceID'),
    ...markedAllowances(settlement),
    serviceCharges: settlement?.all('ram:SpecifiedLogisticsServiceCharge').map(serviceCharge) ?? [],
    totals: totals && {
      lineNetSum: statedAt(totals, 'ram:LineTotalAmount'),
      allowances: statedAt(totals, 'ram:AllowanceTotalAmount'),
      charges: statedAt(totals, 'ram:ChargeTotalAmount'),
      withoutVat: statedAt(totals, 'ram:TaxBasisTotalAmount'),
      withVat: statedAt(totals, 'ram:GrandTotalAmount'),
      paid: statedAt(totals, 'ram:TotalPrepaidAmount'),
      rounding: statedAt(totals, 'ram:RoundingAmount'),
      due: statedAt(totals, 'ram:DuePayableAmount'),
    },
    vatTotals: totals?.all('ram:TaxTotalAmount').map((each) => ({ amount: stated(each), currency: attributeOf(each, 'currencyID'), rows: [] })) ?? [],
    breakdown: taxes.map(taxRow),
    lineTaxRows: [],
    lines: lines.map(line),
    notes: document?.all('ram:IncludedNote').map((each) => statedAt(each, 'ram:Content')) ?? [],
    codes: codesOfCii(occurrences),
  };
}

function optional<T>(from: Occurrence | undefined, read: (from: Occurrence) => T): T | undefined {
  return from === undefined ? undefined : read(from);
}

function firstOf(from: readonly Occurrence[], read: (from: Occurrence) => Stated): Stated {
  for (const each of from) {
    const found = read(each);
    if (found !== undefined) return found;
  }
  return undefined;
}

const taxPointCode = (code: Stated): Stated => TAX_POINT_TO_MODEL.get(code ?? '') ?? code;

/** A date in the format that EN 16931 takes from CII; one in another format is not stated. */
function date(from: Occurrence | undefined): Stated {
  return stated(from?.children.find((each) => each.name.endsWith(':DateTimeString') && attributeOf(each, 'format') === DATE_FORMAT));
}

function tax(from: Occurrence): StatedTax {
  return {
    category: statedAt(from, 'ram:CategoryCode'),
    isVat: statedAt(from, 'ram:TypeCode')?.toUpperCase() === 'VAT',
    rate: stated(from.first(...CII.rate)),
    exemptionReason: statedAt(from, 'ram:ExemptionReason'),
    exemptionCode: statedAt(from, 'ram:ExemptionReasonCode'),
  };
}

function taxRow(from: Occurrence): StatedTaxRow {
  return { taxable: statedAt(from, 'ram:BasisAmount'), tax: statedAt(from, 'ram:CalculatedAmount'), taxes: [tax(from)] };
}

function allowance(from: Occurrence): StatedAllowance {
  return {
    amount: statedAt(from, 'ram:ActualAmount'),
    baseAmount: statedAt(from, 'ram:BasisAmount'),
    percentage: statedAt(from, 'ram:CalculationPercent'),
    reason: statedAt(from, 'ram:Reason'),
    reasonCode: statedAt(from, 'ram:ReasonCode'),
    taxes: from.all('ram:CategoryTradeTax').map(tax),
  };
}

function serviceCharge(from: Occurrence): StatedAllowance {
  return {
    amount: statedAt(from, 'ram:AppliedAmount'),
    baseAmount: undefined,
    percentage: undefined,
    reason: statedAt(from, 'ram:Description'),
    reasonCode: undefined,
    taxes: from.all('ram:AppliedTradeTax').map(tax),
  };
}

function markedAllowances(from: Occurrence | undefined): { allowances: StatedAllowance[]; charges: StatedAllowance[]; unmarkedAllowances: StatedAllowance[] } {
  const marked = { allowances: [] as StatedAllowance[], charges: [] as StatedAllowance[], unmarkedAllowances: [] as StatedAllowance[] };
  for (const each of from?.all('ram:SpecifiedTradeAllowanceCharge') ?? []) {
    const isCharge = flag(statedAt(each, 'ram:ChargeIndicator', 'udt:Indicator'));
    (isCharge === undefined ? marked.unmarkedAllowances : isCharge ? marked.charges : marked.allowances).push(allowance(each));
  }
  return marked;
}

function period(from: Occurrence): StatedPeriod {
  const end = (name: string): Stated => {
    const found = from.first(name);
    return found === undefined ? undefined : (stated(found.children[0]) ?? '');
  };
  return { start: end('ram:StartDateTime'), end: end('ram:EndDateTime'), code: undefined };
}

function address(from: Occurrence): StatedAddress {
  return {
    line1: statedAt(from, 'ram:LineOne'),
    city: statedAt(from, 'ram:CityName'),
    postCode: statedAt(from, 'ram:PostcodeCode'),
    country: statedAt(from, 'ram:CountryID'),
  };
}

function party(from: Occurrence): StatedParty {
  const registrations = allOf(from, 'ram:SpecifiedTaxRegistration', 'ram:ID').map((id) => ({ value: stated(id), scheme: attributeOf(id, 'schemeID') }));
  const contact = from.first('ram:DefinedTradeContact');
  const endpoint = from.first('ram:URIUniversalCommunication');
  const uri = endpoint?.first('ram:URIID');
  const name = statedAt(from, 'ram:Name');
  const legalId = from.at('ram:SpecifiedLegalOrganization', 'ram:ID');
  return {
    name,
    comparedName: name,
    ids: [...from.all('ram:ID'), ...from.all('ram:GlobalID')].map((id) => ({ value: stated(id), scheme: attributeOf(id, 'schemeID') })),
    legalId: stated(legalId),
    legalScheme: attributeOf(legalId, 'schemeID'),
    vatIds: registrations.filter(({ scheme }) => scheme === 'VA').map(({ value }) => value),
    taxIds: registrations.filter(({ scheme }) => scheme === 'FC').map(({ value }) => value),
    schemedTaxIds: [],
    hasTaxId: registrations.some(({ scheme }) => scheme === 'VA' || scheme === 'FC'),
    address: optional(from.first('ram:PostalTradeAddress'), address),
    endpoint: endpoint && { value: stated(uri), scheme: attributeOf(uri, 'schemeID') },
    contact: contact && {
      name: firstSaid(contact, 'ram:PersonName', 'ram:DepartmentName'),
      phone: statedAt(contact, 'ram:TelephoneUniversalCommunication', 'ram:CompleteNumber'),
      email: statedAt(contact, 'ram:EmailURIUniversalCommunication', 'ram:URIID'),
    },
  };
}

/** The first of several elements that says something, else the first that is there. */
function firstSaid(from: Occurrence, ...names: readonly string[]): Stated {
  const found = names.map((name) => statedAt(from, name));
  return found.find((text) => text !== undefined && text !== '') ?? found.find((text) => text !== undefined);
}

/** The account of a payment: what is said of it, by IBAN before anything else. */
const account = (from: Occurrence): Stated => firstSaid(from, 'ram:IBANID', 'ram:ProprietaryID');

function payment(from: Occurrence, mandateReference: Stated, remittance: Stated): StatedPayment {
  const card = from.first('ram:ApplicableTradeSettlementFinancialCard');
  const debited = from.first('ram:PayerPartyDebtorFinancialAccount');
  return {
    code: statedAt(from, 'ram:TypeCode'),
    accounts: from.all('ram:PayeePartyCreditorFinancialAccount').map(account),
    providers: from.all('ram:PayeePartyCreditorFinancialAccount').map(() => statedAt(from, 'ram:PayeeSpecifiedCreditorFinancialInstitution', 'ram:BICID')),
    remittance,
    cardNumber: statedAt(card, 'ram:ID'),
    hasCard: card !== undefined,
    hasMandate: debited !== undefined || mandateReference !== undefined,
    mandateReference,
    debitedAccount: stated(debited?.first('ram:IBANID', 'ram:ProprietaryID')),
  };
}

/** Whether it is none of the objects (130) and tenders (50) that the syntax keeps among supporting documents. */
const isSupporting = (from: Occurrence): boolean => !['130', '50'].includes(statedAt(from, 'ram:TypeCode') ?? '');

function attachment(from: Occurrence): StatedAttachment {
  return { id: stated(from.first(...CII.reference)), description: statedAt(from, 'ram:Name'), uri: statedAt(from, 'ram:URIID') };
}

function subtypeOf(from: Occurrence): Stated {
  const subtype = statedAt(from, 'ram:AssociatedDocumentLineDocument', 'ram:LineStatusReasonCode');
  return isItem({ subtype }) ? undefined : subtype;
}

function line(from: Occurrence): StatedLine {
  const quantity = from.first(...CII.lineDelivery)?.first('ram:BilledQuantity');
  const agreement = from.first(...CII.lineAgreement);
  const settlement = from.first(...CII.lineSettlement);
  const product = from.first('ram:SpecifiedTradeProduct');
  const gross = agreement?.first('ram:GrossPriceProductTradePrice');
  const base = agreement?.at('ram:NetPriceProductTradePrice', 'ram:BasisQuantity') ?? gross?.first('ram:BasisQuantity');
  const { allowances, charges } = markedAllowances(settlement);
  return {
    id: statedAt(from, 'ram:AssociatedDocumentLineDocument', 'ram:LineID'),
    quantity: stated(quantity),
    unit: attributeOf(quantity, 'unitCode'),
    net: stated(settlement?.first(...CII.lineSummation)?.first('ram:LineTotalAmount')),
    orderLine: statedAt(agreement, 'ram:BuyerOrderReferencedDocument', 'ram:LineID'),
    itemName: statedAt(product, 'ram:Name'),
    price: statedAt(agreement, 'ram:NetPriceProductTradePrice', 'ram:ChargeAmount'),
    grossPrice: statedAt(gross, 'ram:ChargeAmount'),
    priceDiscount: statedAt(gross, 'ram:AppliedTradeAllowanceCharge', 'ram:ActualAmount'),
    priceBase: stated(base),
    priceBaseUnit: attributeOf(base, 'unitCode'),
    taxes: settlement?.all('ram:ApplicableTradeTax').map(tax) ?? [],
    periods: settlement?.all('ram:BillingSpecifiedPeriod').map(period) ?? [],
    allowances,
    charges,
    standardIds: product?.all('ram:GlobalID').map((id) => ({ value: stated(id), scheme: attributeOf(id, 'schemeID') })) ?? [],
    classifications:
      product === undefined
        ? []
        : allOf(product, 'ram:DesignatedProductClassification', 'ram:ClassCode').map((code) => ({
            value: stated(code),
            scheme: attributeOf(code, 'listID'),
            version: attributeOf(code, 'listVersionID'),
          })),
    attributes:
      product?.all('ram:ApplicableProductCharacteristic').map((each) => ({ name: statedAt(each, 'ram:Description'), value: statedAt(each, 'ram:Value') })) ??
      [],
    subLines: [],
    parentLine: statedAt(from, 'ram:AssociatedDocumentLineDocument', 'ram:ParentLineID'),
    subtype: subtypeOf(from),
  };
}

import { LINE_NAMES, NOT_APPLICABLE, TOTALS } from '../read/ubl/names.js';
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
  StatedSubLine,
  StatedTax,
  StatedTaxRow,
  StatedThirdPartyPayment,
  StatedVatTotal,
} from './statement.js';
import { codesOfUbl } from './ubl-codes.js';

/** States a UBL invoice, credit note or debit note. */
export function stateUbl(root: Occurrence, occurrences: readonly Occurrence[]): Statement {
  const lines = root.children.filter(({ name }) => LINE_NAMES.has(name));
  const totals = root.first(...TOTALS);
  const delivery = root.first('cac:Delivery');
  const periods = root.all('cac:InvoicePeriod');
  const vatTotals = root.all('cac:TaxTotal').map(vatTotal);
  const marked = markedAllowances(root);
  const supplier = root.first('cac:AccountingSupplierParty');
  return {
    binding: 'ubl',
    isPartial: false,
    isCreditNote: root.name.endsWith('CreditNote'),
    specificationId: statedAt(root, 'cbc:CustomizationID'),
    businessProcess: statedAt(root, 'cbc:ProfileID'),
    number: statedAt(root, 'cbc:ID'),
    issueDate: statedAt(root, 'cbc:IssueDate'),
    typeCode: stated(root.first('cbc:InvoiceTypeCode', 'cbc:CreditNoteTypeCode')),
    currency: statedAt(root, 'cbc:DocumentCurrencyCode'),
    taxCurrency: statedAt(root, 'cbc:TaxCurrencyCode'),
    taxPointDate: statedAt(root, 'cbc:TaxPointDate'),
    taxPointDateCode: periods.map((each) => statedAt(each, 'cbc:DescriptionCode')).find((code) => code !== undefined),
    dueDate: stated(root.first('cbc:DueDate') ?? root.at('cac:PaymentMeans', 'cbc:PaymentDueDate')),
    paymentTerms: statedTerms(root.at('cac:PaymentTerms', 'cbc:Note')),
    buyerReference: statedAt(root, 'cbc:BuyerReference'),
    orderReference: statedAt(root, 'cac:OrderReference', 'cbc:ID'),
    contractReference: statedAt(root, 'cac:ContractDocumentReference', 'cbc:ID'),
    tenderReference: statedAt(root, 'cac:OriginatorDocumentReference', 'cbc:ID'),
    seller: supplier && party(supplier.first('cac:Party')),
    buyer: optional(root.first('cac:AccountingCustomerParty'), (each) => party(each.first('cac:Party'))),
    payee: optional(root.first('cac:PayeeParty'), otherParty),
    taxRepresentative: optional(root.first('cac:TaxRepresentativeParty'), otherParty),
    deliveryDate: statedAt(delivery, 'cbc:ActualDeliveryDate'),
    deliveryAddress: optional(delivery?.at('cac:DeliveryLocation', 'cac:Address'), address),
    periods: periods.map(period),
    precedingInvoices: root.all('cac:BillingReference').map((each) => statedAt(each, 'cac:InvoiceDocumentReference', 'cbc:ID')),
    documents: root.all('cac:AdditionalDocumentReference').map((each) => statedAt(each, 'cbc:ID')),
    attachments: root
      .all('cac:AdditionalDocumentReference')
      .filter((each) => isSupporting(each, root))
      .map(attachment),
    fileNames: allOf(root, 'cac:AdditionalDocumentReference', 'cac:Attachment', 'cbc:EmbeddedDocumentBinaryObject').flatMap(
      (each) => attributeOf(each, 'filename') ?? [],
    ),
    payments: root.all('cac:PaymentMeans').map(payment),
    thirdPartyPayments: root.all('cac:PrepaidPayment').map(thirdPartyPayment),
    creditorId: creditorId(root),
    serviceCharges: [],
    ...marked,
    totals: totals && {
      lineNetSum: statedAt(totals, 'cbc:LineExtensionAmount'),
      allowances: statedAt(totals, 'cbc:AllowanceTotalAmount'),
      charges: statedAt(totals, 'cbc:ChargeTotalAmount'),
      withoutVat: statedAt(totals, 'cbc:TaxExclusiveAmount'),
      withVat: statedAt(totals, 'cbc:TaxInclusiveAmount'),
      paid: statedAt(totals, 'cbc:PrepaidAmount'),
      rounding: statedAt(totals, 'cbc:PayableRoundingAmount'),
      due: statedAt(totals, 'cbc:PayableAmount'),
    },
    vatTotals,
    breakdown: vatTotals.flatMap(({ rows }) => rows),
    lineTaxRows: lines.flatMap((each) => allOf(each, 'cac:TaxTotal', 'cac:TaxSubtotal').map(taxRow)),
    lines: lines.map(line),
    notes: root.all('cbc:Note').map(stated),
    codes: codesOfUbl(occurrences),
  };
}

function optional<T>(from: Occurrence | undefined, read: (from: Occurrence) => T): T | undefined {
  return from === undefined ? undefined : read(from);
}

const isVat = (from: Occurrence): boolean => statedAt(from, 'cac:TaxScheme', 'cbc:ID')?.toUpperCase() === 'VAT';

function tax(from: Occurrence): StatedTax {
  return {
    category: statedAt(from, 'cbc:ID'),
    isVat: isVat(from),
    rate: statedAt(from, 'cbc:Percent'),
    exemptionReason: statedAt(from, 'cbc:TaxExemptionReason'),
    exemptionCode: statedAt(from, 'cbc:TaxExemptionReasonCode'),
  };
}

function taxRow(from: Occurrence): StatedTaxRow {
  return { taxable: statedAt(from, 'cbc:TaxableAmount'), tax: statedAt(from, 'cbc:TaxAmount'), taxes: from.all('cac:TaxCategory').map(tax) };
}

function vatTotal(from: Occurrence): StatedVatTotal {
  const amount = from.first('cbc:TaxAmount');
  return { amount: stated(amount), currency: attributeOf(amount, 'currencyID'), rows: from.all('cac:TaxSubtotal').map(taxRow) };
}

function allowance(from: Occurrence): StatedAllowance {
  return {
    amount: statedAt(from, 'cbc:Amount'),
    baseAmount: statedAt(from, 'cbc:BaseAmount'),
    percentage: statedAt(from, 'cbc:MultiplierFactorNumeric'),
    reason: statedAt(from, 'cbc:AllowanceChargeReason'),
    reasonCode: statedAt(from, 'cbc:AllowanceChargeReasonCode'),
    taxes: from.all('cac:TaxCategory').map(tax),
  };
}

function markedAllowances(from: Occurrence): { allowances: StatedAllowance[]; charges: StatedAllowance[]; unmarkedAllowances: StatedAllowance[] } {
  const marked = { allowances: [] as StatedAllowance[], charges: [] as StatedAllowance[], unmarkedAllowances: [] as StatedAllowance[] };
  for (const each of from.all('cac:AllowanceCharge')) {
    const isCharge = flag(statedAt(each, 'cbc:ChargeIndicator'));
    (isCharge === undefined ? marked.unmarkedAllowances : isCharge ? marked.charges : marked.allowances).push(allowance(each));
  }
  return marked;
}

function period(from: Occurrence): StatedPeriod {
  return { start: statedAt(from, 'cbc:StartDate'), end: statedAt(from, 'cbc:EndDate'), code: statedAt(from, 'cbc:DescriptionCode') };
}

function address(from: Occurrence): StatedAddress {
  return {
    line1: statedAt(from, 'cbc:StreetName'),
    city: statedAt(from, 'cbc:CityName'),
    postCode: statedAt(from, 'cbc:PostalZone'),
    country: statedAt(from, 'cac:Country', 'cbc:IdentificationCode'),
  };
}

function party(from: Occurrence | undefined): StatedParty {
  const contact = from?.first('cac:Contact');
  const endpoint = from?.first('cbc:EndpointID');
  const legalId = from?.at('cac:PartyLegalEntity', 'cbc:CompanyID');
  const schemes = from?.all('cac:PartyTaxScheme') ?? [];
  return {
    name: statedAt(from, 'cac:PartyLegalEntity', 'cbc:RegistrationName'),
    comparedName: statedAt(from, 'cac:PartyName', 'cbc:Name'),
    ids: from === undefined ? [] : allOf(from, 'cac:PartyIdentification', 'cbc:ID').map((id) => ({ value: stated(id), scheme: attributeOf(id, 'schemeID') })),
    legalId: stated(legalId),
    legalScheme: attributeOf(legalId, 'schemeID'),
    vatIds: schemes.filter(isVat).map((each) => statedAt(each, 'cbc:CompanyID')),
    taxIds: schemes.filter((each) => !isVat(each)).map((each) => statedAt(each, 'cbc:CompanyID')),
    schemedTaxIds: schemes
      .flatMap((each) => each.all('cbc:CompanyID'))
      .map((id) => ({ value: stated(id), scheme: attributeOf(id, 'schemeID') }))
      .filter(({ scheme }) => scheme !== undefined),
    hasTaxId: schemes.some((each) => each.first('cbc:CompanyID') !== undefined),
    address: optional(from?.first('cac:PostalAddress'), address),
    endpoint: endpoint && { value: stated(endpoint), scheme: attributeOf(endpoint, 'schemeID') },
    contact: contact && { name: statedAt(contact, 'cbc:Name'), phone: statedAt(contact, 'cbc:Telephone'), email: statedAt(contact, 'cbc:ElectronicMail') },
  };
}

/** A payee or tax representative: their name is the party name. */
function otherParty(from: Occurrence): StatedParty {
  const read = party(from);
  return { ...read, name: read.comparedName };
}

function payment(from: Occurrence): StatedPayment {
  const card = from.first('cac:CardAccount');
  const mandate = from.first('cac:PaymentMandate');
  const accounts = from.all('cac:PayeeFinancialAccount');
  return {
    code: statedAt(from, 'cbc:PaymentMeansCode'),
    accounts: accounts.map((each) => statedAt(each, 'cbc:ID')),
    providers: accounts.map(provider),
    remittance: statedAt(from, 'cbc:PaymentID'),
    cardNumber: statedAt(card, 'cbc:PrimaryAccountNumberID'),
    hasCard: card !== undefined,
    hasMandate: mandate !== undefined,
    mandateReference: statedAt(mandate, 'cbc:ID'),
    debitedAccount: statedAt(mandate, 'cac:PayerFinancialAccount', 'cbc:ID'),
  };
}

const provider = (account: Occurrence): Stated =>
  statedAt(account, 'cac:FinancialInstitutionBranch', 'cbc:ID') ?? statedAt(account, 'cac:FinancialInstitutionBranch', 'cac:FinancialInstitution', 'cbc:ID');

function thirdPartyPayment(from: Occurrence): StatedThirdPartyPayment {
  const amount = from.first('cbc:PaidAmount');
  return {
    kind: statedAt(from, 'cbc:ID'),
    amount: stated(amount),
    currency: attributeOf(amount, 'currencyID'),
    description: statedAt(from, 'cbc:InstructionID'),
  };
}

/** Whether it is none of those that the syntax keeps among supporting documents: the invoiced object (130), in a credit note the project (50). */
function isSupporting(from: Occurrence, root: Occurrence): boolean {
  const code = statedAt(from, 'cbc:DocumentTypeCode');
  return code !== '130' && !(code === '50' && root.name.endsWith('CreditNote'));
}

function attachment(from: Occurrence): StatedAttachment {
  return {
    id: statedAt(from, 'cbc:ID'),
    description: statedAt(from, 'cbc:DocumentDescription'),
    uri: statedAt(from, 'cac:Attachment', 'cac:ExternalReference', 'cbc:URI'),
  };
}

function creditorId(root: Occurrence): Stated {
  const ids = [root.at('cac:AccountingSupplierParty', 'cac:Party'), root.first('cac:PayeeParty')].flatMap((each) =>
    each ? allOf(each, 'cac:PartyIdentification', 'cbc:ID') : [],
  );
  return stated(ids.find((id) => attributeOf(id, 'schemeID') === 'SEPA'));
}

function subLine(from: Occurrence): StatedSubLine {
  return {
    net: statedAt(from, 'cbc:LineExtensionAmount'),
    taxes: allOf(from, 'cac:Item', 'cac:ClassifiedTaxCategory').map(tax),
    subLines: from.all('cac:SubInvoiceLine').map(subLine),
  };
}

/** Where only the order is meant, writers put "not applicable" for its line. */
function orderLine(from: Occurrence | undefined): Stated {
  const id = statedAt(from, 'cbc:LineID');
  return id === NOT_APPLICABLE && from?.first('cac:OrderReference') !== undefined ? undefined : id;
}

function line(from: Occurrence): StatedLine {
  const quantity = from.first('cbc:InvoicedQuantity', 'cbc:CreditedQuantity', 'cbc:DebitedQuantity');
  const item = from.first('cac:Item');
  const price = from.first('cac:Price');
  const { allowances, charges } = markedAllowances(from);
  const id = (each: Occurrence, scheme: string): { value: Stated; scheme: Stated } => ({ value: stated(each), scheme: attributeOf(each, scheme) });
  return {
    id: statedAt(from, 'cbc:ID'),
    quantity: stated(quantity),
    unit: attributeOf(quantity, 'unitCode'),
    net: statedAt(from, 'cbc:LineExtensionAmount'),
    orderLine: orderLine(from.first('cac:OrderLineReference')),
    itemName: statedAt(item, 'cbc:Name'),
    price: statedAt(price, 'cbc:PriceAmount'),
    grossPrice: statedAt(price, 'cac:AllowanceCharge', 'cbc:BaseAmount'),
    priceDiscount: statedAt(price, 'cac:AllowanceCharge', 'cbc:Amount'),
    priceBase: statedAt(price, 'cbc:BaseQuantity'),
    priceBaseUnit: attributeOf(price?.first('cbc:BaseQuantity'), 'unitCode'),
    taxes: item?.all('cac:ClassifiedTaxCategory').map(tax) ?? [],
    periods: from.all('cac:InvoicePeriod').map(period),
    allowances,
    charges,
    standardIds: item === undefined ? [] : allOf(item, 'cac:StandardItemIdentification', 'cbc:ID').map((each) => id(each, 'schemeID')),
    classifications:
      item === undefined
        ? []
        : allOf(item, 'cac:CommodityClassification', 'cbc:ItemClassificationCode').map((each) => ({
            ...id(each, 'listID'),
            version: attributeOf(each, 'listVersionID'),
          })),
    attributes: item?.all('cac:AdditionalItemProperty').map((each) => ({ name: statedAt(each, 'cbc:Name'), value: statedAt(each, 'cbc:Value') })) ?? [],
    subLines: from.all('cac:SubInvoiceLine').map(subLine),
    parentLine: undefined,
    subtype: undefined,
  };
}

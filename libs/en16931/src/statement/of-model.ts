import type { DocumentAllowanceCharge, Identifier, Invoice, InvoiceLine, LineAllowanceCharge, LineTree, Party, Period, VatBreakdown } from '../model/index.js';
import { isCreditNote, treeOf } from '../model/index.js';
import { codesOfModel } from './model-codes.js';
import type {
  Binding,
  Statement,
  StatedAllowance,
  StatedId,
  StatedLine,
  StatedParty,
  StatedPayment,
  StatedPeriod,
  StatedSubLine,
  StatedTax,
  StatedTaxRow,
} from './statement.js';

/** Where a model comes from, as far as rules ask. */
export interface ModelOrigin {
  /** The binding of its syntax; `ubl` for none. */
  readonly binding?: Binding;
  /** Whether it was read off a page, or from a syntax of a single state. */
  readonly isPartial?: boolean;
}

/** States what a model holds: for an invoice whose document is not at hand, and for one that was never a document. */
export function stateModel(invoice: Invoice, origin: ModelOrigin = {}): Statement {
  const { totals, paymentInstructions: instructions } = invoice;
  const { binding = 'ubl' } = origin;
  const party = binding === 'cii' ? namedParty : tradingParty;
  const breakdown = invoice.vatBreakdown.map(taxRow);
  const isVatStated = totals.vat !== undefined || (breakdown.length > 0 && binding !== 'cii');
  return {
    binding,
    isPartial: origin.isPartial ?? false,
    isCreditNote: isCreditNote(invoice),
    specificationId: invoice.specificationId,
    businessProcess: invoice.businessProcess,
    number: invoice.number,
    issueDate: invoice.issueDate,
    typeCode: invoice.typeCode,
    currency: invoice.currency,
    taxCurrency: invoice.vatAccountingCurrency,
    taxPointDate: invoice.taxPointDate,
    taxPointDateCode: invoice.taxPointDateCode,
    dueDate: invoice.dueDate,
    paymentTerms: invoice.paymentTerms,
    buyerReference: invoice.buyerReference,
    orderReference: invoice.purchaseOrderReference,
    contractReference: invoice.contractReference,
    tenderReference: invoice.tenderOrLotReference,
    seller: party(invoice.seller),
    buyer: party(invoice.buyer),
    payee: invoice.payee && namedParty(invoice.payee),
    taxRepresentative: invoice.taxRepresentative && namedParty(invoice.taxRepresentative),
    deliveryDate: invoice.delivery?.actualDate,
    deliveryAddress: invoice.delivery?.address && address(invoice.delivery.address),
    periods: invoice.period ? [period(invoice.period)] : [],
    precedingInvoices: invoice.precedingInvoices.map(({ number }) => number),
    documents: documents(invoice, binding),
    attachments: invoice.attachments.map(({ id, description, uri }) => ({ id, description, uri })),
    fileNames: invoice.attachments.flatMap(({ filename }) => filename ?? []),
    payments: payments(instructions),
    thirdPartyPayments: [],
    creditorId: instructions?.directDebit?.creditorId,
    allowances: invoice.allowances.map(documentAllowance),
    charges: invoice.charges.map(documentAllowance),
    serviceCharges: [],
    unmarkedAllowances: [],
    totals: {
      lineNetSum: totals.lineNetSum,
      allowances: totals.allowances,
      charges: totals.charges,
      withoutVat: totals.withoutVat,
      withVat: totals.withVat,
      paid: totals.paid,
      rounding: totals.rounding,
      due: totals.due,
    },
    vatTotals: [
      ...(!isVatStated ? [] : [{ amount: totals.vat, currency: invoice.currency, rows: binding === 'cii' ? [] : breakdown }]),
      ...(totals.vatInAccountingCurrency === undefined ? [] : [{ amount: totals.vatInAccountingCurrency, currency: invoice.vatAccountingCurrency, rows: [] }]),
    ],
    breakdown,
    lineTaxRows: [],
    lines:
      binding === 'cii'
        ? invoice.lines.map((each) => line(each))
        : treeOf(invoice.lines).map((each) => ({ ...line(each.line), subLines: each.parts.map(subLine), parentLine: undefined })),
    notes: invoice.notes.map(({ text, subjectCode }) => (binding === 'ubl' && subjectCode !== undefined ? `#${subjectCode}#${text ?? ''}` : text)),
    codes: codesOfModel(invoice, binding),
  };
}

/** Supporting documents, and the objects and the tender that a syntax keeps among them. */
function documents({ attachments, invoicedObjectId, tenderOrLotReference, lines }: Invoice, binding: Binding): Statement['documents'] {
  const others =
    binding === 'cii' ? [invoicedObjectId?.value, tenderOrLotReference, ...lines.map(({ objectId }) => objectId?.value)] : [invoicedObjectId?.value];
  return [...attachments.map(({ id }) => id), ...others.filter((id) => id !== undefined)];
}

/** Ways to pay: one for each account, as both syntaxes have it. */
function payments(instructions: Invoice['paymentInstructions']): StatedPayment[] {
  if (instructions === undefined) return [];
  const { meansCode: code, remittanceInformation: remittance, creditTransfers, card, directDebit } = instructions;
  // What is only a remittance text or a creditor id in the document is no way to pay.
  if (code === undefined && creditTransfers.length === 0 && card === undefined) return [];
  const mandate = { mandateReference: directDebit?.mandateReference, debitedAccount: directDebit?.debitedAccount };
  const way = {
    code,
    remittance,
    cardNumber: card?.number,
    hasCard: card !== undefined,
    hasMandate: Object.values(mandate).some((each) => each !== undefined),
    ...mandate,
  };
  const others = { ...way, hasMandate: false, mandateReference: undefined, debitedAccount: undefined };
  const [first, ...more] = creditTransfers;
  return [
    { ...way, accounts: first ? [first.accountId] : [], providers: first ? [first.serviceProvider] : [] },
    ...more.map(({ accountId, serviceProvider }) => ({ ...others, accounts: [accountId], providers: [serviceProvider] })),
  ];
}

function tax(category: string | undefined, rate: string | undefined): StatedTax[] {
  return category === undefined && rate === undefined ? [] : [{ category, isVat: true, rate, exemptionReason: undefined, exemptionCode: undefined }];
}

function taxRow(row: VatBreakdown): StatedTaxRow {
  const { taxable, tax: amount, category, rate, exemptionReason, exemptionCode } = row;
  return { taxable, tax: amount, taxes: [{ category, isVat: true, rate, exemptionReason, exemptionCode }] };
}

function lineAllowance({ amount, baseAmount, percentage, reason, reasonCode }: LineAllowanceCharge): StatedAllowance {
  return { amount, baseAmount, percentage, reason, reasonCode, taxes: [] };
}

function documentAllowance(from: DocumentAllowanceCharge): StatedAllowance {
  return { ...lineAllowance(from), taxes: tax(from.vatCategory, from.vatRate) };
}

function period({ start, end }: Period): StatedPeriod {
  return { start, end, code: undefined };
}

function address({ line1, city, postCode, country }: NonNullable<Party['address']>): NonNullable<StatedParty['address']> {
  return { line1, city, postCode, country };
}

function identifier({ value, scheme }: Identifier): StatedId {
  return { value, scheme };
}

/** A party that is compared by its trading name. */
function tradingParty(from: Party): StatedParty {
  const { contact } = from;
  return {
    name: from.name,
    comparedName: from.tradingName,
    ids: from.identifiers.map(identifier),
    legalId: from.legalRegistrationId?.value,
    legalScheme: from.legalRegistrationId?.scheme,
    vatIds: from.vatId === undefined ? [] : [from.vatId],
    taxIds: from.taxRegistrationId === undefined ? [] : [from.taxRegistrationId],
    schemedTaxIds: [],
    hasTaxId: from.vatId !== undefined || from.taxRegistrationId !== undefined,
    address: from.address && address(from.address),
    endpoint: from.electronicAddress && identifier(from.electronicAddress),
    contact: contact && { name: contact.name, phone: contact.phone, email: contact.email },
  };
}

/** A party that is compared by its name. */
function namedParty(from: Party): StatedParty {
  return { ...tradingParty(from), comparedName: from.name };
}

function subLine({ line: { net, vatCategory, vatRate }, parts }: LineTree): StatedSubLine {
  return { net, taxes: tax(vatCategory, vatRate), subLines: parts.map(subLine) };
}

function line(from: InvoiceLine): StatedLine {
  return {
    id: from.id,
    quantity: from.quantity,
    unit: from.unit,
    net: from.net,
    orderLine: from.orderLineReference,
    itemName: from.item.name,
    price: from.price.net,
    grossPrice: from.price.gross,
    priceDiscount: from.price.discount,
    priceBase: from.price.baseQuantity,
    priceBaseUnit: from.price.baseQuantityUnit,
    taxes: tax(from.vatCategory, from.vatRate),
    periods: from.period ? [period(from.period)] : [],
    allowances: from.allowances.map(lineAllowance),
    charges: from.charges.map(lineAllowance),
    standardIds: from.item.standardId ? [identifier(from.item.standardId)] : [],
    classifications: from.item.classifications.map(({ value, scheme, version }) => ({ value, scheme, version })),
    attributes: from.item.attributes.map(({ name, value }) => ({ name, value })),
    subLines: [],
    parentLine: from.parentId,
    subtype: from.subtype,
  };
}

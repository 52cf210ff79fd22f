import { emptyInvoice, emptyLine, type Invoice, type InvoiceLine } from '@smartap/en16931';
import { dec, minorUnits, plain, roundTo, sum, type Decimal } from '@smartap/runtime';
import { partyOf, type Company } from './company.js';

/** A line before its net amount is known. */
export interface LineSpec {
  readonly name: string;
  readonly unit: string;
  readonly quantity: string;
  /** Net price of `base` units. */
  readonly price: string;
  readonly base: string;
  readonly rate: string;
  readonly sellerId: string;
  readonly gtin: string;
  readonly orderLine?: string;
  /** Percent off the line. */
  readonly discount?: string;
}

/** An allowance or charge of the document, in percent of the lines or as an amount. */
export interface Extra {
  readonly percent?: string;
  readonly amount?: string;
  readonly reason: string;
  /** UNTDID 5189 for an allowance, 7161 for a charge. */
  readonly reasonCode: string;
}

/** An invoice before it is computed. */
export interface InvoiceSpec {
  readonly seller: Company;
  readonly buyer: Company;
  readonly number: string;
  readonly issueDate: string;
  readonly dueDate: string;
  readonly currency: string;
  readonly typeCode: '380' | '381' | '384';
  /** UNTDID 5305. */
  readonly category: 'S' | 'AE' | 'K';
  readonly lines: readonly LineSpec[];
  readonly iban: string;
  readonly orderNumber?: string;
  readonly preceding?: { readonly number: string; readonly issueDate: string };
  readonly allowance?: Extra;
  readonly charge?: Extra;
}

const EXEMPTIONS = {
  S: undefined,
  AE: { exemptionReason: 'Reverse charge', exemptionCode: 'VATEX-EU-AE' },
  K: { exemptionReason: 'Intra-Community supply', exemptionCode: 'VATEX-EU-IC' },
} as const;

const PEPPOL = 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0';

/** The invoice with every amount computed, as EN 16931 demands. */
export function buildInvoice(spec: InvoiceSpec): Invoice {
  const { seller, buyer, currency } = spec;
  const places = minorUnits(currency);
  // Plain, as every reader gives it back: `12.5`, not `12.50`.
  const money = (value: Decimal): string => plain(roundTo(value, places));
  const lines = spec.lines.map((line, index) => buildLine(line, index, spec, money));
  const lineNetSum = sum(lines.map((line) => line.net ?? '0'));
  const [rate = '0'] = lines.map((line) => line.vatRate);
  const extra = (given: Extra | undefined) => (given ? [{ ...extraOf(given, lineNetSum, money), vatCategory: spec.category, vatRate: rate }] : []);
  const [allowances, charges] = [extra(spec.allowance), extra(spec.charge)];
  const withoutVat = lineNetSum.minus(sum(allowances.map((item) => item.amount))).plus(sum(charges.map((item) => item.amount)));
  const vatBreakdown = breakdown(lines, allowances, charges, spec, money);
  const vat = sum(vatBreakdown.map((part) => part.tax));
  const withVat = money(withoutVat.plus(vat));
  return {
    ...emptyInvoice(),
    number: spec.number,
    issueDate: spec.issueDate,
    ...(spec.typeCode === '381' ? {} : { dueDate: spec.dueDate }),
    typeCode: spec.typeCode,
    currency,
    buyerReference: `${buyer.country}-4010`,
    ...(spec.orderNumber ? { purchaseOrderReference: spec.orderNumber } : {}),
    paymentTerms: spec.typeCode === '381' ? 'Credited to your account' : 'Payable within 30 days without deduction',
    businessProcess: 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0',
    specificationId: PEPPOL,
    precedingInvoices: spec.preceding ? [spec.preceding] : [],
    seller: partyOf(seller),
    buyer: partyOf(buyer),
    delivery: { actualDate: spec.issueDate, address: { line1: buyer.street, postCode: buyer.postCode, city: buyer.city, country: buyer.country } },
    paymentInstructions: { meansCode: '58', remittanceInformation: spec.number, creditTransfers: [{ accountId: spec.iban, accountName: seller.name }] },
    allowances,
    charges,
    totals: {
      lineNetSum: money(lineNetSum),
      ...(allowances[0] ? { allowances: allowances[0].amount } : {}),
      ...(charges[0] ? { charges: charges[0].amount } : {}),
      withoutVat: money(withoutVat),
      vat: money(vat),
      withVat,
      due: withVat,
    },
    vatBreakdown,
    lines,
  };
}

function buildLine(spec: LineSpec, index: number, { category, orderNumber }: InvoiceSpec, money: (value: Decimal) => string): InvoiceLine {
  const gross = dec(spec.quantity).times(spec.price).div(spec.base);
  const off = spec.discount ? money(gross.times(spec.discount).div(100)) : undefined;
  return {
    ...emptyLine(),
    id: String(index + 1),
    quantity: spec.quantity,
    unit: spec.unit,
    net: money(dec(money(gross)).minus(off ?? '0')),
    ...(spec.orderLine && orderNumber ? { orderLineReference: spec.orderLine } : {}),
    allowances: off && spec.discount ? [{ amount: off, baseAmount: money(gross), percentage: spec.discount, reason: 'Discount', reasonCode: '95' }] : [],
    price: { net: spec.price, ...(spec.base === '1' ? {} : { baseQuantity: spec.base, baseQuantityUnit: spec.unit }) },
    vatCategory: category,
    vatRate: category === 'S' ? spec.rate : '0',
    item: { name: spec.name, sellerId: spec.sellerId, standardId: { value: spec.gtin, scheme: '0160' }, classifications: [], attributes: [] },
  };
}

function extraOf({ percent, amount, reason, reasonCode }: Extra, base: Decimal, money: (value: Decimal) => string) {
  if (percent === undefined) return { amount: money(dec(amount ?? '0')), reason, reasonCode };
  return { amount: money(base.times(percent).div(100)), baseAmount: money(base), percentage: percent, reason, reasonCode };
}

function breakdown(
  lines: readonly InvoiceLine[],
  allowances: readonly { amount: string; vatRate: string }[],
  charges: readonly { amount: string; vatRate: string }[],
  { category }: InvoiceSpec,
  money: (value: Decimal) => string,
) {
  const rates = [...new Set(lines.map((line) => line.vatRate ?? '0'))];
  return rates.map((rate) => {
    const of = (items: readonly { vatRate?: string | undefined }[], read: (index: number) => string | undefined): Decimal =>
      sum(items.flatMap((item, index) => (item.vatRate === rate ? (read(index) ?? []) : [])));
    const taxable = of(lines, (index) => lines[index]?.net)
      .minus(of(allowances, (index) => allowances[index]?.amount))
      .plus(of(charges, (index) => charges[index]?.amount));
    return { taxable: money(taxable), tax: money(taxable.times(rate).div(100)), category, rate, ...EXEMPTIONS[category] };
  });
}

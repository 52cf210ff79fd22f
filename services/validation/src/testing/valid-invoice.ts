import { emptyInvoice, emptyLine, type DocumentAllowanceCharge, type Invoice, type InvoiceLine, type VatBreakdown } from '@smartap/en16931';
import { dec, plain, roundTo, sum } from '@smartap/runtime';
import * as fc from 'fast-check';

/** What an invoice is made of before its totals are reckoned. */
interface Parts {
  readonly category: string;
  readonly lines: readonly { readonly quantity: number; readonly cents: number; readonly rate: string }[];
  readonly allowances: readonly number[];
  readonly charges: readonly number[];
  readonly paid: number | undefined;
  readonly isCredit: boolean;
}

const RATES: Readonly<Record<string, readonly string[]>> = { S: ['19', '7', '5.5'], L: ['7', '0'], M: ['4', '0'] };
const EXEMPT: Readonly<Record<string, string>> = { E: 'VATEX-EU-132', AE: 'VATEX-EU-AE', K: 'VATEX-EU-IC', G: 'VATEX-EU-G', O: 'VATEX-EU-O' };

const money = (cents: number): string => plain(dec(cents).div(100));

const parts = (category: string): fc.Arbitrary<Parts> =>
  fc.record({
    category: fc.constant(category),
    lines: fc.array(
      fc.record({
        quantity: fc.integer({ min: 1, max: 500 }),
        cents: fc.integer({ min: 1, max: 99_999 }),
        rate: fc.constantFrom(...(RATES[category] ?? ['0'])),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    allowances: fc.array(fc.integer({ min: 1, max: 500 }), { maxLength: 2 }),
    charges: fc.array(fc.integer({ min: 1, max: 500 }), { maxLength: 2 }),
    paid: fc.option(fc.integer({ min: 1, max: 900 }), { nil: undefined }),
    isCredit: fc.boolean(),
  });

function lineOf({ category }: Parts, { quantity, cents, rate }: Parts['lines'][number], index: number): InvoiceLine {
  return {
    ...emptyLine(),
    id: String(index + 1),
    quantity: String(quantity),
    unit: 'C62',
    net: money(quantity * cents),
    price: { net: money(cents) },
    vatCategory: category,
    ...(category === 'O' ? {} : { vatRate: rate }),
    item: { ...emptyLine().item, name: `Item ${index + 1}` },
  };
}

function breakdownOf(
  category: string,
  lines: readonly InvoiceLine[],
  allowances: readonly DocumentAllowanceCharge[],
  charges: readonly DocumentAllowanceCharge[],
): VatBreakdown[] {
  const items = [
    ...lines.map(({ vatRate, net = '0' }) => ({ vatRate, amount: dec(net) })),
    ...charges.map(({ vatRate, amount = '0' }) => ({ vatRate, amount: dec(amount) })),
    ...allowances.map(({ vatRate, amount = '0' }) => ({ vatRate, amount: dec(amount).neg() })),
  ];
  return [...Map.groupBy(items, ({ vatRate }) => vatRate)].map(([rate, group]) => {
    const taxable = sum(group.map(({ amount }) => amount));
    const exemption = EXEMPT[category];
    return {
      category,
      taxable: plain(taxable),
      tax: plain(roundTo(taxable.times(rate ?? '0').div(100), 2)),
      ...(rate === undefined ? {} : { rate }),
      ...(exemption ? { exemptionCode: exemption, exemptionReason: 'Exempt' } : {}),
    };
  });
}

function invoiceOf(given: Parts): Invoice {
  const { category } = given;
  const lines = given.lines.map((line, index) => lineOf(given, line, index));
  const [rate] = lines.map(({ vatRate }) => vatRate);
  const extra =
    (reasonCode: string) =>
    (cents: number): DocumentAllowanceCharge => ({
      amount: money(cents),
      vatCategory: category,
      ...(rate === undefined ? {} : { vatRate: rate }),
      reason: 'Agreed',
      reasonCode,
    });
  const allowances = given.allowances.map(extra('95'));
  const charges = given.charges.map(extra('FC'));
  const vatBreakdown = breakdownOf(category, lines, allowances, charges);
  const lineNetSum = sum(lines.map(({ net = '0' }) => net));
  const [less, more] = [allowances, charges].map((list) => sum(list.map(({ amount = '0' }) => amount)));
  const withoutVat = lineNetSum.minus(less ?? '0').plus(more ?? '0');
  const vat = sum(vatBreakdown.map(({ tax = '0' }) => tax));
  const paid = given.paid === undefined ? undefined : money(given.paid);
  const isOutside = category === 'O';
  const party = (name: string, vatId: string) => ({
    identifiers: [{ value: '4000001000005', scheme: '0088' }],
    name,
    ...(isOutside ? {} : { vatId }),
    address: { line1: 'Street 1', city: 'Town', postCode: '10115', country: vatId.slice(0, 2) },
    electronicAddress: { value: vatId, scheme: '9930' },
  });
  return {
    ...emptyInvoice(),
    specificationId: 'urn:cen.eu:en16931:2017',
    number: 'R-1',
    issueDate: '2026-01-14',
    dueDate: '2026-02-14',
    typeCode: given.isCredit ? '381' : '380',
    currency: 'EUR',
    buyerReference: '04011000-12345-34',
    paymentTerms: '30 days',
    seller: { ...party('Seller GmbH', 'DE123456788'), contact: { name: 'Ann', phone: '+49 30 123456', email: 'ann@example.org' } },
    buyer: party('Buyer SARL', 'FR40303265045'),
    delivery: { actualDate: '2026-01-13', address: { city: 'Lille', postCode: '59000', country: 'FR' } },
    period: { start: '2026-01-01', end: '2026-01-31' },
    paymentInstructions: { meansCode: '58', creditTransfers: [{ accountId: 'DE89370400440532013000' }] },
    precedingInvoices: given.isCredit ? [{ number: 'R-0', issueDate: '2026-01-02' }] : [],
    allowances,
    charges,
    vatBreakdown,
    lines,
    totals: {
      lineNetSum: plain(lineNetSum),
      ...(allowances.length > 0 ? { allowances: plain(less ?? '0') } : {}),
      ...(charges.length > 0 ? { charges: plain(more ?? '0') } : {}),
      withoutVat: plain(withoutVat),
      vat: plain(vat),
      withVat: plain(withoutVat.plus(vat)),
      ...(paid === undefined ? {} : { paid }),
      due: plain(withoutVat.plus(vat).minus(paid ?? '0')),
    },
  };
}

/** Invoices and credit notes of one VAT category that break no rule of EN 16931. */
export const validInvoice = (categories: readonly string[] = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M']): fc.Arbitrary<Invoice> =>
  fc
    .constantFrom(...categories)
    .chain(parts)
    .map(invoiceOf);

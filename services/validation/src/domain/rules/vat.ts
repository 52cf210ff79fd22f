import type { Finding } from '@smartap/contracts';
import { isItem, type Invoice, type VatBreakdown } from '@smartap/en16931';
import { dec, fixed, minorUnits, plain, roundTo, sum, type Decimal } from '@smartap/runtime';
import { found } from '../messages/found.js';

/** The tax of a row of the breakdown, as stated and by both ways of rounding. */
export interface TaxCheck {
  /** UNTDID 5305. */
  readonly category: string | null;
  readonly rate: string;
  readonly taxable: string;
  readonly announced: string;
  /** Rounded once, of the base. */
  readonly ofTotal: string;
  /** Rounded line by line; null when lines, allowances and charges of the category are not its base. */
  readonly perLine: string | null;
}

/** The tax of each complete row of the VAT breakdown by both ways of rounding. */
export function checkTaxes(invoice: Invoice): TaxCheck[] {
  const places = minorUnits(invoice.currency ?? '');
  return completeRows(invoice).map((row) => {
    const lines = perLine(invoice, row, places);
    return {
      category: row.category ?? null,
      rate: row.rate,
      taxable: row.taxable,
      announced: row.tax,
      ofTotal: plain(taxOf(dec(row.taxable), row.rate, places)),
      perLine: lines ? plain(lines) : null,
    };
  });
}

type CompleteRow = VatBreakdown & { readonly taxable: string; readonly tax: string; readonly rate: string };

/** The rows of the breakdown whose tax can be computed. */
function completeRows({ vatBreakdown }: Invoice): CompleteRow[] {
  return vatBreakdown.filter((row): row is CompleteRow => row.taxable !== undefined && row.tax !== undefined && row.rate !== undefined);
}

/** Currencies whose coins below one unit are gone, though ISO 4217 counts them: taxes are mostly stated in whole units. */
const WHOLE_BY_CUSTOM: ReadonlySet<string> = new Set(['COP', 'HUF', 'IDR', 'TWD']);

/** The smallest amount in which a tax is stated. */
function unitOf(currency: string, stated: string): Decimal {
  const isWhole = WHOLE_BY_CUSTOM.has(currency) && dec(stated).round().eq(stated);
  return dec(isWhole ? '1' : `1e-${minorUnits(currency)}`);
}

/**
 * The standard's BR-CO-17 forgives almost a whole unit of the currency. Issuers round each line or the total: a tax that neither
 * way gives to within the smallest amount in which it is stated is looked at.
 */
export function checkVat(invoice: Invoice): Finding[] {
  const { currency = '' } = invoice;
  const places = minorUnits(currency);
  return completeRows(invoice).flatMap((row) => {
    const { category = '?', rate, taxable, tax: stated } = row;
    const unit = unitOf(currency, stated);
    const isRight = (computed: Decimal | undefined): boolean => computed !== undefined && computed.minus(stated).abs().lte(unit);
    const ofTotal = taxOf(dec(taxable), rate, places);
    if (isRight(ofTotal) || isRight(perLine(invoice, row, places))) return [];
    const expected = fixed(ofTotal, places);
    return [
      found(
        'VAT_DIFFERS',
        { category, rate, stated, taxable, computed: expected },
        { severity: 'error', terms: ['BT-116', 'BT-117', 'BT-119'], expected, actual: stated },
      ),
    ];
  });
}

const taxOf = (amount: Decimal, rate: string, places: number): Decimal => roundTo(amount.times(rate).div(100), places);

/** The tax rounded line by line; none when the lines, allowances and charges of the category are not its base. */
function perLine(invoice: Invoice, part: Pick<CompleteRow, 'category' | 'taxable' | 'rate'>, places: number): Decimal | undefined {
  const rate = dec(part.rate);
  const ofPart = ({ vatCategory, vatRate }: { vatCategory?: string; vatRate?: string }): boolean =>
    vatCategory === part.category && vatRate !== undefined && rate.eq(vatRate);
  const amounts = [
    ...invoice.lines
      .filter(isItem)
      .filter(ofPart)
      .map((line) => dec(line.net ?? '0')),
    ...invoice.charges.filter(ofPart).map((charge) => dec(charge.amount ?? '0')),
    ...invoice.allowances.filter(ofPart).map((allowance) => dec(allowance.amount ?? '0').neg()),
  ];
  return sum(amounts).eq(part.taxable) ? sum(amounts.map((amount) => taxOf(amount, part.rate, places))) : undefined;
}

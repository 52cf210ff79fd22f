import type { StatedTax, StatedTaxRow, Statement } from '@smartap/en16931';
import { fixed } from '@smartap/runtime';
import type { Facts } from '../facts.js';
import { isThere, required } from '../presence.js';
import { isWithinOne, taxOf, wholeOf } from '../reckon.js';
import { rule, type Report, type Rule } from '../rule.js';
import { texts, type Place } from '../texts.js';
import { ofFamilies } from './vat/ids.js';

/** In CII the rules of these categories stand in place of those of the breakdown. */
const OWN_IN_CII = new Set(['L', 'M', 'O']);

export const vatOf = (row: StatedTaxRow): StatedTax | undefined => row.taxes.find(({ isVat }) => isVat);

/** The rows that rules of the breakdown look at. */
export function rowsOf(s: Statement): readonly StatedTaxRow[] {
  if (s.binding === 'ubl') return s.lineTaxRows.length > 0 ? [...s.breakdown, ...s.lineTaxRows] : s.breakdown;
  return s.breakdown.filter((row) => !OWN_IN_CII.has(vatOf(row)?.category ?? ''));
}

function overRows(check: (row: StatedTaxRow, facts: Facts, report: Report, place: Place) => void): Rule['check'] {
  return (facts, report) => rowsOf(facts.s).forEach((row, index) => check(row, facts, report, { group: 'breakdown', index }));
}

const requiredInRows = (
  id: string,
  term: 'BT-116' | 'BT-117' | 'BT-118' | 'BT-119',
  isGiven: (row: StatedTaxRow) => boolean,
  follows: readonly string[],
): Rule =>
  required(
    id,
    term,
    overRows((row, _, report, place) => {
      if (!isGiven(row)) report({ place });
    }),
    { follows },
  );

function isTaxRight({ amount, s }: Facts, row: StatedTaxRow): boolean {
  const tax = amount(row.tax);
  if (tax === undefined) return false;
  const rate = amount(vatOf(row)?.rate);
  if (rate === undefined || wholeOf(rate).eq(0)) return wholeOf(tax).eq(0);
  const taxable = amount(row.taxable);
  if (taxable === undefined) return false;
  const computed = taxOf(taxable, rate);
  return isWithinOne(tax.abs(), computed) || (s.binding === 'cii' && tax.abs().minus(computed).abs().eq(1));
}

/** The rows of the VAT breakdown: BR-45 to BR-48 and BR-CO-17. */
export const BREAKDOWN_RULES: readonly Rule[] = [
  requiredInRows('BR-45', 'BT-116', (row) => isThere(row.taxable), ['BR-CO-17', ...ofFamilies('08', '09')]),
  requiredInRows('BR-46', 'BT-117', (row) => isThere(row.tax), ['BR-CO-14', 'BR-CO-17', ...ofFamilies('09')]),
  requiredInRows('BR-47', 'BT-118', (row) => isThere(vatOf(row)?.category), ['BR-48', ...ofFamilies('01')]),
  requiredInRows('BR-48', 'BT-119', (row) => isThere(vatOf(row)?.rate) || vatOf(row)?.category === 'O', ['BR-CO-17', ...ofFamilies('09')]),
  rule({
    id: 'BR-CO-17',
    follows: ['BR-CO-14', ...ofFamilies('09')],
    terms: ['BT-116', 'BT-117', 'BT-119'],
    text: texts(
      'The tax of a VAT breakdown (BT-117) shall be its base (BT-116) times its rate (BT-119), less than one unit of the currency off.',
      'Die Steuer einer Aufschlüsselung (BT-117) muss Bemessungsgrundlage (BT-116) mal Satz (BT-119) sein, auf weniger als eine Währungseinheit genau.',
    ),
    message: texts(
      'VAT of category {category} at {rate} % (BT-117) is stated as {stated}, but {taxable} × {rate} % is {computed}. Ask the seller for a corrected invoice.',
      'Die Umsatzsteuer der Kategorie {category} zu {rate} % (BT-117) ist mit {stated} angegeben, {taxable} × {rate} % sind aber {computed}. Den Verkäufer um eine berichtigte Rechnung bitten.',
    ),
    check: overRows((row, facts, report, place) => {
      if (isTaxRight(facts, row)) return;
      const [taxable, rate] = [facts.amount(row.taxable), facts.amount(vatOf(row)?.rate)];
      const computed = taxable && rate ? fixed(taxable.times(rate).div(100), 2) : '—';
      report({
        place,
        values: { category: vatOf(row)?.category ?? '?', rate: vatOf(row)?.rate ?? '?', stated: row.tax ?? '—', taxable: row.taxable ?? '?', computed },
        expected: computed,
        actual: row.tax ?? '',
      });
    }),
  }),
];

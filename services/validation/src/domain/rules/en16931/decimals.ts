import type { Stated, StatedAllowance, StatedLine, StatedTotals, Statement } from '@smartap/en16931';
import { atLine } from '../presence.js';
import { rowsOf } from './breakdown.js';
import { rule, type Report, type Rule } from '../rule.js';
import { texts, type Place } from '../texts.js';

const PLACES = 2;

/** Whether a lexical amount has at most two decimals, zeros counted. */
function isShort(text: Stated): boolean {
  const point = text?.indexOf('.') ?? -1;
  return point < 0 || text === undefined || text.length - point - 1 <= PLACES;
}

type Amounts = (s: Statement, take: (text: Stated, place?: Place) => void) => void;

function decimals(id: string, term: string, amounts: Amounts): Rule {
  return rule({
    id,
    terms: [term],
    text: texts(`The amount ${term} shall have two decimals at most.`, `Der Betrag ${term} darf höchstens zwei Nachkommastellen haben.`),
    message: texts(
      `The amount {amount} (${term}) has more than two decimals. Ask the seller to round it.`,
      `Der Betrag {amount} (${term}) hat mehr als zwei Nachkommastellen. Den Verkäufer bitten, ihn zu runden.`,
    ),
    check: ({ s }, report: Report) =>
      amounts(s, (text, place) => {
        if (!isShort(text)) report({ place, values: { amount: text ?? '' }, actual: text ?? '' });
      }),
  });
}

type Kind = 'allowances' | 'charges';
const ofTotals =
  (key: keyof StatedTotals): Amounts =>
  (s, take) =>
    take(s.totals?.[key]);
const ofDocument =
  (kind: Kind, read: (each: StatedAllowance) => Stated): Amounts =>
  (s, take) =>
    s[kind].forEach((each, index) => take(read(each), { group: kind === 'allowances' ? 'allowance' : 'charge', index }));
const ofLines =
  (read: (line: StatedLine) => Stated): Amounts =>
  (s, take) =>
    s.lines.forEach((line, index) => take(read(line), atLine(line, index)));
const ofLineAllowances =
  (kind: Kind, read: (each: StatedAllowance) => Stated): Amounts =>
  (s, take) =>
    s.lines.forEach((line, index) => line[kind].forEach((each) => take(read(each), atLine(line, index))));
/** Of VAT totals in CII zeros at the end do not count. */
const counted = ({ binding }: Statement, amount: Stated): Stated => (binding === 'cii' ? amount?.replace(/(\.\d*?)0+$/, '$1') : amount);
const ofVat =
  (currency: (s: Statement) => Stated): Amounts =>
  (s, take) =>
    s.vatTotals.filter((total) => total.currency !== undefined && total.currency === currency(s)).forEach((total) => take(counted(s, total.amount)));

/** At most two decimals: BR-DEC-01 to BR-DEC-28. */
export const DECIMAL_RULES: readonly Rule[] = [
  decimals(
    'BR-DEC-01',
    'BT-92',
    ofDocument('allowances', (each) => each.amount),
  ),
  decimals(
    'BR-DEC-02',
    'BT-93',
    ofDocument('allowances', (each) => each.baseAmount),
  ),
  decimals(
    'BR-DEC-05',
    'BT-99',
    ofDocument('charges', (each) => each.amount),
  ),
  decimals(
    'BR-DEC-06',
    'BT-100',
    ofDocument('charges', (each) => each.baseAmount),
  ),
  decimals('BR-DEC-09', 'BT-106', ofTotals('lineNetSum')),
  decimals('BR-DEC-10', 'BT-107', ofTotals('allowances')),
  decimals('BR-DEC-11', 'BT-108', ofTotals('charges')),
  decimals('BR-DEC-12', 'BT-109', ofTotals('withoutVat')),
  decimals(
    'BR-DEC-13',
    'BT-110',
    ofVat((s) => s.currency),
  ),
  decimals('BR-DEC-14', 'BT-112', ofTotals('withVat')),
  decimals(
    'BR-DEC-15',
    'BT-111',
    ofVat((s) => (s.taxCurrency === s.currency ? undefined : s.taxCurrency)),
  ),
  decimals('BR-DEC-16', 'BT-113', ofTotals('paid')),
  decimals('BR-DEC-17', 'BT-114', ofTotals('rounding')),
  decimals('BR-DEC-18', 'BT-115', ofTotals('due')),
  decimals('BR-DEC-19', 'BT-116', (s, take) => rowsOf(s).forEach((row, index) => take(row.taxable, { group: 'breakdown', index }))),
  decimals('BR-DEC-20', 'BT-117', (s, take) => rowsOf(s).forEach((row, index) => take(row.tax, { group: 'breakdown', index }))),
  decimals(
    'BR-DEC-23',
    'BT-131',
    ofLines((line) => line.net),
  ),
  decimals(
    'BR-DEC-24',
    'BT-136',
    ofLineAllowances('allowances', (each) => each.amount),
  ),
  decimals(
    'BR-DEC-25',
    'BT-137',
    ofLineAllowances('allowances', (each) => each.baseAmount),
  ),
  decimals(
    'BR-DEC-27',
    'BT-141',
    ofLineAllowances('charges', (each) => each.amount),
  ),
  decimals(
    'BR-DEC-28',
    'BT-142',
    ofLineAllowances('charges', (each) => each.baseAmount),
  ),
];

import { canonicalDecimal } from '@smartap/en16931';
import { boxOf, type Box } from '../../pdf/word.js';
import type { LabelHit } from './hits/label-hits.js';
import type { Line } from './line.js';
import { joinThousands, spacedThousandsOf, type SpacedThousands } from './thousands.js';

/** An amount as printed. */
export interface Amount {
  /** Canonical decimal. */
  value: string;
  text: string;
  line: Line;
  /** First and last word in the line. */
  from: number;
  to: number;
  box: Box;
  /** Two decimals or a currency: surely money. */
  isMoney: boolean;
}

/** The decimal sign of a document. */
export type DecimalSign = ',' | '.';

/** How a document prints its numbers. */
export interface NumberStyle {
  readonly sign: DecimalSign;
  readonly spaced: SpacedThousands;
}

/** Thousands are set apart, and lakhs in India: `12,34,567.00`. */
const NUMBER =
  /^(?<before>[^\d\s+\-−–(.,]{0,4})(?<sign>[+\-−–]?)(?<more>[^\d\s+\-−–(.,]{0,4})(?<digits>\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?|\d{1,3}(?:[.,'’′ ]\d{3})*(?:[.,]\d+)?|\d+(?:[.,]\d+)?)(?<after>[^\d\s]{0,4})$/u;
/** A narrow space that a font has not is printed as a stroke by some makers: `1/169,77`. */
const STROKE = /(?<!\d)(\d{1,3})\/(\d{3},\d{2})(?!\d)/;
/** A currency as a word of its own. */
export const CURRENCY_WORD = /^(?:[$€£¥]|EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK|HUF|RON|BGN|CAD|AUD|NZD|JPY|INR|DEM|euros?|kr\.?|zł|Kč|US\$|C\$|A\$)$/iu;

/** Whether a word says that an amount beside it is in a currency. */
export const isCurrency = (text: string): boolean => CURRENCY_WORD.test(text);

/** The decimal sign by the numbers of the document that can only be read one way. */
function decimalSignOf(lines: readonly Line[]): DecimalSign {
  let votes = 0;
  for (const line of lines) {
    if (!/\d[.,]\d{2}/.test(line.row.text)) continue;
    for (const { text } of line.words) {
      if (!/\d[.,]\d{2}/.test(text)) continue;
      if (/\d,\d{2}(?:\D*)$/.test(text)) votes += 1;
      if (/\d\.\d{2}(?:\D*)$/.test(text) && !/\d\.\d{2}\.\d/.test(text)) votes -= 1;
      if (/\d\.\d{3},\d{2}/.test(text)) votes += 3;
      if (/\d,\d{3}\.\d{2}/.test(text)) votes -= 3;
    }
  }
  // Where no amount has decimals, as in Chile, one with thousands twice tells: `1.383.200`.
  const isPointed = votes === 0 && lines.some(({ words }) => words.some(({ text }) => /^\D?\d{1,3}(?:\.\d{3}){2,}$/.test(text)));
  return votes > 0 || isPointed ? ',' : '.';
}

/** How all numbers of a document are printed. */
export function numberStyleOf(lines: readonly Line[], labels: readonly (readonly LabelHit[])[]): NumberStyle {
  return { sign: decimalSignOf(lines), spaced: spacedThousandsOf(lines, labels) };
}

/** Digits with separators as a canonical decimal, by the decimal sign where they can be read two ways. */
export function readDigits(digits: string, sign: DecimalSign): string | undefined {
  const plain = digits.replaceAll(/['’′ ]/g, '');
  const [commas, points] = [plain.split(',').length - 1, plain.split('.').length - 1];
  let decimal: DecimalSign | undefined;
  if (commas > 0 && points > 0) decimal = plain.lastIndexOf(',') > plain.lastIndexOf('.') ? ',' : '.';
  else if (commas + points === 1) {
    const mark: DecimalSign = commas === 1 ? ',' : '.';
    const isThousands = /^\d{1,3}[.,]\d{3}$/.test(plain) && mark !== sign;
    decimal = isThousands ? undefined : mark;
  }
  const other = decimal === ',' ? '.' : ',';
  const cleaned = decimal === undefined ? plain.replaceAll(/[.,]/g, '') : plain.replaceAll(other, '').replace(decimal, '.');
  return canonicalDecimal(cleaned);
}

function isPercent(line: Line, index: number): boolean {
  return /%/.test(line.words[index]?.text ?? '') || line.words[index + 1]?.text.startsWith('%') === true;
}

/** The sign between a quantity and its price. */
const COUNTS = /^[x×@]$/;

/** A dash right before a number is its sign; one in a cell of its own says that the cell is empty, one behind each of several rates stands before its amount, one behind a name before how many there are: `8% – 100,80 zł, 23% – 20,70 zł`, `Sockets – 2 @ 85.00`. */
function isMinus({ words, cellOf }: Line, at: number): boolean {
  const isRate = (word: number): boolean => cellOf[word] === cellOf[at] && words[word]?.text.endsWith('%') === true;
  const isBehindRate = isRate(at - 1) && words.some((_, other) => other !== at - 1 && isRate(other));
  const isBeforeCount = cellOf[at - 1] === cellOf[at] && COUNTS.test(words[at + 2]?.text ?? '');
  return /^[-−–]$/.test(words[at]?.text ?? '') && cellOf[at] === cellOf[at + 1] && !isBehindRate && !isBeforeCount;
}

/** A currency with the sign of the amount behind it: `-€ 8,26`; a dash that begins its cell before one is that too: `- € 8,26`. */
const isMinusBefore = ({ words, cellOf }: Line, at: number): boolean =>
  cellOf[at] === cellOf[at + 1] &&
  (/^[-−–](?:[$€£¥]|EUR|USD|GBP|CHF)$/.test(words[at]?.text ?? '') ||
    (isCurrency(words[at]?.text ?? '') && /^[-−–]$/.test(words[at - 1]?.text ?? '') && cellOf[at - 1] === cellOf[at] && cellOf[at - 2] !== cellOf[at - 1]));

function amountAt(line: Line, index: number, { sign, spaced }: NumberStyle): Amount | undefined {
  if (!/\d/.test(line.words[index]?.text ?? '')) return undefined;
  const { text, to } = joinThousands(line, index, spaced);
  // `(35,13 €)` is two words.
  const unit = /^(\S{1,4})\)$/.exec(line.words[to + 1]?.text ?? '')?.[1] ?? '';
  const bare = CURRENCY_WORD.test(unit) ? text.replace(/^\(/, '') : text.replace(/^\((.*)\)$/, '$1');
  const groups = NUMBER.exec(bare.replace(STROKE, '$1 $2'))?.groups;
  if (groups === undefined || isPercent(line, to)) return undefined;
  const { before = '', more = '', digits = '', after = '' } = groups;
  const mark = `${before}${more}${after}`.replaceAll(/[.,:;*)(]/g, '');
  if (/[\p{L}]/u.test(mark) && !CURRENCY_WORD.test(mark) && !/^[Ää]$/.test(mark)) return undefined;
  const value = readDigits(digits, sign);
  if (value === undefined) return undefined;
  const isNegative = /[-−–]/.test(groups['sign'] ?? '') || /^[-−–]/.test(after) || isMinus(line, index - 1) || isMinusBefore(line, index - 1);
  const hasCurrency =
    mark !== '' ||
    isMinusBefore(line, index - 1) ||
    CURRENCY_WORD.test(line.words[index - 1]?.text ?? '') ||
    CURRENCY_WORD.test(unit) ||
    CURRENCY_WORD.test(line.words[to + 1]?.text ?? '');
  const words = line.words.slice(index, to + 1);
  return {
    value: isNegative && value !== '0' ? `-${value}` : value,
    text,
    line,
    from: index,
    to,
    box: boxOf(words),
    isMoney: hasCurrency || /[.,]\d{2}$/.test(digits),
  };
}

/** Every amount of a line from left to right; percentages and dates are none. */
export function amountsOf(line: Line, style: NumberStyle): Amount[] {
  if (!/\d/.test(line.row.text)) return [];
  const amounts: Amount[] = [];
  for (let index = 0; index < line.words.length; index += 1) {
    const amount = amountAt(line, index, style);
    if (amount === undefined) continue;
    amounts.push(amount);
    index = amount.to;
  }
  return amounts;
}

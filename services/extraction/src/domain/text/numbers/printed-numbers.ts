import { oncePer } from '@smartap/runtime';
import { boxOf, overlap, type Box } from '../../pdf/word.js';
import { isCurrency } from '../print/amounts.js';
import { INWARD, OUTWARD } from '../print/british-code.js';
import type { Line } from '../print/line.js';
import type { Reading } from '../print/reading.js';
import { coverage, foldedOf, phrasesIn } from '../title/phrases.js';
import { isBill } from '../title/title.js';
import { restOfNumber } from './broken-number.js';

/** A number of a document, an order or a customer as it is printed in a line: its words from first to last. */
export interface PrintedNumber {
  value: string;
  from: number;
  to: number;
  box: Box;
}

const ID = /^#?[\p{L}\p{N}][\p{L}\p{N}_./\\\-+]*$/u;
const MAX_ID = 40;
/** A storey and a unit of an address in Singapore: `#14-05`. */
const UNIT = /^#\d{2}-\d{2,4}[A-Z]?$/;
/** A unit of area or volume: `8 m3`. */
const MEASURE = /^[cdk]?m[23]$/i;
/** What stands before a number that is only called a reference or a number. */
export const REFERENCE = /^(?:(?:r[eé]f|rif|nro|n[ro]|n[uú]m)(?![\p{L}\d])|n\.?\s?[°º]|[nč]\.(?=\s|$))/iu;

/** The end of a label that a number touches: `Orden de Compra delPO-24771`. */
const GLUED = /^\p{Ll}{2,}(?=\p{Lu}+[\d\W])/u;

/** Whether a word is part of a date or of an amount with cents or a sign of money. */
function isDateOrMoney(reading: Reading, index: number, word: number): boolean {
  const isDate = reading.dates[index]?.some((date) => date.from <= word && word <= date.to) ?? false;
  const isMoney = reading.amounts[index]?.some((amount) => amount.from <= word && word <= amount.to && /[.,]\d{2}$|[$€£]/.test(amount.text)) ?? false;
  return isDate || isMoney;
}

/** What a number of several parts begins with, such as the kind of document in Portugal and Poland: `FT A/22847` (Portaria 302/2016, SAF-T field InvoiceNo), `FS 3817/2025/MAG`, `F 512/2026`. */
const KIND = /^(?!N[OR]?$|REF$|VAT$|TVA$|IVA$|BTW$|GST$)[A-Z]{1,3}$/;
const OF_PARTS = /^[^/\s]+(?:\/[^/\s]+)+$/;

/** What a number of several words begins or ends with: a series, the kind of document, or who counts. */
const SERIES = /^(?!N[OR]?$|REF$|VAT$|TVA$|IVA$|BTW$|GST$)[A-Z]{1,4}(?:-[A-Z]{1,2})?$/;
const GROUP = /^\d{1,10}(?:[-/]\d{2,5})*$/;
/** The first group may begin with the letters of a series: `M25 0588 1120 47`, `H-260 4183`. */
const FIRST_GROUP = /^(?:[A-Z]{0,2}|[A-Z]-)\d{1,5}(?:[-/]\d{2,5})*$/;
/** A series of a year, before the number in it: `A/25 003317`. */
const OF_YEAR = /^[A-Z]{1,4}[/-]?(?:20)?\d{2}$/;
/** A series, and the thousands of the number in it. */
const SERIES_OF_THOUSANDS = /^[A-Z]{1,4}-\d{1,3}$/;
/** What may stand between the groups of a number: `AR 4 / 2025-017`, `2506 E 0088 4471`. */
const BETWEEN = /^(?:[A-Z]|[/-])$/;
/** A number in groups has so many figures at least, and so many where a stroke stands among them, `R 318 / 26`, or behind what announces it: `Samlefaktura 118 472`. */
const MIN_FIGURES = { apart: 8, counted: 7, announced: 6, parted: 4 } as const;

/** The first word of a value: it begins its cell, or stands behind a label and its colon. */
function beginsValue(reading: Reading, index: number, { words, cellOf }: Line, word: number): boolean {
  const last = words[word - 1]?.text === ':' ? word - 2 : word - 1;
  return cellOf[word - 1] !== cellOf[word] || reading.labels[index]?.some(({ to }) => to === last) === true;
}

/** A day of a month, behind a small word. */
const DAY = /^\d{1,2}\.?$/;

/** A small word before a date: `du`, `dt.`, `d.d.`. */
const SMALL = /^(?:\p{Ll}{1,5}\.?|(?:\p{Ll}\.){2,3})$/u;

/** The last word of a value: it ends its cell, or a word with a colon follows, or a date, with a small word before it at most: `LH 90218 dt. 02-Apr-2025`, `BC 2031-4 du 20 août`. */
function endsValue(reading: Reading, index: number, { words, cellOf }: Line, word: number): boolean {
  const isBefore = SMALL.test(words[word + 1]?.text ?? '');
  const next = isBefore ? word + 2 : word + 1;
  return (
    cellOf[word + 1] !== cellOf[word] ||
    /^\p{L}+:$/u.test(words[word + 1]?.text ?? '') ||
    (isBefore && DAY.test(words[next]?.text ?? '')) ||
    reading.dates[index]?.some(({ from }) => from === next) === true
  );
}

/** Whether a word is part of a label. */
const isInLabel = (reading: Reading, index: number, word: number): boolean =>
  reading.labels[index]?.some(({ from, to }) => from <= word && word <= to) ?? false;

/** A label that names nothing but the number of an invoice. */
const SURE_NUMBER = 0.9;

/** Whether all dates but one are printed without strokes: that one may be none. */
const isOnlyInStrokes = ({ dates }: Reading): boolean => {
  const inStrokes = dates.flat().filter(({ text }) => text.includes('/')).length;
  return inStrokes === 1 && dates.flat().length > 1;
};

/** `FAKTURA VAT` above `12/03/2025`, beside dates that are written otherwise. */
const isUnderHead = (reading: Reading, index: number, { row, words, cellOf }: Line, at: number): boolean =>
  cellOf[at + 1] !== cellOf[at] &&
  isOnlyInStrokes(reading) &&
  reading.labels[index - 1]?.some(
    ({ field, line, from }) =>
      field === 'number' && line.row.page === row.page && overlap(line.row.cells[line.cellOf[from] ?? -1]?.box ?? row.box, words[at]?.box ?? row.box) > 0,
  ) === true;

/** What is mostly the name of a bill. */
const NAMED = 0.9;

/** Whether a cell begins with the name of an invoice or a credit note and goes on at a word: `Faktura korygująca FK 3/03/2025`. */
function isBehindName({ words, cellOf }: Line, at: number): boolean {
  const before = words.filter((_, word) => word < at && cellOf[word] === cellOf[at]).map(({ text }) => text);
  const name = foldedOf(before.join(' '));
  return phrasesIn(name.words).some((phrase) => isBill(phrase.kind) && coverage(phrase, name) >= NAMED);
}

/** `Faktura nr FV 12/03/2025`, `Faktura numer 12/03/2025`: the twelfth of March, behind a label of numbers, in its cell; or under a head of them. */
function isOfMonth(reading: Reading, index: number, line: Line, at: number): boolean {
  const { words, cellOf } = line;
  if (!OF_PARTS.test(words[at]?.text ?? '')) return false;
  if (cellOf[at - 1] !== cellOf[at]) return isUnderHead(reading, index, line, at);
  const isOfKind = KIND.test(words[at - 1]?.text ?? '');
  return (
    (isOfKind && isBehindName(line, at - 1)) ||
    reading.labels[index]?.some(
      ({ field, to, weight, text }) =>
        (field === 'number' && (isOfKind ? to === at - 2 : to === at - 1 && weight >= SURE_NUMBER)) ||
        (field === 'purchaseOrder' && to === at - 1 && text.endsWith(':') && isOnlyInStrokes(reading)),
    ) === true
  );
}

/** All words of a value of which one is a number: `FT A/22847`, `GH 25-118`, `00418827 RI`, `38 2704 1882 0519`; the number alone where others stand with it. */
function wholeOf(reading: Reading, index: number, line: Line, at: number, value: string): { from: number; to: number } {
  const { words, cellOf } = line;
  if (OF_PARTS.test(value) && cellOf[at - 1] === cellOf[at] && KIND.test(words[at - 1]?.text ?? '')) return { from: at - 1, to: at };
  const is = (word: number, form: RegExp): boolean =>
    cellOf[word] === cellOf[at] && form.test(words[word]?.text ?? '') && !isCurrency(words[word]?.text ?? '') && !isInLabel(reading, index, word);
  const endsCell = (word: number): boolean => cellOf[word + 1] !== cellOf[word];
  const begins = beginsValue(reading, index, line, at - 1) || is(at - 2, REFERENCE);
  if (is(at - 1, SERIES) && endsValue(reading, index, line, at) && begins) return { from: at - 1, to: at };
  if (is(at + 1, SERIES) && endsCell(at + 1) && beginsValue(reading, index, line, at)) return { from: at, to: at + 1 };
  // `Serie A / 1187`: likewise.
  if (is(at - 1, /^\/$/) && is(at - 2, SERIES) && endsValue(reading, index, line, at) && beginsValue(reading, index, line, at - 2))
    return { from: at - 2, to: at };
  // `1 - 000842`: the series and the number in it.
  if (/^\d{1,2}$/.test(value) && is(at + 1, /^-$/) && is(at + 2, /^\d{4,}$/) && beginsValue(reading, index, line, at)) return { from: at, to: at + 2 };
  if (OF_YEAR.test(value) && is(at + 1, /^\d{4,}$/) && endsValue(reading, index, line, at + 1) && beginsValue(reading, index, line, at))
    return { from: at, to: at + 1 };
  // `FA-118 240`: a series and the number of its thousands.
  if (SERIES_OF_THOUSANDS.test(value) && is(at + 1, /^\d{3}$/) && endsCell(at + 1) && beginsValue(reading, index, line, at)) return { from: at, to: at + 1 };
  // `N.º 1 2026/447`: a series may be a figure.
  if (/^\d{1,3}$/.test(value) && is(at + 1, OF_PARTS) && endsCell(at + 1) && (beginsValue(reading, index, line, at) || is(at - 1, REFERENCE)))
    return { from: at, to: at + 1 };
  let [from, to] = [at, at];
  if (is(from - 1, SERIES)) from -= 1;
  while (is(to + 1, GROUP) || (to + 2 < words.length && is(to + 1, BETWEEN))) to += 1;
  const isParted = words.slice(at, to).some(({ text }) => text === '/');
  // Groups of three figures may be thousands; `260 1184` are none.
  const isCounted = /^\d{4}$/.test(words[to]?.text ?? '');
  const isAnnounced = isBehindName(line, from) || reading.labels[index]?.some((label) => label.field === 'number' && label.to === from - 1) === true;
  const least = isParted ? MIN_FIGURES.parted : isAnnounced ? MIN_FIGURES.announced : isCounted ? MIN_FIGURES.counted : MIN_FIGURES.apart;
  const figures = words.slice(from, to + 1).reduce((sum, { text }) => sum + text.replaceAll(/\D/g, '').length, 0);
  return to > at && is(at, FIRST_GROUP) && endsValue(reading, index, line, to) && figures >= least && (isAnnounced || beginsValue(reading, index, line, from))
    ? { from, to }
    : { from: at, to: at };
}

/** The two words of a British post code: `BA2 7QD`. */
const [FIRST_OF_CODE, LAST_OF_CODE] = [new RegExp(`^${OUTWARD}$`), new RegExp(`^${INWARD}[.,]?$`)];

/** Whether a word is part of a British post code that ends its cell. */
const isOfPostCode = ({ words, cellOf }: Line, at: number): boolean =>
  [at, at - 1].some(
    (first) =>
      cellOf[first] === cellOf[first + 1] &&
      cellOf[first + 2] !== cellOf[first] &&
      FIRST_OF_CODE.test(words[first]?.text ?? '') &&
      LAST_OF_CODE.test(words[first + 1]?.text ?? ''),
  );

/** The numbers of a line. */
export function numbersOf(reading: Reading, line: Line, index: number): PrintedNumber[] {
  const ids: PrintedNumber[] = [];
  line.words.forEach((word, position) => {
    if (position <= (ids.at(-1)?.to ?? -1)) return;
    const rest = restOfNumber(reading, index, line, position);
    if (rest !== undefined) {
      ids.push({ value: `${word.text}${rest.text}`, from: position, to: position, box: boxOf([word, rest]) });
      return;
    }
    if (!/\d/.test(word.text)) return;
    const value = word.text.replaceAll(/^[#:([]+|[,;:.)\]]+$/g, '').replace(GLUED, '');
    if (
      value.length > MAX_ID ||
      !ID.test(value) ||
      UNIT.test(word.text) ||
      MEASURE.test(value) ||
      isOfPostCode(line, position) ||
      (isDateOrMoney(reading, index, position) && !isOfMonth(reading, index, line, position))
    )
      return;
    const { from, to } = wholeOf(reading, index, line, position, value);
    const words = line.words.slice(from, to + 1);
    ids.push({ value: words.map((own) => (own === word ? value : own.text)).join(' '), from, to, box: boxOf(words) });
  });
  return ids;
}

/** The numbers of each line of a document: they are looked for by label after label. */
export const numbersOfPage = oncePer((reading: Reading): readonly (readonly PrintedNumber[])[] =>
  reading.lines.map((line, index) => numbersOf(reading, line, index)),
);

/** Whether a word beside a number in its cell belongs to no label, date or amount: it may be part of the number. */
function isLoose(reading: Reading, index: number, at: number, own: number): boolean {
  const line = reading.lines[index];
  const text = line?.words[at]?.text ?? '';
  if (line === undefined || line.cellOf[at] !== line.cellOf[own] || !/^\p{Lu}|\d/u.test(text) || REFERENCE.test(text)) return false;
  return !isDateOrMoney(reading, index, at) && !isInLabel(reading, index, at);
}

/** Whether a number may be part of a longer one: words stand beside it in its cell that nothing explains, also behind a stroke, as in `00418827 RI`, `4-1180 / Marsh` and `382 - 17`, or a space was seen in it that is none. */
export function mayBePart(reading: Reading, index: number, { from, to }: PrintedNumber): boolean {
  const [sign, behind] = (reading.lines[index]?.words ?? []).slice(to + 1, to + 3).map(({ text }) => text);
  const next = sign === '/' || (/^[–-]$/.test(sign ?? '') && /^\d/.test(behind ?? '')) ? to + 2 : to + 1;
  return isLoose(reading, index, from - 1, from) || isLoose(reading, index, next, to);
}

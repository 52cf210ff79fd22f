import { sameLeft, sameRight } from '../../pdf/edges.js';
import type { Cell } from '../../pdf/word.js';
import { isOfDays } from '../dates/payment-terms.js';
import { foldWords } from '../print/fold.js';
import { LANGUAGES } from '../print/labels/index.js';
import { CURRENCY_WORD, type Amount } from '../print/amounts.js';
import type { LabelHit } from '../print/hits/label-hits.js';
import { below, regionEnd, toTheRight, type Candidate } from '../print/place.js';
import type { Reading } from '../print/reading.js';
import { isHeadOfItems } from '../table/heads/headings.js';
import type { AmountCandidate } from './amount-candidates.js';
import { aloneBelow, inBox, inFilledBoxes } from './amounts-in-boxes.js';
import { scaled } from './scaled.js';

/** An amount beside others in the region of its label: the last is the total, the first a base or a rate. */
const NOT_LAST = 0.45;
/** An amount in running text, before more words of it, is one that is spoken of. */
const IN_TEXT = 0.5;
const MANY_WORDS = 3;
/** A whole number without a currency is rather a count. */
const NOT_MONEY = 0.6;
/** Under the heads of a table of items stand items, not totals. */
const ITEM_TABLE = 0.35;
/** What is one of several amounts of a column together. */
export const COLUMN_SUM = 0.7;
const IN_ROW = 0.5;
const PAYABLE_BY = 0.9;

function weight(amount: Amount, score: number): number {
  return amount.isMoney ? score : score * NOT_MONEY;
}

/** Whether a label is one of the heads of a table of items. */
export function isItemTable(reading: Reading, hit: LabelHit): boolean {
  // The head of a table of items may run over three lines.
  const { index } = hit.line.row;
  return reading.lines.slice(Math.max(0, index - 2), index + 2).some((line) => Math.abs(line.row.box[1] - hit.box[1]) < 25 && isHeadOfItems(line));
}

/** A head among so many, with amounts below it, is that of a balance after each entry. */
const MANY_HEADS = 4;
const isBalance = (reading: Reading, index: number, hit: LabelHit): boolean =>
  hit.field === 'due' && hit.line.row.cells.length >= MANY_HEADS && below(reading, index, hit, reading.amounts).length > 1;

/** Where a column is too narrow for both, the amount stands under its currency. */
function underCurrency(reading: Reading, index: number, hit: LabelHit): Candidate<Amount>[] {
  const { words } = hit.line;
  const isLast = (at: number): boolean => at > hit.to && at === words.length - 1 && at < regionEnd(reading, index, hit);
  const sign = words.find((word, at) => isLast(at) && CURRENCY_WORD.test(word.text));
  const next = reading.lines[index + 1];
  if (
    sign === undefined ||
    next === undefined ||
    next.row.page !== hit.line.row.page ||
    next.row.box[1] - sign.box[3] > sign.size ||
    isBalance(reading, index, hit)
  )
    return [];
  return (reading.amounts[index + 1] ?? [])
    .filter(({ box }) => sameRight(box, sign.box) || sameLeft(box, sign.box))
    .map((item) => ({ item, hit, line: index + 1, place: 'right', score: hit.weight }));
}

/** `8.242,84 21% BTW | 82.428,40`: a label behind an amount is part of a row of items, unless that amount has a label of its own. */
function isAfterAmount(reading: Reading, index: number, hit: LabelHit): boolean {
  const [first] = reading.labels[index] ?? [];
  if (first !== undefined && first.from < hit.from && first.field !== hit.field) return false;
  return reading.amounts[index]?.some(({ to, isMoney }) => isMoney && to < hit.from && hit.line.cellOf[to] === hit.line.cellOf[hit.from]) ?? false;
}

/** `VAT of 407.00 at the standard rate`: an amount before more words of a sentence. */
const isInText = ({ line: { words, cellOf }, to }: Amount): boolean =>
  words.filter(({ text }, word) => word > to && cellOf[word] === cellOf[to] && /^\p{L}{2,}/u.test(text)).length >= MANY_WORDS;

const CONTAINED: ReadonlySet<string> = new Set(LANGUAGES.flatMap(({ contained }) => contained));

const SMALL_WORD = /^\p{Ll}{1,3}$/u;

/** Whether nothing but its currency and a small word stands between an amount and a label in one cell: `75,60 € de IVA`. */
function isRightBefore({ line: { words, cellOf }, to }: Amount, { from }: LabelHit): boolean {
  const between = words.slice(to + 1, from).filter(({ text }) => !CURRENCY_WORD.test(text));
  return to < from && cellOf[to] === cellOf[from] && (between.length === 0 || (between.length === 1 && SMALL_WORD.test(between[0]?.text ?? '')));
}

/** `In dit bedrag is € 140,49 btw (21%) begrepen`, `Incluye 75,60 € de IVA`: the tax right before its label, in a sentence which says that it is part of an amount. */
export function fromSentence(reading: Reading, index: number, hit: LabelHit): AmountCandidate[] {
  const { words, cellOf } = hit.line;
  const isContained = words.some(({ text }, at) => cellOf[at] === cellOf[hit.from] && foldWords(text).some((word) => CONTAINED.has(word)));
  const amount = isContained ? reading.amounts[index]?.find((each) => each.isMoney && isRightBefore(each, hit)) : undefined;
  return amount === undefined ? [] : [{ units: scaled(amount.value), score: hit.weight, label: hit.text, edge: hit.box[0], amounts: [amount] }];
}

/** `Total due in 30 days`: a count is no amount. */
const isCountOfDays = ({ isMoney, line: { words }, to }: Amount): boolean => !isMoney && isOfDays(words[to + 1]?.text ?? '');

/** The amounts to the right of a label, or under the currency there. */
export function fromRight(reading: Reading, index: number, hit: LabelHit): AmountCandidate[] {
  const level = toTheRight(reading, index, hit, reading.amounts).filter(({ item }) => !isCountOfDays(item));
  const found = level.length > 0 ? level : underCurrency(reading, index, hit);
  // What is no money behind an amount is something else beside the totals.
  const last = found.findLast(({ item }) => item.isMoney) ?? found.at(-1);
  return found.map(({ item, score }) => ({
    units: scaled(item.value),
    score: weight(item, score) * (item === last?.item ? 1 : NOT_LAST) * (isAfterAmount(reading, index, hit) ? IN_ROW : 1) * (isInText(item) ? IN_TEXT : 1),
    label: hit.text,
    edge: hit.box[0],
    amounts: [item],
  }));
}

/** Lines of a table in which an item may stand below another, its texts between them. */
const ITEM_LINES = 6;

/** Whether another amount stands in the column of one in the lines below it: each is of an item. */
function isOneOfItems(reading: Reading, { value, box, line }: Amount): boolean {
  const { index, page } = line.row;
  return reading.amounts
    .slice(index + 1, index + 1 + ITEM_LINES)
    .flat()
    .some((other) => other.line.row.page === page && other.isMoney && sameRight(other.box, box) && other.value !== value);
}

/** The amounts below a label or in its box, each and up to each together. */
export function fromBelow(reading: Reading, index: number, hit: LabelHit): AmountCandidate[] {
  const under = below(reading, index, hit, reading.amounts);
  const factor = isItemTable(reading, hit) || isBalance(reading, index, hit) ? ITEM_TABLE : 1;
  // What stands in the box of a label goes before what stands further down in its column.
  const isFar = under.every(({ line }) => line > index + 1);
  const finds = [inFilledBoxes, ...(isFar ? [inBox] : []), () => under, aloneBelow];
  const column = finds.map((find) => find(reading, index, hit)).find(({ length }) => length > 0) ?? [];
  let sum = 0n;
  const candidates: AmountCandidate[] = column.flatMap(({ item, score }, position) => {
    const units = scaled(item.value);
    const isSum = position > 0 && units === sum;
    sum += units;
    // Of several items none is the total.
    if (factor !== 1 && (column.length > 1 || isOneOfItems(reading, item)) && !(isSum && position > 1)) return [];
    return [{ units, score: Math.min(1, weight(item, score) * factor * (isSum ? 1.3 : 1)), label: hit.text, edge: hit.box[0], amounts: [item] }];
  });
  const first = column[0];
  if (first === undefined || factor !== 1) return candidates;
  // Below the rates of a tax the total of the document may stand in their column.
  const amounts = column.map(({ item }) => item);
  let units = 0n;
  amounts.forEach(({ value }, at) => {
    units += scaled(value);
    if (at > 0) candidates.push({ units, score: first.score * COLUMN_SUM, label: hit.text, edge: hit.box[0], amounts: amounts.slice(0, at + 1) });
  });
  return candidates;
}

/** `Payable by 30 June 2026 | 7,639.45`: what stands alone beside the day it is due; of several such lines each is a part. */
export function payableBy(reading: Reading): AmountCandidate[] {
  const isBare = ([, value, ...more]: readonly Cell[]): boolean =>
    value?.words.every(({ text }) => CURRENCY_WORD.test(text) || !/\p{L}/u.test(text)) === true && more.length === 0;
  const found = reading.labels.flatMap((hits, index) => {
    const [hit] = hits;
    const [amount, ...others] = (reading.amounts[index] ?? []).filter(({ isMoney, line, from }) => isMoney && line.cellOf[from] !== 0);
    const isDay =
      hit?.field === 'dueDate' && hit.from === 0 && isBare(hit.line.row.cells) && reading.dates[index]?.some(({ line, to }) => line.cellOf[to] === 0) === true;
    return !isDay || amount === undefined || others.length > 0
      ? []
      : [{ units: scaled(amount.value), score: hit.weight * PAYABLE_BY, label: hit.text, edge: hit.box[0], amounts: [amount] }];
  });
  return found.length === 1 ? found : [];
}

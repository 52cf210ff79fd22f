import { sameLeft } from '../../pdf/edges.js';
import { boxOf, overlap, textOf, type Word } from '../../pdf/word.js';
import { findId } from './labelled-number.js';
import { isLabelCell } from '../print/phrase-after.js';
import type { Found } from '../found.js';
import { heightOf } from '../print/page-height.js';
import { headsOneWord, isHeading, type LabelHit } from '../print/hits/label-hits.js';
import type { Reading } from '../print/reading.js';
import { isHeadOfItems } from '../table/heads/headings.js';

/** A code of letters alone, which no number is found by: `CHASEG`. */
const CODE = /^[A-Z][A-Z\d._/-]{2,14}$/;
/** What a party is known by where a heading names it alone: a word with a figure. */
const NUMBER = /^(?=[A-Z._/-]*\d)[A-Z\d._/-]{1,15}$/;
const [FIGURES, LONG_NUMBER] = [/^\d+$/, /^\p{L}{0,3}-?\d{4,}$/u];
/** How sure a code below or behind its label is, and a number where the party itself should stand. */
const [BY_LABEL, BY_SECTION] = [0.9, 0.85];
/** A line of heads has so many cells at least, so that what stands below one is its value. */
const HEADS = 3;
/** A value stands so far below its head at most, in points. */
const DROP = 24;
/** So many lines around an account of a bank speak of that too. */
const AROUND = 2;
/** In the upper half of a page a customer is named, in the lower one a bank. */
const UPPER = 0.5;
/** A bare word for an account. */
const ACCOUNT = /^(?:your\s)?(?:a\/?c|acc|account|acct)\b(?!\sid\b)/i;
/** A word for a number that a party's part of the page begins with. */
const BARE = 0.6;

/** Whether an account is one of a bank: others of its terms stand around it, or it stands low on its page. */
function isOfBank(reading: Reading, index: number, { line }: LabelHit): boolean {
  const isNear = reading.labels
    .slice(Math.max(0, index - AROUND), index + AROUND + 1)
    .flat()
    .some(
      ({ field, weight, text, line: own }) =>
        own.row.page === line.row.page && (field === 'bic' || (field === 'iban' && weight > BARE) || /^sort code/i.test(text)),
    );
  return isNear || line.row.box[1] > UPPER * heightOf(reading.lines.filter(({ row }) => row.page === line.row.page));
}

/** The cells that may hold the value of a label: right behind it in its line, and below it where it is one of several heads. */
function* valuesOf(reading: Reading, index: number, hit: LabelHit): Generator<{ words: readonly Word[]; line: number }> {
  const { row, cellOf } = hit.line;
  const at = (cellOf[hit.to] ?? 0) + 1;
  const next = row.cells[at];
  if (next !== undefined && !isLabelCell(reading, index, cellOf.indexOf(at))) yield { words: next.words, line: index };
  const line = index + 1;
  const below = reading.lines[line]?.row;
  if (row.cells.length < HEADS || below === undefined || below.page !== row.page || below.box[1] - row.box[3] > DROP) return;
  const cell = below.cells.find(({ box }) => overlap(box, hit.box) > 0);
  if (cell !== undefined) yield { words: cell.words, line };
}

/** What a label announces that is one word of a form. */
function wordBy(reading: Reading, index: number, hit: LabelHit, form: RegExp, confidence: number): Found[] {
  if (!isHeading(hit) || isHeadOfItems(hit.line)) return [];
  const rest = hit.line.words.filter((_, at) => at > hit.to && hit.line.cellOf[at] === hit.line.cellOf[hit.to]);
  for (const { words, line } of rest.length > 0 ? [{ words: rest, line: index }] : valuesOf(reading, index, hit)) {
    const [word, ...more] = words;
    if (word !== undefined && more.length === 0 && form.test(word.text))
      return [{ value: word.text, confidence, label: hit.text, text: word.text, page: hit.line.row.page, box: word.box, line }];
  }
  return [];
}

/** `Nummer: 16259` in the line below the heading of the buyer's part of a form. */
function inSection(reading: Reading, index: number, { line, box }: LabelHit): Found[] {
  const next = reading.labels[index + 1]?.find(
    (hit) => hit.field === 'number' && hit.weight <= BARE && isHeading(hit) && sameLeft(hit.box, box) && hit.line.row.page === line.row.page,
  );
  return next === undefined ? [] : wordBy(reading, index + 1, next, NUMBER, BY_SECTION);
}

/** `10 2277`: figures with those behind them, where they go on to the end of the cell. */
function inGroups({ lines }: Reading, found: Found): Found {
  const { words = [], cellOf = [] } = lines[found.line] ?? {};
  const at = words.findIndex(({ box }) => box[0] === found.box[0] && box[2] === found.box[2]);
  const own = words.slice(at, cellOf.lastIndexOf(cellOf[at] ?? -1) + 1);
  const isWhole = at >= 0 && own.length > 1 && own.every(({ text }) => FIGURES.test(text));
  return isWhole ? { ...found, value: textOf(own), text: textOf(own), box: boxOf(own), confidence: Math.max(found.confidence, BY_SECTION) } : found;
}

/** `Kunde 10438`: a word for the buyer and a number, which are all of their cell. */
function behindBuyer(index: number, hit: LabelHit): Found[] {
  const { line, to, text: label } = hit;
  const word = line.words[to + 1];
  return word !== undefined && headsOneWord(hit) && LONG_NUMBER.test(word.text)
    ? [{ value: word.text, confidence: BY_SECTION, label, text: word.text, page: line.row.page, box: word.box, line: index }]
    : [];
}

/** By what the seller knows the buyer (BT-46): by its label; else a code of letters there, or a number that stands where the buyer is named. */
export function findCustomerNumber(reading: Reading, reject: ReadonlySet<string>): Found | undefined {
  const skips = (index: number, hit: LabelHit): boolean => ACCOUNT.test(hit.text) && isOfBank(reading, index, hit);
  const found = findId(reading, 'customerNumber', { reject, skips });
  if (found !== undefined) return inGroups(reading, found);
  const others = reading.labels.flatMap((hits, index) =>
    hits.flatMap((hit) => {
      if (hit.field === 'customerNumber' && !skips(index, hit)) return wordBy(reading, index, hit, CODE, BY_LABEL);
      return hit.field === 'buyerSection' && isHeading(hit)
        ? [...wordBy(reading, index, hit, NUMBER, BY_SECTION), ...inSection(reading, index, hit)]
        : hit.field === 'buyerSection'
          ? behindBuyer(index, hit)
          : [];
    }),
  );
  return others.filter(({ value }) => !reject.has(value)).toSorted((a, b) => b.confidence - a.confidence)[0];
}

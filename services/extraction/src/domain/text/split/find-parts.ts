import type { PageRange } from '@smartap/contracts';
import { dec, sum } from '@smartap/runtime';
import { REVIEW_BOUND, type Extracted, type Refused } from '../../outcome.js';
import { squeeze } from '../print/fold.js';
import type { Reading } from '../print/reading.js';
import { readingOf, signsOf, type PageSigns } from './page-signs.js';

/** One document of several in a file, as it reads by itself. */
export interface Part extends PageRange {
  readonly outcome: Extracted | Refused;
}

/** Reads pages as one document. */
export type ReadRange = (range: PageRange) => Extracted | Refused;

/** Letters that recognition takes for one another. */
const CONFUSED: readonly (readonly [RegExp, string])[] = [[/[oqd]/g, '0'], [/[il|]/g, '1'], [/s/g, '5'], [/b/g, '8'], [/z/g, '2'], [/g/g, '6']];
/** A total below this may be another amount. */
const LIKELY = 0.7;
/** So many characters must differ where words were recognised in pictures. */
const RECOGNISED_APART = 2;

/** Whether two numbers are surely two, and not one that was read in two ways. */
function areApart(a: string, b: string, isRecognised: boolean): boolean {
  const [one, other] = [a, b].map((text) => (isRecognised ? CONFUSED.reduce((own, [from, to]) => own.replaceAll(from, to), squeeze(text)) : squeeze(text))) as [string, string];
  if (one === other || one.includes(other) || other.includes(one)) return false;
  if (!isRecognised) return true;
  const differing = [...one].filter((letter, index) => letter !== other[index]).length + Math.abs(one.length - other.length);
  return differing >= RECOGNISED_APART;
}

/** Pages between separator sheets. */
function stretchesOf(signs: readonly PageSigns[]): PageRange[] {
  const stretches: { from: number; to: number }[] = [];
  signs.forEach(({ isSeparator }, index) => {
    if (isSeparator) return;
    const last = stretches.at(-1);
    if (last?.to === index) last.to = index + 1;
    else stretches.push({ from: index + 1, to: index + 1 });
  });
  return stretches;
}

/** Where invoices may begin by what the pages say: a title and a number that the pages of the one before do not name. */
function rangesOf(signs: readonly PageSigns[], { from, to }: PageRange, isRecognised: boolean): PageRange[] {
  const ranges: PageRange[] = [];
  let open: { from: number; to: number; number: string | undefined; text: string } | undefined;
  signs.slice(from - 1, to).forEach((page, index) => {
    const at = from + index;
    const known = open?.number;
    const begins = known !== undefined && page.number !== undefined && !page.goesOn && areApart(known, page.number, isRecognised) && !page.text.includes(squeeze(known)) && open?.text.includes(squeeze(page.number)) === false && page.isTitled();
    if (open === undefined || begins) {
      open = { from: at, to: at, number: page.number, text: page.text };
      ranges.push(open);
    } else {
      open.to = at;
      open.text += page.text;
      open.number ??= page.number;
    }
  });
  return ranges.map((range) => ({ from: range.from, to: range.to }));
}

/** Whether a document stands for itself: it has a number, a date, and totals that were found and close. */
function isWhole({ invoice, evidence, review }: Extracted): boolean {
  const totals = (['withoutVat', 'vat', 'withVat'] as const).filter((key) => invoice.totals[key] !== undefined);
  const areSure = totals.every((key) => (evidence[`totals.${key}`]?.confidence ?? 0) >= LIKELY) && (evidence['totals.withVat']?.confidence ?? 0) >= REVIEW_BOUND;
  return invoice.number !== undefined && invoice.issueDate !== undefined && areSure && !review.some(({ reason }) => reason === 'ARITHMETIC');
}

/** Whether the first is the sum of the others: a collective invoice with what it is made of. */
function isCollective([first, ...others]: readonly Extracted[]): boolean {
  const gross = (outcome: Extracted | undefined): string => outcome?.invoice.totals.withVat ?? '0';
  return others.length > 1 && dec(gross(first)).eq(sum(others.map(gross)));
}

/** Whether documents are surely several invoices. */
function areSeveral(outcomes: readonly (Extracted | Refused)[], isRecognised: boolean): boolean {
  const read = outcomes.filter((outcome) => outcome.outcome === 'extracted');
  if (read.length < outcomes.length || !read.every(isWhole) || isCollective(read)) return false;
  const numbers = read.map(({ invoice }) => invoice.number ?? '');
  return numbers.every((number, index) => numbers.slice(index + 1).every((other) => areApart(number, other, isRecognised)));
}

/**
 * The documents of a file that holds several. It takes proof: a separator sheet that somebody put between them, or that each begins with
 * a title and a number of its own which the pages of the one before do not name, and reads as a whole invoice by itself. Where
 * one of them does not, pages stay together.
 *
 * @param pageCount from page 1 on
 * @returns undefined where it is one document
 */
export function findParts(reading: Reading, pageCount: number, readRange: ReadRange): Part[] | undefined {
  const isRecognised = reading.lines.some(({ words }) => words.some(({ confidence }) => confidence !== undefined));
  const signs = Array.from({ length: pageCount }, (_, index) => signsOf(readingOf(reading, index + 1)));
  const stretches = stretchesOf(signs).map((stretch) => ({ stretch, ranges: rangesOf(signs, stretch, isRecognised) }));
  if (stretches.reduce((count, { ranges }) => count + ranges.length, 0) < 2) return undefined;
  const parts = stretches.flatMap(({ stretch, ranges }): Part[] => {
    const outcomes = ranges.map(readRange);
    const whole = ranges.length > 1 && !areSeveral(outcomes, isRecognised) ? [stretch] : ranges;
    return whole.map((range, index) => ({ ...range, outcome: (whole === ranges ? outcomes[index] : undefined) ?? readRange(range) }));
  });
  return parts.length > 1 && parts.some(({ outcome }) => outcome.outcome === 'extracted') ? parts : undefined;
}

/** Pages of one of several documents that neither name its number nor say that they go on: nobody knows whether they belong to it. */
export function loosePages(reading: Reading, pageCount: number, number: string | undefined): number[] {
  const wanted = squeeze(number ?? '');
  return Array.from({ length: pageCount - 1 }, (_, index) => index + 2).filter((page) => {
    const { goesOn, text } = signsOf(readingOf(reading, page));
    return !goesOn && (wanted === '' || !text.includes(wanted));
  });
}

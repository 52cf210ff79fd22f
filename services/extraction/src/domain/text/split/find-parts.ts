import type { PageRange } from '@smartap/contracts';
import { dec, sum } from '@smartap/runtime';
import { REVIEW_BOUND, type Extracted, type Refused } from '../../outcome.js';
import { squeeze } from '../print/fold.js';
import type { Reading } from '../print/reading.js';
import { areApart, isNamed, mayBeApart } from './apart.js';
import { isAccountOfOwn, mayBegin, type FileFacts } from './begins.js';
import { signsOfPages, type PageSigns } from './page-signs.js';

/** One document of several in a file, as it reads by itself. */
export interface Part extends PageRange {
  readonly outcome: Extracted | Refused;
}

/** Reads pages as one document. */
export type ReadRange = (range: PageRange) => Extracted | Refused;

/** A total below this may be another amount. What was recognised in a picture claims less where nothing else proves it. */
const LIKELY = { printed: 0.7, recognised: 0.6 } as const;

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

/** Where invoices may begin by what the pages say. */
function rangesOf(signs: readonly PageSigns[], { from, to }: PageRange, facts: FileFacts): PageRange[] {
  const ranges: { from: number; to: number; number: string | undefined; pages: PageSigns[] }[] = [];
  signs.slice(from - 1, to).forEach((page, index) => {
    const open = ranges.at(-1);
    if (open === undefined || mayBegin(open, page, facts)) {
      ranges.push({ from: from + index, to: from + index, number: page.number, pages: [page] });
      return;
    }
    open.to = from + index;
    open.number ??= page.number;
    open.pages.push(page);
  });
  return ranges.map((range) => ({ from: range.from, to: range.to }));
}

/** Whether pages count themselves from the first to the last; one page alone that calls itself an invoice, too. */
function areCounted(pages: readonly PageSigns[]): boolean {
  return (pages.length > 1 || pages[0]?.isTitled() === true) && pages.every(({ mark }, index) => mark?.page === index + 1 && mark.of === pages.length);
}

/**
 * Whether pages stand for themselves: they read as an invoice with date and total, and their totals close (surely so where no number is read), or they count
 * themselves to the end.
 */
function isWhole({ invoice, evidence, review }: Extracted, pages: readonly PageSigns[], isRecognised: boolean): boolean {
  if (invoice.issueDate === undefined || invoice.totals.withVat === undefined) return false;
  const hasNumber = invoice.number !== undefined;
  if (hasNumber && areCounted(pages)) return true;
  // What is nought is often not printed.
  const totals = (['withoutVat', 'vat', 'withVat'] as const).filter((key) => !dec(invoice.totals[key] ?? '0').eq(0));
  const bound = LIKELY[isRecognised ? 'recognised' : 'printed'];
  const isSure = (key: (typeof totals)[number]): boolean => (evidence[`totals.${key}`]?.confidence ?? 0) >= REVIEW_BOUND;
  // Two that are surely read prove the third, where they add up.
  const areProven = hasNumber || (totals.includes('vat') && totals.filter(isSure).length >= 2);
  const areLikely = totals.includes('withVat') && areProven && totals.every((key) => (evidence[`totals.${key}`]?.confidence ?? 0) >= bound);
  // What was paid before, or is still open, is no part of the sum.
  return areLikely && !review.some(({ reason, field }) => reason === 'ARITHMETIC' && field !== 'totals.due');
}

/** Whether the first is the sum of the others: a collective invoice with what it is made of. */
function isCollective([first, ...others]: readonly Extracted[]): boolean {
  const gross = (outcome: Extracted | undefined): string => outcome?.invoice.totals.withVat ?? '0';
  return others.length > 1 && dec(gross(first)).eq(sum(others.map(gross)));
}

/** Whether two documents are surely two: by their numbers, or, where recognition may have read one number in two ways, by totals that are sure and differ besides. */
function areTwo(one: Extracted, other: Extracted, isRecognised: boolean): boolean {
  const [a, b] = [one.invoice.number, other.invoice.number];
  if (a === undefined || b === undefined || areApart(a, b, isRecognised)) return true;
  const [total, another] = [one, other].map(({ invoice, evidence }) =>
    (evidence['totals.withVat']?.confidence ?? 0) >= REVIEW_BOUND ? invoice.totals.withVat : undefined,
  );
  return mayBeApart(a, b, isRecognised) && total !== undefined && another !== undefined && !dec(total).eq(dec(another));
}

/** Whether all pages of a part call themselves something else, or are the letter that invoices came with, be they read as one: it may list these with their sum. */
const saysOther = ({ from, to }: Part, signs: readonly PageSigns[]): boolean => signs.slice(from - 1, to).every((page) => page.isOther());

/** Whether a part is no invoice, by what it calls itself. */
const isOther = (part: Part | undefined, signs: readonly PageSigns[]): boolean =>
  part !== undefined && (saysOther(part, signs) || (part.outcome.outcome === 'refused' && part.outcome.recognised !== undefined));

/** Puts pages together again that do not stand for themselves, with those before and behind: nobody knows to which they belong. */
function provenRanges(parts: readonly Part[], signs: readonly PageSigns[], isRecognised: boolean): PageRange[] {
  const wholes = parts.map((part) => {
    const { outcome, from, to } = part;
    return outcome.outcome === 'extracted' && !saysOther(part, signs) && isWhole(outcome, signs.slice(from - 1, to), isRecognised) ? outcome : undefined;
  });
  const whole = wholes.filter((outcome) => outcome !== undefined);
  const areSeveral = !isCollective(whole) && whole.every((one, index) => whole.slice(index + 1).every((other) => areTwo(one, other, isRecognised)));
  const ranges: { from: number; to: number }[] = [];
  parts.forEach(({ from, to }, index) => {
    const last = ranges.at(-1);
    const isProven = areSeveral && wholes[index] !== undefined && (wholes[index - 1] !== undefined || isOther(parts[index - 1], signs));
    const first = signs[from - 1];
    const isAccount = wholes[index - 1] !== undefined && first !== undefined && isAccountOfOwn({ number: wholes[index - 1]?.invoice.number }, first);
    if (last === undefined || isProven || isAccount) ranges.push({ from, to });
    else last.to = to;
  });
  return ranges;
}

/**
 * The documents of a file that holds several. It takes proof: a separator sheet that somebody put between them, or that a page speaks
 * for a first one, does not belong to those before, and on both sides of it pages read as a whole invoice of their own. Where one of them does
 * not, pages stay together.
 *
 * @param pageCount from page 1 on
 * @param buyerNames a page that names none of them, where the document before does, is no invoice of its own
 * @returns undefined where it is one document
 */
export function findParts(reading: Reading, pageCount: number, readRange: ReadRange, buyerNames: readonly string[] = []): Part[] | undefined {
  const isRecognised = reading.lines.some(({ words }) => words.some(({ confidence }) => confidence !== undefined));
  const signs = signsOfPages(reading, pageCount);
  const stretches = stretchesOf(signs).map((stretch) => rangesOf(signs, stretch, { isRecognised, buyerNames }));
  if (stretches.flat().length < 2) return undefined;
  const parts = stretches.flatMap((ranges): Part[] => {
    const read = ranges.map((range) => ({ ...range, outcome: readRange(range) }));
    return provenRanges(read, signs, isRecognised).map(
      (range) => read.find(({ from, to }) => from === range.from && to === range.to) ?? { ...range, outcome: readRange(range) },
    );
  });
  return parts.length > 1 && parts.some(({ outcome }) => outcome.outcome === 'extracted') ? parts : undefined;
}

/** Pages of one of several documents that neither name its number nor say that they go on: nobody knows whether they belong to it. */
export function loosePages(reading: Reading, pageCount: number, number: string | undefined): number[] {
  return signsOfPages(reading, pageCount).flatMap(({ goesOn, lines }, index) => {
    const isOwn = goesOn || (number !== undefined && squeeze(number) !== '' && isNamed(lines, number));
    return index === 0 || isOwn ? [] : [index + 1];
  });
}

/** Whether a page after the first shows a number that may be that of another invoice, be it not proven: what lies behind the first must not be lost with it. */
export function mayHoldOthers(reading: Reading, pageCount: number): boolean {
  const numbers = signsOfPages(reading, pageCount).flatMap(({ number }) => number ?? []);
  return numbers.some((number) => areApart(numbers[0] ?? '', number, false));
}

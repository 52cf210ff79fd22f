import { oncePer } from '@smartap/runtime';
import { SAME_EDGE, sameLeft } from '../../pdf/edges.js';
import type { Found } from '../found.js';
import { cellBoxOf, isBareNumber, isHeading, type LabelHit } from '../print/hits/label-hits.js';
import { labelsOfField } from '../print/hits/labels-of-field.js';
import type { LabelField } from '../print/labels/index.js';
import { lineBelow } from '../print/next-line.js';
import { below, regionEnd, toTheRight, type Candidate } from '../print/place.js';
import { mayBePart, numbersOfPage, REFERENCE, type PrintedNumber } from './printed-numbers.js';
import type { Reading } from '../print/reading.js';
import { isHeadOfItems } from '../table/heads/headings.js';
import type { Title } from '../title/title.js';

/** A label that names the document itself says little about what is below it, unless it heads a column. */
const WEAK = 0.6;
const TABLE_HEAD = 3;
const SURE_LABEL = 0.7;
/** What the only number is worth that labels lead to, by whether they name it surely; none of 54 was wrong that stood behind a bare `Invoice` or `Number`. */
const UNRIVALLED = { sure: 0.95, weak: 0.8 } as const;
const ADJACENT = 0.3;
/** What a bare word loses that stands within running text. */
const SPOKEN_OF = 0.1;
/** What a number claims at most that may be another's or in pieces: a bare word within running text announces it, as in `against invoice 40483`. */
const IN_DOUBT = 0.75;
/** What a bare word may stand before without being a number of it: `Invoice 2025`, `Invoice 2`. */
const YEAR_OR_COUNT = /^(?:19|20)\d{2}$|^\d{1,2}$/;
/** What stands for a value where there is none. */
const NOTHING = /^[-–—]+$/;

/** How much the shape of a number speaks for it. */
function shape(value: string): number {
  if (/^\d{1,2}$/.test(value)) return 0.75;
  return /\d{3}/.test(value) ? 1.05 : 1;
}

/** The words of a document that have figures, without what stands around a number, each as often as it is printed. */
const countsOf = oncePer(({ lines }: Reading): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { text } of lines.flatMap(({ words }) => words)) {
    if (!/\d/.test(text)) continue;
    const value = text.replaceAll(/^#|[,;:.]+$/g, '');
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
});

/** How often a value is printed: invoice numbers are repeated on each page and beside the account. */
const repeats = (reading: Reading, value: string): number => Math.min(3, (countsOf(reading).get(value) ?? 0) - 1);

function toFound(reading: Reading, index: number, hit: LabelHit, id: PrintedNumber, confidence: number): Found {
  return { value: id.value, confidence, label: hit.text, text: id.value, page: reading.lines[index]?.row.page ?? 1, box: id.box, line: index };
}

/** Whether words stand before a bare `Invoice` in its cell that are not the name of a document: it need not mean this one. */
function isInText(reading: Reading, index: number, { weight, from, line }: LabelHit, title: Title | undefined): boolean {
  const cell = line.cellOf[from];
  const isTitle = title?.box !== undefined && line.row.cells[cell ?? -1]?.box === title.box;
  const isAfterLabel = reading.labels[index]?.some(({ to }) => to === from - 1) ?? false;
  const before = line.cellOf[from - 1] === cell ? (line.words[from - 1]?.text ?? '') : '';
  return weight < WEAK && !isTitle && !isAfterLabel && /\p{L}/u.test(before);
}

/** Whether words in a cell of their own stand between a label and a number: where nothing was filled in, that is the value of another label. */
function isBeyondWords({ to, line }: LabelHit, item: PrintedNumber): boolean {
  return line.words
    .slice(to + 1, item.from)
    .some(({ text }, at) => /\p{L}/u.test(text) && line.cellOf[to + 1 + at] !== line.cellOf[to] && line.cellOf[to + 1 + at] !== line.cellOf[item.from]);
}

function isAlone(reading: Reading, index: number, { from, to }: PrintedNumber): boolean {
  const cellOf = reading.lines[index]?.cellOf;
  return cellOf?.[from] !== cellOf?.[from - 1] && cellOf?.[to] !== cellOf?.[to + 1];
}

/** What a number claims at most for what stands around it and its label. */
function limitOf(
  reading: Reading,
  { index, hit, place, line, item }: { index: number; hit: LabelHit; place: 'right' | 'below'; line: number; item: PrintedNumber },
  title: Title | undefined,
): number {
  if (mayBePart(reading, line, item) || isInText(reading, index, hit, title)) return IN_DOUBT;
  return place === 'right' && line === index && isBeyondWords(hit, item) ? IN_DOUBT : 1;
}

/** A town behind its post code. */
const TOWN = /^\p{Lu}[\p{L}.'’-]{2,}$/u;
const CODE = /^\d{3,6}$/;

/** Whether a number stands in a cell of its own words, as `Eltham 4391` and `921 45 Lycksele` do: where one stands alone below the label, it is none of its values. */
function isInOtherText(reading: Reading, index: number, { to, line }: LabelHit, { from, to: last }: PrintedNumber): boolean {
  const at = line.cellOf[from] ?? -1;
  const first = line.cellOf.indexOf(at);
  const before = line.words.slice(first, from);
  const behind = line.words.slice(last + 1, line.cellOf.lastIndexOf(at) + 1).map(({ text }) => text);
  const isCode = first === from && CODE.test(line.words[from]?.text ?? '') && TOWN.test(behind.find((text) => !/^\d{2,3}$/.test(text)) ?? '');
  return (
    line.cellOf[to] !== at &&
    (isCode || before.some(({ text }) => /\p{L}{2}/u.test(text) && !REFERENCE.test(text))) &&
    reading.labels[index]?.some((hit) => hit.from === first) !== true
  );
}

/** Whether no more than a colon or a word for a number stands between a label and a number: `Auftrag | Nr. 118`, `Contrat : 118`. */
const isNextTo = ({ to, line }: LabelHit, { from }: PrintedNumber): boolean =>
  from <= to + 1 || (from === to + 2 && (line.words[to + 1]?.text === ':' || REFERENCE.test(line.words[to + 1]?.text ?? '')));

/** Whether a number stands in the cell of its label or alone in its own: beside `FACTURE` `30129 MANDUEL` is a town. */
const isOfLabel = (reading: Reading, { to, line }: LabelHit, item: PrintedNumber): boolean =>
  line.cellOf[to] === line.cellOf[item.from] || isAlone(reading, line.row.index, item);

/** The number that begins the next line, where a label ends a line of running text: `… Uw inkoopnummer:` / `VA-118.` */
function inNextLine(reading: Reading, index: number, hit: LabelHit, ids: readonly (readonly PrintedNumber[])[]): Candidate<PrintedNumber> | undefined {
  const { line, from, to, weight } = hit;
  const endsText = line.cellOf[from - 1] === line.cellOf[from] && line.words[to + 1] === undefined && line.words[to]?.text.endsWith(':') === true;
  const next = endsText ? lineBelow(reading, index) : undefined;
  const first = next === undefined || next.box[0] > hit.box[0] ? undefined : ids[index + 1]?.find((item) => item.from === 0);
  return first === undefined ? undefined : { item: first, hit, line: index + 1, place: 'right', score: weight };
}

/** `… quoting the rental agreement number. Ontario Corporation No. 1048832`: a label that ends a sentence announces nothing behind it. */
function endsSentence({ line: { words, cellOf }, to }: LabelHit): boolean {
  return /\p{Ll}{5,}\.$/u.test(words[to]?.text ?? '') && cellOf[to + 1] === cellOf[to] && /^\p{Lu}\p{Ll}/u.test(words[to + 1]?.text ?? '');
}

/** What narrows a search for a number. */
interface Search {
  /** What it is not. */
  readonly reject?: ReadonlySet<string>;
  /** Labels that mean another. */
  readonly skips?: (index: number, hit: LabelHit) => boolean;
  readonly title?: Title;
}

/** From here on a number of something besides the invoice is taken: nobody is asked about one that is not. */
export const TAKEN = 0.7;

/** The best number that a label of the field announces: to its right, else below it. */
export function findId(reading: Reading, field: LabelField, { reject = new Set(), skips = () => false, title }: Search = {}): Found | undefined {
  const ids = numbersOfPage(reading);
  let best: { found: Found; score: number; weight: number; isVague: boolean; limit: number } | undefined;
  const values = new Set<string>();
  for (const { hit, index } of labelsOfField(reading, field)) {
    if (skips(index, hit) || isOutOfPlace(reading, index, hit) || endsSentence(hit)) continue;
    const right = toTheRight(reading, index, hit, ids)[0] ?? inNextLine(reading, index, hit, ids);
    const isLoose = right !== undefined && right.line === index && isInOtherText(reading, index, hit, right.item);
    const mayHead =
      (right === undefined || isLoose) &&
      (!isBareNumber(hit) || isAmongReferences(reading, index, field)) &&
      isHead(reading, index, hit) &&
      (hit.weight >= WEAK || isLoose || hit.line.row.cells.length >= TABLE_HEAD);
    const [under] = mayHead ? below(reading, index, hit, ids) : [];
    const candidates = [under !== undefined && (right === undefined || isAlone(reading, under.line, under.item)) ? under : right].filter(
      (each) => each !== undefined,
    );
    for (const { item, line, place, score } of candidates) {
      if (reject.has(item.value)) continue;
      values.add(item.value);
      // A bare `Invoice` or `#` is a label only for what stands right after it, or alone below it in a row of heads.
      const isAdjacent =
        place === 'right'
          ? line === index
            ? isNextTo(hit, item) && isOfLabel(reading, hit, item)
            : isAlone(reading, line, item)
          : isAmongReferences(reading, index, field) && isAlone(reading, line, item);
      const isWeak = hit.weight < WEAK;
      const limit = limitOf(reading, { index, hit, place, line, item }, title);
      const claim = (isWeak ? (isAdjacent ? score + ADJACENT : score * 0.5) : score) - (isWeak && limit < 1 ? SPOKEN_OF : 0);
      const rated = claim * shape(item.value) + 0.04 * repeats(reading, item.value) - index * 0.001;
      if (best === undefined || rated > best.score)
        best = {
          found: toFound(reading, line, hit, item, Math.min(0.96, 0.16 + 0.8 * rated)),
          score: rated,
          weight: hit.weight,
          isVague: place === 'below' && shape(item.value) < 1,
          limit,
        };
    }
  }
  if (best === undefined) return undefined;
  if (best.limit < 1) return { ...best.found, confidence: Math.min(best.limit, best.found.confidence) };
  // Where every label of the field leads to one value, its place says no more, unless any figure may stand there.
  if (values.size > 1 || best.isVague) return best.found;
  const isSure = best.weight >= SURE_LABEL;
  if (!isSure && (field !== 'number' || YEAR_OR_COUNT.test(best.found.value))) return best.found;
  return { ...best.found, confidence: Math.max(best.found.confidence, isSure ? UNRIVALLED.sure : UNRIVALLED.weak) };
}

/** `Numéro | Date | Code client`: beside the date of issue and others a bare word for a number heads that of the invoice; `Cliente | Contrato | V/ Requisição`: beside the order one heads that of something else. */
function isAmongReferences(reading: Reading, index: number, field: LabelField): boolean {
  const [line, hits = []] = [reading.lines[index], reading.labels[index]];
  return (
    line !== undefined &&
    !isHeadOfItems(line) &&
    // `Numero | Data | Pag.`: not all that stands beside has a label.
    hits.length > 1 &&
    Math.max(hits.length, line.row.cells.length) >= TABLE_HEAD &&
    hits.some((hit) => hit.field === 'issueDate' || (field !== 'number' && hit.field === 'purchaseOrder'))
  );
}

/** Whether a label with a colon stands among pairs of label and value: what was not filled in has nothing below it. */
function isInPairs(reading: Reading, index: number, hit: LabelHit): boolean {
  const hasColon = ({ line, to }: LabelHit): boolean => line.words[to]?.text.endsWith(':') === true;
  const isPair = (other: LabelHit): boolean => hasColon(other) && sameLeft(cellBoxOf(other), cellBoxOf(hit)) && other.line.words[other.to + 1] !== undefined;
  return hasColon(hit) && [index - 1, index + 1].some((near) => reading.labels[near]?.some(isPair) === true);
}

/** So near to the date of the invoice a bare word for a number in a column of references names that of the invoice, in lines. */
const NEAR_DATE = 2;

/** Whether a bare word for a number stands right before it, and not beside the date of issue: `Nr. 118` may be the number of anything. */
function isOutOfPlace(reading: Reading, index: number, hit: LabelHit): boolean {
  if (!isBareNumber(hit) || isHeading(hit)) return false;
  const isDate = (other: LabelHit): boolean =>
    other.field === 'issueDate' && Math.abs(other.box[0] - hit.box[0]) <= SAME_EDGE && other.line.row.page === hit.line.row.page;
  return !reading.labels.slice(Math.max(0, index - NEAR_DATE), index + NEAR_DATE + 1).some((hits) => hits.some(isDate));
}

/** A label with nothing to its right in its own cell: the head of a column. */
function isHead(reading: Reading, index: number, hit: LabelHit): boolean {
  if (isInPairs(reading, index, hit)) return false;
  const next = hit.line.words[hit.to + 1];
  if (NOTHING.test(next?.text ?? '')) return false;
  const rest = hit.line.words.filter((_, word) => word > hit.to && hit.line.cellOf[word] === hit.line.cellOf[hit.to]);
  // `Reference (please quote)`
  const isRemark = rest[0]?.text.startsWith('(') === true && rest.at(-1)?.text.endsWith(')') === true;
  // `N° engagement /` above `commande`
  const isRest = rest.every(({ text }) => !/[\p{L}\p{N}]/u.test(text));
  return isRest || isRemark || regionEnd(reading, index, hit) === hit.to + 1;
}

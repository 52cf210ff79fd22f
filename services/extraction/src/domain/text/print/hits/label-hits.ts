import { around, boxOf, textOf, type Box } from '../../../pdf/word.js';
import { longestAt } from './label-patterns.js';
import { isParty, LANGUAGES, type LabelField } from '../labels/index.js';
import type { Line } from '../line.js';
import { isPhrase } from '../says.js';

/** A label found in a line. */
export interface LabelHit {
  field: LabelField;
  weight: number;
  language: string;
  /** The label as printed. */
  text: string;
  line: Line;
  /** The first and last word of the label in its line. */
  from: number;
  to: number;
  box: Box;
}

/** `Summe (inkl. USt.)` is one label: the words after a total say whether VAT is in it. Alone they are a total themselves, or `incl. VAT` the tax in one. */
function qualify(hits: readonly LabelHit[]): LabelHit[] {
  const qualified: LabelHit[] = [];
  for (const hit of hits) {
    if (hit.field !== 'inclusive' && hit.field !== 'exclusive') {
      qualified.push(hit);
      continue;
    }
    const field = hit.field === 'inclusive' ? 'gross' : 'net';
    const cell = hit.line.cellOf[hit.from];
    const before = qualified
      .filter((each) => each.to < hit.from && hit.line.cellOf[each.from] === cell && (each.field === 'net' || each.field === 'gross'))
      .at(-1);
    if (before === undefined) {
      const begins = hit.from === 0 || hit.line.cellOf[hit.from - 1] !== cell;
      if (begins) qualified.push({ ...hit, field }, ...(field === 'gross' ? [{ ...hit, field: 'tax' as const }] : []));
      continue;
    }
    for (const each of qualified.filter((other) => other.from === before.from)) qualified.splice(qualified.indexOf(each), 1);
    qualified.push({
      ...before,
      field,
      weight: Math.max(before.weight, 0.95),
      to: hit.to,
      text: `${before.text} ${hit.text}`,
      box: around([before.box, hit.box]),
    });
  }
  return qualified;
}

/** Words before the name of a tax that say whether it is in the total before them. */
const [WITH, WITHOUT] = [new Set(LANGUAGES.flatMap(({ taxIn }) => taxIn.with)), new Set(LANGUAGES.flatMap(({ taxIn }) => taxIn.without))];

/** `inkl. 19 % MwSt.`, `including GST`: behind a total the name of the tax says what it holds; it is not the label of the tax. */
function throughRates(hits: readonly LabelHit[]): LabelHit[] {
  return hits.map((hit) => {
    if (hit.field !== 'tax') return hit;
    let at = hit.from - 1;
    while (/^\d{1,2}(?:[.,]\d{1,4})?%?$|^%$/.test(hit.line.words[at]?.text ?? '')) at -= 1;
    const word = hit.line.words[at]?.text ?? '';
    // Only a total before it makes `plus 19 % VAT` more than the tax itself.
    const isBegun = at > 0 && hit.line.cellOf[at - 1] === hit.line.cellOf[at];
    if (at < 0 || !isBegun || hit.line.cellOf[at] !== hit.line.cellOf[hit.from]) return hit;
    const field = isPhrase(word, WITH) ? 'inclusive' : isPhrase(word, WITHOUT) ? 'exclusive' : undefined;
    return field === undefined ? hit : { ...hit, field, from: at };
  });
}

/** Whether all that goes on behind a label in its cell is a remark in brackets: `Warenempfänger (Lager West)`. */
function isRemarked({ words, cellOf }: Line, to: number): boolean {
  const last = cellOf.lastIndexOf(cellOf[to] ?? -1);
  return (
    last > to &&
    words[to + 1]?.text.startsWith('(') === true &&
    words[last]?.text.endsWith(')') === true &&
    !words.slice(to + 1, last).some(({ text }) => text.endsWith(')'))
  );
}

/** What stands between a label and the same in another language. */
const TRANSLATES = /^[/|·•–—]$/;
const isTranslating = (text: string | undefined): boolean => text !== undefined && TRANSLATES.test(text);

/** A heading stands alone, with a remark or with a colon: in running text the word is no heading. */
export function isHeading({ line, from, to }: Pick<LabelHit, 'line' | 'from' | 'to'>): boolean {
  const cell = line.cellOf[from];
  // `CONSIGNEE / BILL TO` is one heading of two.
  const begins = from === 0 || line.cellOf[from - 1] !== cell || (isTranslating(line.words[from - 1]?.text) && line.cellOf[from - 3] !== cell);
  const next = line.words[to + 1];
  const alone = next === undefined || line.cellOf[to + 1] !== cell || isRemarked(line, to);
  const colon = line.words[to]?.text.endsWith(':') === true || next?.text.startsWith(':') === true;
  return begins && (alone || colon);
}

/** So many labels beside one make it the head of a column. */
const HEADS_BESIDE = 2;

/** Whether a cell of a line is one of the heads of columns: other cells of it are labels too. */
export function isAmongHeads({ cellOf }: Line, labels: readonly LabelHit[], cell: number | undefined): boolean {
  const labelled = new Set(labels.map(({ from }) => cellOf[from]));
  labelled.delete(cell);
  return labelled.size >= HEADS_BESIDE;
}

/** `From`, `To`, `Van`, `Da`: so short, and in every sentence. */
const PREPOSITION = /^\p{L}{2,4}:?$/u;

/** What may name the number of anything does so only where it heads a value: `Numéro : 118`. */
const BARE = 0.4;

/** Whether a label is a bare word for a number, such as `Numéro` or `Nr.`: it may head a column of any numbers. */
export const isBareNumber = ({ field, weight, text }: LabelHit): boolean => field === 'number' && weight < BARE && /\p{L}/u.test(text);

/** `after` in Polish and Czech, `dust` in Portuguese, `p.o.` behind the name of a Czech organisation: in small letters no purchase order. */
const SMALL_PO = /(?:^|\/)p\.?\s?[oó]\.?$/;

/** The leaf of a register, in small letters: `Registro Mercantil, tomo 1211, folio 41`. */
const LEAF = /^folio$/;

/** Whether a label and one word behind it are all of their cell: `Auftrag AU-118`, `Kunde 10438`. */
export const headsOneWord = ({ line: { cellOf }, from, to }: LabelHit): boolean =>
  cellOf[from - 1] !== cellOf[from] && cellOf[to + 1] === cellOf[from] && cellOf[to + 2] !== cellOf[from];

/** `Numéro FA-2031-0042` in the first cell of a line, and nothing else. */
const headsNumber = (hit: LabelHit): boolean => headsOneWord(hit) && hit.line.cellOf[hit.from] === 0 && /\d{3}/.test(hit.line.words[hit.to + 1]?.text ?? '');

/** Words that are labels only where they head a value: `From`, `Nr.`, `po`; a word for a number also before one that is all else of its cell. */
const isWordInText = (hit: LabelHit): boolean =>
  ((isParty(hit.field) && PREPOSITION.test(hit.text)) || (isBareNumber(hit) && !headsNumber(hit)) || SMALL_PO.test(hit.text) || LEAF.test(hit.text)) &&
  !isHeading(hit);

/** Labels of one field that are one: in two languages, two of one party (`Donneur d'ordre / adresse de facturation`), or with another in brackets, `Sprzedawca / Seller:`, `Buyer (Bill to)`, `Customer (issued by)`. The surer of both says how sure it is. */
function joinedLabels(hits: readonly LabelHit[]): LabelHit[] {
  const merged: LabelHit[] = [];
  for (const hit of hits) {
    const isOfBoth = (each: LabelHit): boolean => isParty(each.field) && isParty(hit.field) && hit.text.startsWith('(');
    const before = merged.findLast(
      (each) => (each.field === hit.field || isOfBoth(each)) && hit.line.cellOf[each.from] === hit.line.cellOf[hit.from] && each.to >= hit.from - 2,
    );
    const isBracketed = before?.to === hit.from - 1 && hit.text.startsWith('(');
    const isTranslated =
      before?.to === hit.from - 2 && (before.language !== hit.language || isParty(hit.field)) && isTranslating(hit.line.words[hit.from - 1]?.text);
    if (before === undefined || !(isBracketed || isTranslated)) {
      merged.push(hit);
      continue;
    }
    const text = textOf(hit.line.words.slice(before.from, hit.to + 1));
    merged[merged.indexOf(before)] = { ...before, weight: Math.max(before.weight, hit.weight), to: hit.to, text, box: around([before.box, hit.box]) };
  }
  return merged;
}

/** `Seller name`, `Nazwa nabywcy`: the word for a party and that for its name are one label, of the party. */
function namesOfParties(hits: readonly LabelHit[]): LabelHit[] {
  return hits.flatMap((hit, index): LabelHit[] => {
    const [before, next] = [hits[index - 1], hits[index + 1]];
    const isJoined = (section: LabelHit | undefined, name: LabelHit | undefined): boolean =>
      section !== undefined &&
      name !== undefined &&
      isParty(section.field) &&
      name.field === 'partyName' &&
      name.from === section.to + 1 &&
      name.line.cellOf[name.from] === name.line.cellOf[section.to] &&
      isHeading({ ...section, to: name.to });
    if (isJoined(before, hit)) return [];
    return isJoined(hit, next) && next !== undefined ? [{ ...hit, to: next.to, text: `${hit.text} ${next.text}`, box: around([hit.box, next.box]) }] : [hit];
  });
}

/** `Kunden-Nr. / Customer`: what translates the label of a number is no heading of a party. */
const withoutTranslations = (hits: readonly LabelHit[]): LabelHit[] =>
  hits.filter(
    (hit) =>
      !isParty(hit.field) ||
      !isTranslating(hit.line.words[hit.from - 1]?.text) ||
      !hits.some(({ field, to, line }) => field === 'customerNumber' && to === hit.from - 2 && line.cellOf[to] === hit.line.cellOf[hit.from]),
  );

/** Labels of what is no amount. */
const OF_NO_AMOUNT: ReadonlySet<LabelField> = new Set(['number', 'issueDate', 'dueDate', 'purchaseOrder']);

/** `Bill date (tax point)`: what a bracket adds to a label of no amount labels none. */
const withoutAdditions = (hits: readonly LabelHit[]): LabelHit[] =>
  hits.filter(
    (hit) =>
      hit.field !== 'tax' ||
      !hit.text.startsWith('(') ||
      !hits.some((other) => OF_NO_AMOUNT.has(other.field) && other.to === hit.from - 1 && hit.line.cellOf[other.to] === hit.line.cellOf[hit.from]),
  );

/** What says of a tax that it is part of an amount. */
const CONTAINED: ReadonlySet<string> = new Set(LANGUAGES.flatMap(({ contained }) => contained));
const OF_TOTALS: ReadonlySet<LabelField> = new Set(['net', 'gross', 'due', 'lineSum']);
const SMALL_WORD = /^\p{Ll}{1,4}$/u;

/** Whether the words before a label in its cell say that a tax is part of what it names: `IVA 10 % incluido en el total: 219,00` states the tax. */
function holdsTax({ field, line, from }: LabelHit, hits: readonly LabelHit[]): boolean {
  if (!OF_TOTALS.has(field)) return false;
  let at = from - 1;
  while (line.cellOf[at] === line.cellOf[from] && SMALL_WORD.test(line.words[at]?.text ?? '')) at -= 1;
  const isContained = at < from - 1 && line.cellOf[at] === line.cellOf[from] && isPhrase(line.words[at]?.text ?? '', CONTAINED);
  return isContained && hits.some((hit) => hit.field === 'tax' && hit.to < at && line.cellOf[hit.from] === line.cellOf[from]);
}

const PO = /^PO$/;

/** `Order No | PO 7731`: right behind a label of the order the word for one begins its number. */
const beginsOrder = (hit: LabelHit, hits: readonly LabelHit[]): boolean =>
  hit.field === 'purchaseOrder' &&
  PO.test(hit.text) &&
  hit.line.cellOf[hit.to + 1] === hit.line.cellOf[hit.to] &&
  /\d/.test(hit.line.words[hit.to + 1]?.text ?? '') &&
  hits.some(({ field, to }) => (field === 'purchaseOrder' || field === 'buyerReference') && to === hit.from - 1);

/** `WZ: WZ 118/2031`: a label that is repeated begins its number. */
const isRepeated = (hit: LabelHit, hits: readonly LabelHit[]): boolean =>
  hits.some(({ field, to, text }) => field === hit.field && to === hit.from - 1 && text === `${hit.text}:`);

/** Every label of a line from left to right, the longest at each place. A phrase that means two things gives two hits. */
export function labelsOf(line: Line): LabelHit[] {
  return qualify(
    throughRates(
      namesOfParties(joinedLabels(withoutTranslations(withoutAdditions(findLabels(line))))).filter(
        (hit, _, hits) => !isWordInText(hit) && !beginsOrder(hit, hits) && !isRepeated(hit, hits) && !holdsTax(hit, hits),
      ),
    ),
  );
}

function findLabels(line: Line): LabelHit[] {
  const hits: LabelHit[] = [];
  let at = 0;
  while (at < line.tokens.length) {
    const found = longestAt(line, at);
    if (found === undefined) {
      at += 1;
      continue;
    }
    const from = line.tokens[at]?.word ?? 0;
    const to = line.tokens[found.end]?.word ?? from;
    const words = line.words.slice(from, to + 1);
    for (const { field, weight, language } of found.meanings) {
      hits.push({
        field,
        weight,
        language,
        text: textOf(words),
        line,
        from,
        to,
        box: boxOf(words),
      });
    }
    at = found.end + 1;
  }
  return hits;
}

/** The box of the cell that a label stands in, which may begin before it: `Your VAT no.`, `Consignee / Buyer:`. */
export const cellBoxOf = ({ line, from, box }: LabelHit): Box => line.row.cells[line.cellOf[from] ?? -1]?.box ?? box;

import { oncePerText } from '@smartap/runtime';
import { isAmongHeads, type LabelHit } from './print/hits/label-hits.js';
import { foldWords, squeeze } from './print/fold.js';
import { LANGUAGES, type LabelField } from './print/labels/index.js';
import { tokensOfCells, type Line } from './print/line.js';
import { overlap, type Box, type Cell } from '../pdf/word.js';
import { kindByContent } from './kind-by-content.js';
import { hasMoney, textSize, type Reading } from './print/reading.js';

/** What a document calls itself. */
export interface Title {
  kind: Kind | 'none';
  text: string | undefined;
  /** The word is somewhere on the page, be it not as a title. */
  mentionsInvoice: boolean;
  /** It only stands among other words or in a row of a list, as that of another invoice may: `Fatura de origem: FT 2026/3310`. */
  isReference: boolean;
  /** From 0 to 1: how far it stands out from what else the document might call itself. */
  confidence: number;
  page: number | undefined;
  box: Box | undefined;
}

/** The kinds of documents that are told apart. */
export type Kind = 'invoice' | 'credit' | 'order' | 'statement' | 'reminder' | 'other';

interface Phrase {
  kind: Kind;
  phrase: string;
  /** Without spaces and the star. */
  bare: string;
  plain: string;
  isEnding: boolean;
}

const toPhrase = (kind: Kind, phrases: readonly string[]): Phrase[] =>
  phrases.map((phrase) => ({ kind, phrase, bare: phrase.replace('*', '').replaceAll(' ', ''), plain: phrase.replace('*', ''), isEnding: phrase.startsWith('*') }));

const PHRASES: readonly Phrase[] = LANGUAGES.flatMap((language) => [
  ...toPhrase('credit', language.creditTitles),
  ...toPhrase('order', language.orderTitles),
  ...toPhrase('statement', language.statementTitles),
  ...toPhrase('reminder', language.reminderTitles),
  ...toPhrase('other', language.otherTitles),
  ...toPhrase('invoice', language.invoiceTitles),
]);

const ENDINGS = PHRASES.filter(({ isEnding }) => isEnding);
/** Whole words, by their first one. */
const BY_FIRST_WORD = Map.groupBy(PHRASES.filter(({ isEnding }) => !isEnding), ({ plain }) => plain.split(' ')[0]);

/** What a title is worth that nothing rivals; what it is ahead of a rival by counts for the rest. */
const CLEAR = { alone: 0.95, even: 0.5, ahead: 0.25 } as const;
/** What pages without a title are worth that are told by what they list. */
const BY_CONTENT = 0.75;
/** A title is larger than the text around it, or in its first lines. */
const FIRST_LINES = 25;
/** From so many times the size of the text on, a cell is no label and no head of a column: `Lieferschein Nr. 4711`, `2. Mahnung`. */
const LARGE = 1.25;
/** A title in capitals, with its number: `CONFIRMAÇÃO DE ENCOMENDA EC 26/0441`; shorter names in capitals are labels too. */
const SHOUTED = /^(?=.*\p{Lu}{3})[^\p{Ll}:]+$/u;
const LONG = 12;
/** A cell that is mostly the name of a kind. */
const MOST = 0.6;
/** A cell that is nothing but that. */
const WHOLE = 0.9;

/** More words of one letter than these are one word that is set with space between them. */
const LETTERS = 3;

/** Letters that are one word. */
const areSpaced = (words: readonly string[]): boolean => words.length > LETTERS && words.every((word) => word.length === 1);

/** A cell as phrases are looked for in it. */
interface Folded {
  words: readonly string[];
  /** The words between spaces. */
  text: string;
  squeezed: string;
  /** So many letters stand outside of brackets: `Tax Invoice (Original for Recipient)` is called no more than an invoice. */
  outside: number;
}

const BRACKETED = /\([^()]*\)/g;

const lettersIn = (text: string): number => squeeze(text).replaceAll(/\d/g, '').length;

function foldCell(printed: string, pieces: readonly string[], words: readonly string[]): Folded {
  const squeezed = pieces.join('').replaceAll(/\d/g, '');
  const inBrackets = printed.match(BRACKETED)?.join('') ?? '';
  const outside = squeezed.length - lettersIn(inBrackets);
  return { words, text: ` ${words.join(' ')} `, squeezed, outside: outside > 0 ? outside : squeezed.length };
}

/** How many of the letters of a cell outside of brackets a phrase covers: 1 for all of them, 0 when it is not in it. */
function coverage({ bare, plain, isEnding }: Phrase, { words, text, squeezed, outside }: Folded): number {
  if (squeezed.length < bare.length) return 0;
  if (areSpaced(words)) return squeezed.endsWith(bare) ? 1 : 0;
  if (isEnding) return Math.min(1, (words.find((word) => word.endsWith(plain))?.length ?? 0) / outside);
  return text.includes(` ${plain} `) ? Math.min(1, bare.length / outside) : 0;
}

/** Whether a word begins phrases, or ends with one: most do not. */
const isOfPhrase = oncePerText((word) => BY_FIRST_WORD.has(word) || ENDINGS.some(({ plain }) => word.endsWith(plain)));

/** The phrases that words may hold. */
function phrasesIn(words: readonly string[]): readonly Phrase[] {
  if (areSpaced(words)) return PHRASES;
  const telling = words.filter(isOfPhrase);
  if (telling.length === 0) return [];
  const begun = [...new Set(telling)].flatMap((word) => BY_FIRST_WORD.get(word) ?? []);
  return [...begun, ...ENDINGS.filter(({ plain }) => telling.some((word) => word.endsWith(plain)))];
}

/** Two names of one document: `Lieferschein / Rechnung`. */
const JOINED = /\/|\s[-–—+&]\s/;

/** Of a cell with a stroke: what is an invoice too is one, though its note of delivery or its order goes with it. What dunning or a statement names besides stays what it is. */
function jointly(said: readonly (Phrase & { covered: number })[]): readonly (Phrase & { covered: number })[] {
  const bills = said.filter(({ kind }) => kind === 'invoice' || kind === 'credit');
  const also = said.filter(({ kind, plain }) => (kind === 'order' || kind === 'other') && !bills.some((bill) => plain.includes(bill.plain)));
  if (bills.length === 0 || also.length === 0) return said;
  const besides = Math.max(...also.map(({ covered }) => covered));
  return said.filter((each) => !also.includes(each)).map((each) => (bills.includes(each) ? { ...each, covered: Math.min(1, each.covered + besides) } : each));
}

/** What parts the name of a document from what it is about: `Kontoauszug – offene Posten per 28.02.2026`. */
const ABOUT = /\s[–—-]\s/;
/** What a cell is covered by the name of a kind at most that has more behind a dash. */
const NAMED = 0.9;

/** A title that goes on in the line below, in the same size: `OSTATECZNE WEZWANIE DO` / `ZAPŁATY`. */
function wrapped(reading: Reading, index: number, cell: Cell): string {
  const [size, page] = [cell.words[0]?.size ?? 0, cell.words[0]?.page];
  const next = reading.lines[index + 1]?.row.cells.filter(({ box, words }) => overlap(box, cell.box) > 0 && Math.abs((words[0]?.size ?? 0) - size) < 0.05 * size && words[0]?.page === page && box[1] - cell.box[3] < size);
  return next?.length === 1 ? ` ${next[0]?.text ?? ''}` : '';
}

/** A text that words are looked for in, as a cell has them. */
function foldText(text: string): Folded {
  const pieces = foldWords(text);
  return foldCell(text, pieces, pieces.filter((word) => /\p{L}/u.test(word)));
}

const YOURS: ReadonlySet<string> = new Set(LANGUAGES.flatMap(({ orders }) => orders.yours));

/** Whether the first word of a phrase stands behind one that says whose it is: `Uw opdrachtbevestiging 26-0118` is what the invoice is about. */
const isOfReader = ({ plain }: Phrase, { words }: Folded): boolean => YOURS.has(words[words.indexOf(plain.split(' ')[0] ?? '') - 1] ?? '');

/**
 * The names of kinds in a cell, with the share of its letters that each covers: of a large one also with the line that it goes on in, or up to the dash behind
 * which it says what it is about.
 */
function saidIn(reading: Reading, index: number, cell: Cell, own: Folded, isLarge: boolean): (Phrase & { covered: number })[] {
  const below = isLarge ? wrapped(reading, index, cell) : '';
  const [name = ''] = isLarge ? cell.text.split(ABOUT) : [];
  const readings = [
    { folded: own, worth: 1 },
    ...(below === '' ? [] : [{ folded: foldText(`${cell.text}${below}`), worth: 1 }]),
    ...(name === '' || name.length === cell.text.length ? [] : [{ folded: foldText(name), worth: NAMED }]),
  ];
  return [...new Set(readings.flatMap(({ folded }) => phrasesIn(folded.words)))]
    .map((each) => ({ ...each, covered: Math.max(...readings.map(({ folded, worth }) => worth * coverage(each, folded))) }))
    .filter((each) => each.covered > 0 && !(each.kind === 'order' && isOfReader(each, own)));
}

/** Whether the next cell is its value. */
function isLabel(line: Line, cell: Cell): boolean {
  const next = line.row.cells[line.row.cells.indexOf(cell) + 1];
  return next !== undefined && (next.text.startsWith(':') || /\d/.test(next.text));
}

/** What an invoice refers to. */
const REFERENCES: ReadonlySet<LabelField> = new Set(['purchaseOrder', 'despatch', 'salesOrder', 'contract', 'project']);

/** Whether other cells of a line are references with their numbers: `Offerte 25-0441 | Order 26-0118 | Pakbon 8812`. */
const areReferences = (labels: readonly LabelHit[], { cellOf, words }: Line, cell: number): boolean =>
  labels.some(({ field, from, to }) => REFERENCES.has(field) && cellOf[from] !== cell && cellOf[to + 1] === cellOf[to] && /\d/.test(words[to + 1]?.text ?? ''));

/** Finds what the document calls itself: the largest and earliest cell that is mostly the name of a kind of document. */
export function findTitle(reading: Reading): Title {
  const candidates: { kind: Kind; cell: Cell; page: number; score: number; isHead: boolean; isReference: boolean; isMention: boolean; isLarge: boolean; index: number }[] = [];
  let namedAt = Infinity;
  let numberedAt = Infinity;
  let hasLargeName = false;
  let mentionsInvoice = false;
  const median = textSize(reading);
  reading.lines.forEach((line, index) => {
    const tokens = tokensOfCells(line);
    for (const [at, cell] of line.row.cells.entries()) {
      const isLarge = (cell.words[0]?.size ?? median) >= LARGE * median;
      const pieces = tokens[at]?.map(({ text }) => text) ?? [];
      const words = pieces.filter((word) => /\p{L}/u.test(word));
      // Most cells have no name of a kind.
      if (!isLarge && phrasesIn(words).length === 0) continue;
      const said = saidIn(reading, index, cell, foldCell(cell.text, pieces, words), isLarge);
      const isShouted = line.row.cells.length === 1 && SHOUTED.test(cell.text);
      const isAmongReferences = line.row.cells.length > 1 && areReferences(reading.labels[index] ?? [], line, at);
      for (const { kind, phrase, covered } of JOINED.test(cell.text) ? jointly(said) : said) {
        const isBill = kind === 'invoice' || kind === 'credit';
        if (isBill) mentionsInvoice = true;
        if (covered < 0.3 || (index > FIRST_LINES && covered < WHOLE)) continue;
        const size = cell.words[0]?.size ?? median;
        const isHead = !isLarge && isAmongHeads(line, reading.labels[index] ?? [], at);
        const mayBeLabel = /[\d:]/.test(cell.text) || isLabel(line, cell);
        if (!isBill && (isHead || isAmongReferences || (mayBeLabel && !isLarge && !(isShouted && phrase.length >= LONG)) || covered < MOST || index > FIRST_LINES)) continue;
        if (isBill && !isHead && !mayBeLabel && covered >= WHOLE) namedAt = Math.min(namedAt, index);
        if (isBill && isLarge && covered >= WHOLE) hasLargeName = true;
        if (isBill && isLarge && mayBeLabel && covered >= MOST) numberedAt = Math.min(numberedAt, index);
        const score = covered * 2 + size / median + phrase.length / 100 - index * 0.02 + (line.row.page === 1 ? 0.5 : 0);
        candidates.push({ kind, cell, page: line.row.page, score, isHead, isReference: !isBill && mayBeLabel, isMention: isBill && !isLarge && (covered < MOST || ((/\d/.test(cell.text) || line.row.cells.length > 2) && hasMoney(reading, index))), isLarge, index });
      }
    }
  });
  // What calls itself an invoice, or has its number as one in large print above, names its order and its delivery note, in whatever size, and has headings such as `Delivery Note` below; in large print it is nothing that smaller print says.
  const isBelow = ({ kind, isReference, isLarge, index }: (typeof candidates)[number]): boolean =>
    kind !== 'invoice' && kind !== 'credit' && ((isReference && (namedAt < Infinity || index > numberedAt)) || (!isLarge && (hasLargeName || index > namedAt)));
  const [best, ...others] = candidates.filter((each) => !isBelow(each)).toSorted((a, b) => b.score - a.score);
  const isTitle = best !== undefined && !(best.kind === 'invoice' && (best.isMention || best.isHead));
  const listed = isTitle ? undefined : kindByContent(reading);
  if (listed !== undefined) return { ...listed, mentionsInvoice, isReference: false, confidence: BY_CONTENT };
  if (best === undefined) return { kind: 'none', text: undefined, mentionsInvoice, isReference: false, confidence: 0, page: undefined, box: undefined };
  // A statement lists invoices: the head of that column is no rival of its title, and neither is a word of the title itself.
  const rival = others.find(({ kind, cell, isHead }) => kind !== best.kind && cell !== best.cell && !isHead);
  const confidence = rival === undefined ? CLEAR.alone : Math.min(CLEAR.alone, CLEAR.even + CLEAR.ahead * (best.score - rival.score));
  return { kind: best.kind, text: best.cell.text, mentionsInvoice, isReference: best.isMention || best.isHead, confidence, page: best.page, box: best.cell.box };
}

import { isDepartment } from '../parties/address-signs.js';
import { overlap, type Cell, type Word } from '../../pdf/word.js';
import { isAmongHeads, type LabelHit } from '../print/hits/label-hits.js';
import { foldWords } from '../print/fold.js';
import { LANGUAGES, type LabelField } from '../print/labels/index.js';
import { tokensOfCells, type Line } from '../print/line.js';
import { hasMoney, textSize, type Reading } from '../print/reading.js';
import { isGreeting } from './letters.js';
import { coverage, foldedOf, phrasesIn, wordsIn, type Folded, type Phrase } from './phrases.js';
import { isBill } from './title.js';

/** A name of a kind of document where it is printed. */
export interface NameOfKind extends Phrase {
  readonly cell: Cell;
  readonly page: number;
  /** Of its line. */
  readonly index: number;
  /** How much of its cell it is, from 0 to 1. */
  readonly covered: number;
  /** How many times the size of the page's text. */
  readonly size: number;
  readonly isLarge: boolean;
  /** The head of a column, in the size of the text: in a letter, of any below its greeting. */
  readonly isHead: boolean;
  /** It has a number or a value beside it, as a label has. */
  readonly mayBeLabel: boolean;
  /** In capitals, alone in its line. */
  readonly isShouted: boolean;
  /** In a row of references to other documents. */
  readonly isAmongReferences: boolean;
  /** So many cells are in its line. */
  readonly cells: number;
  /** In a row of a table, or beside an amount. */
  readonly hasAmount: boolean;
  /** A label of something that an invoice states, such as `Rechnungsbetrag` or `Invoice date`. */
  readonly isLabelOfPart: boolean;
  /** In a sentence that began in the line above. */
  readonly isRunning: boolean;
  /** What a letter is about, right above its greeting. */
  readonly isSubject: boolean;
  /** What a subject, or a line in a font of its own, begins with and goes on about: `Bescheid über Gewerbesteuer 2023 und Vorauszahlungen 2025`. */
  readonly isBegun: boolean;
}

/** A phrase, and how much of a text it is. */
type Covering = Phrase & Pick<NameOfKind, 'covered' | 'isBegun'>;

/** From so many times the size of the text on, a cell is no label and no head of a column: `Lieferschein Nr. 4711`, `2. Mahnung`. */
const LARGE = 1.25;
/** A title in capitals, with its number: `CONFIRMAÇÃO DE ENCOMENDA EC 26/0441`. */
const SHOUTED = /^(?=.*\p{Lu}{3})[^\p{Ll}:]+$/u;

/** Two names of one document: `Lieferschein / Rechnung`. */
const JOINED = /\/|\s[-–—+&]\s/;

/** Of what asks for the payment of an invoice that it names behind: `2. Mahnung – Rechnung 4711` is a reminder. */
function reminding(said: readonly Covering[], { text }: Folded): readonly Covering[] {
  const at = ({ plain }: Phrase): number => text.indexOf(` ${plain} `);
  const reminder = said.find((each) => each.kind === 'reminder' && at(each) >= 0);
  const bills = reminder === undefined ? [] : said.filter((each) => isBill(each.kind) && at(each) > at(reminder));
  if (reminder === undefined || bills.length === 0) return said;
  const covered = Math.min(1, reminder.covered + Math.max(...bills.map((each) => each.covered)));
  return said.filter((each) => !bills.includes(each)).map((each) => (each === reminder ? { ...each, covered } : each));
}

/** Of a cell with a stroke: what is an invoice too is one, though its note of delivery or its order goes with it. What dunning or a statement names besides stays what it is. */
function jointly(said: readonly Covering[]): readonly Covering[] {
  const bills = said.filter(({ kind }) => isBill(kind));
  const also = said.filter(({ kind, plain }) => (kind === 'order' || kind === 'other') && !bills.some((bill) => plain.includes(bill.plain)));
  if (bills.length === 0 || also.length === 0) return said;
  const besides = Math.max(...also.map(({ covered }) => covered));
  return said.filter((each) => !also.includes(each)).map((each) => (bills.includes(each) ? { ...each, covered: Math.min(1, each.covered + besides) } : each));
}

/** What parts the name of a document from what it is about: `Kontoauszug – offene Posten per 28.02.2026`. */
const ABOUT = /\s[–—-]\s/;
/** A name with its number and its day, whatever the sentence goes on with: `Factuur SB-0626-14 van 30 juni 2026, voor de maaltijden in juni`. */
const NUMBERED = /^(\p{Lu}\p{L}+(?:[ -]\p{L}+){0,2}?)\s(?:\p{L}{1,3}[.°º]\s?)?(?=\S*\d)\S+\s\p{Ll}{1,5}\s\d{1,2}[. ].*\d{4}/u;
/** What a cell is covered by the name of a kind at most that has more behind a dash, or stands behind one. */
const NAMED = { before: 0.9, behind: 0.8 } as const;

/** What a large cell is covered by a long name at least that it begins with, whatever it goes on with: `Kontoauszug Ladungsträger`. */
const BEGUN = { covered: 0.7, letters: 10 } as const;
/** What stands before the subject of a letter. */
const SUBJECT = /^\p{L}+\.?\s?:\s+/u;

/** Whether a subject begins with a long name and goes on with words or a year, not with a number: with that it would be what the letter refers to. */
function isBegunBy({ bare, plain }: Phrase, cell: Cell): boolean {
  const words = plain.split(' ');
  const pieces = foldWords(cell.text.replace(SUBJECT, ''));
  const [next = '', then = ''] = pieces.slice(words.length);
  const goesOn = /^\p{L}{2,}/u.test(next) || (/^20\d{2}$/.test(next) && !/^\d/.test(then));
  return goesOn && bare.length >= BEGUN.letters && words.every((word, at) => pieces[at] === word);
}

/** A title that goes on in the line below, in the same size: `OSTATECZNE WEZWANIE DO` / `ZAPŁATY`. */
function wrapped(reading: Reading, index: number, cell: Cell): string {
  const [size, page] = [cell.words[0]?.size ?? 0, cell.words[0]?.page];
  const next = reading.lines[index + 1]?.row.cells.filter(
    ({ box, words }) =>
      overlap(box, cell.box) > 0 && Math.abs((words[0]?.size ?? 0) - size) < 0.05 * size && words[0]?.page === page && box[1] - cell.box[3] < size,
  );
  return next?.length === 1 ? ` ${next[0]?.text ?? ''}` : '';
}

const YOURS: ReadonlySet<string> = new Set(LANGUAGES.flatMap(({ orders }) => orders.yours));

/** Whether the first word of a phrase stands behind one that says whose it is: `Uw opdrachtbevestiging 26-0118` is what the invoice is about. */
const isOfReader = ({ plain }: Phrase, { words }: Folded): boolean => YOURS.has(words[words.indexOf(plain.split(' ')[0] ?? '') - 1] ?? '');

/**
 * The names of kinds in a cell, with the share of its letters that each covers: of a large one also with the line that it goes on in, and of each part
 * between dashes, as one may say what it is about: `Pantkonto – kontoudtog februar 2031`.
 */
function saidIn(reading: Reading, index: number, cell: Cell, own: Folded, isLarge: boolean, isTopic: boolean): Covering[] {
  const below = isLarge ? wrapped(reading, index, cell) : '';
  // `Rechnung Nr. 25-4418 – Haus A` says so in the size of the text too.
  const pieces = cell.text.split(ABOUT);
  const parts = isLarge || (pieces.length > 1 && /\d/.test(pieces[0] ?? '')) ? pieces : [];
  const numbered = NUMBERED.exec(cell.text)?.[1];
  const readings = [
    { folded: own, worth: 1 },
    ...(below === '' ? [] : [{ folded: foldedOf(`${cell.text}${below}`), worth: 1 }]),
    ...(numbered === undefined ? [] : [{ folded: foldedOf(numbered), worth: NAMED.before }]),
    ...(parts.length < 2 ? [] : parts.map((part, at) => ({ folded: foldedOf(part), worth: at === 0 ? NAMED.before : NAMED.behind }))),
  ];
  return [...new Set(readings.flatMap(({ folded }) => phrasesIn(folded.words)))]
    .map((each) => {
      const isBegun = isTopic && isBegunBy(each, cell);
      const begins = isBegun || (isLarge && each.bare.length >= BEGUN.letters && own.text.startsWith(` ${each.plain} `));
      return { ...each, isBegun, covered: Math.max(begins ? BEGUN.covered : 0, ...readings.map(({ folded, worth }) => worth * coverage(each, folded))) };
    })
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

/** A sentence that goes on in the next line has so many words in its own. */
const SENTENCE = 6;

/** Whether a line goes on with the sentence of the one above: `… e dopo 25 giorni la` / `costituzione in mora.` */
function isRunning({ lines }: Reading, index: number, { row: { page, cells, text } }: Line): boolean {
  const above = lines[index - 1]?.row;
  if (above?.page !== page || cells.length > 1 || above.cells.length > 1 || !/^\p{Ll}/u.test(text)) return false;
  return above.text.split(' ').length >= SENTENCE && !/[.:!?]$/.test(above.text);
}

/** The line of the greeting on a page, if it is a letter. */
function greetingOn({ lines }: Reading, page: number): number {
  const index = lines.findIndex((line) => line.row.page === page && isGreeting(line));
  return index < 0 ? Infinity : index;
}

/** Whether a line stands alone right above the greeting of a letter. */
function isSubject({ lines }: Reading, index: number, { row: { page, cells } }: Line): boolean {
  const next = lines[index + 1];
  return cells.length === 1 && next?.row.page === page && isGreeting(next);
}

/** The font of most words of each page; pictures have none. */
function fontsOfText({ lines }: Reading): ReadonlyMap<number, string | undefined> {
  const pages = Map.groupBy(
    lines.flatMap(({ row }) => row.cells.flatMap(({ words }) => words)),
    ({ page }) => page,
  );
  const mostOf = (words: readonly Word[]): string | undefined =>
    [...Map.groupBy(words, ({ font }) => font)].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0];
  return new Map([...pages].map(([page, words]) => [page, mostOf(words)]));
}

/** The names of kinds in the cells of a line; most have none. */
function namesInLine(reading: Reading, line: Line, index: number, textHeight: number, textFonts: ReadonlyMap<number, string | undefined>): NameOfKind[] {
  const tokens = tokensOfCells(line);
  const labels = reading.labels[index] ?? [];
  const { cells, page } = line.row;
  return cells.flatMap((cell, at) => {
    const size = cell.words[0]?.size ?? textHeight;
    const isLarge = size >= LARGE * textHeight;
    const pieces = tokens[at]?.map(({ text }) => text) ?? [];
    if (!isLarge && (phrasesIn(wordsIn(pieces)).length === 0 || isDepartment(cell.text))) return [];
    const own = foldedOf(cell.text, pieces);
    const isLetterSubject = isSubject(reading, index, line);
    const isTopic = isLetterSubject || (cells.length === 1 && cell.words.every(({ font }) => font !== textFonts.get(page)));
    const said = reminding(saidIn(reading, index, cell, own, isLarge, isTopic), own);
    if (said.length === 0) return [];
    const place = {
      cell,
      page,
      index,
      size: size / textHeight,
      isLarge,
      isHead: !isLarge && (isAmongHeads(line, labels, at) || (cells.length > 2 && index > greetingOn(reading, page))),
      mayBeLabel: /[\d:]/.test(cell.text) || isLabel(line, cell),
      isShouted: cells.length === 1 && SHOUTED.test(cell.text),
      isAmongReferences: cells.length > 1 && areReferences(labels, line, at),
      cells: cells.length,
      hasAmount: cells.length > 1 && hasMoney(reading, index),
      isLabelOfPart: labels.some(({ field, from }) => field !== 'number' && line.cellOf[from] === at),
      isRunning: isRunning(reading, index, line),
      isSubject: isLetterSubject,
    };
    return (JOINED.test(cell.text) ? jointly(said) : said).map((each) => ({ ...each, ...place }));
  });
}

/** All names of kinds of documents that pages print, in the order of their lines. */
export function namesOfKinds(reading: Reading): NameOfKind[] {
  const textHeight = textSize(reading);
  const textFonts = fontsOfText(reading);
  return reading.lines.flatMap((line, index) => namesInLine(reading, line, index, textHeight, textFonts));
}

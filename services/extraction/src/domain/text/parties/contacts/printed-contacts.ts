import { sameLeft, sameRight } from '../../../pdf/edges.js';
import { boxOf, textOf, type Cell, type Word } from '../../../pdf/word.js';
import type { Found } from '../../found.js';
import { fold, foldWords } from '../../print/fold.js';
import { LANGUAGES, type LabelField } from '../../print/labels/index.js';
import type { Line } from '../../print/line.js';
import type { Reading } from '../../print/reading.js';

/** A telephone number or a mail address as printed; what is rather to be taken has the lower rank. */
export interface PrintedContact extends Found {
  rank: number;
  /** Whether it is called what only the seller has: `Customer service 0800 …`. */
  isDesk: boolean;
}

const wordsFor = (kind: 'phone' | 'mobile' | 'fax'): ReadonlySet<string> => new Set(LANGUAGES.flatMap(({ contacts }) => contacts[kind]));
const [PHONE, MOBILE, FAX] = [wordsFor('phone'), wordsFor('mobile'), wordsFor('fax')];
const DESKS: ReadonlySet<string> = new Set(LANGUAGES.flatMap(({ contacts }) => contacts.desks));
/** No name of a desk has more words. */
const LONGEST_DESK = Math.max(...[...DESKS].map((phrase) => phrase.split(' ').length));

const MAIL = /(?<![\p{L}\p{N}.+@_-])[\p{L}\p{N}.+_-]+@(?:[\p{L}\p{N}-]+\.)+[a-z]{2,}(?![\p{L}\p{N}@])/iu;
/** Boxes that nobody reads, and what the law of Italy wants for notices. */
const UNREAD = /^(?:no-?reply|do-?not-?reply|noreply|mailer)|@(?:[\w-]+\.)?pec\./iu;

/** What figures of a telephone number are written with. */
const FIGURES = /^[(+]?[\d()/.+-]*\d[\d()/.+–-]*[,;]?$/;
const BETWEEN = /^[/–-]$/;
/** E.164 has fifteen figures at most, without the sign. */
const [LEAST_FIGURES, MOST_FIGURES] = [6, 15];
/** Numbers whose form tells them: of other countries, of North America, of France, of Britain, of Switzerland and Belgium. */
const FORMS: readonly RegExp[] = [
  /^\+[1-9][\d\s()/.–-]{7,20}\d$/,
  /^\(\d{3}\)[\s-]{0,2}\d{3}-\d{4}$/,
  /^\d{3}-\d{3}-\d{4}$/,
  /^0[1-9](?:[\s.]\d{2}){4}$/,
  /^0\s8\d{2}\s\d{3}\s\d{3}$/,
  /^01\d{3}\s\d{3}\s\d{3}$/,
  /^0\d{1,2}\s\d{2,3}\s\d{2}\s\d{2}$/,
];
/** What stands between a number and the mail address beside it: a dot, a stroke, a word for `or`. */
const LINK = /^(?:[·•|/–-]|\p{L}{1,3})$/u;
/** What ends what stands before such a number, or is short for a telephone: `T 0221 12345 E mail@example.com`. */
const ENDS = /^[·•|/–-]$|[,;?]$|^T$/u;
/** So many figures has a number at least that only the mail address beside it tells. */
const LEAST_BESIDE_MAIL = 8;
/** Lines of one block are no further from each other than so many times their height; those of another column may stand between. */
const [LINE_HEIGHTS, MAX_BETWEEN] = [2.5, 2];
const MAX_WORDS = 8;
/** Labels of other numbers. */
const OF_NUMBERS: ReadonlySet<LabelField> = new Set([
  'number',
  'iban',
  'bic',
  'vatId',
  'buyerVatId',
  'taxNumber',
  'purchaseOrder',
  'buyerReference',
  'despatch',
]);

const found = (words: readonly Word[], value: string, line: Line, at: number, label: string | undefined, rank: number, isDesk = false): PrintedContact => ({
  value,
  confidence: 0,
  label,
  text: textOf(words),
  page: line.row.page,
  box: boxOf(words),
  line: at,
  rank,
  isDesk,
});

/** The mail addresses on the pages. */
export function printedMails({ lines }: Reading): PrintedContact[] {
  return lines.flatMap((line, at) =>
    line.words.flatMap((word): PrintedContact[] => {
      const value = word.text.includes('@') ? MAIL.exec(word.text)?.[0] : undefined;
      return value === undefined || UNREAD.test(value) ? [] : [found([word], value, line, at, undefined, 0)];
    }),
  );
}

const digitsOf = (text: string): number => text.replaceAll(/\D/g, '').length;

/** The words of a number that begin at one, to the end of its cell. */
function numberWords({ words, cellOf }: Line, from: number): Word[] {
  const taken: Word[] = [];
  for (let at = from; at < words.length && cellOf[at] === cellOf[from] && taken.length < MAX_WORDS; at += 1) {
    const word = words[at];
    const isLink = word !== undefined && BETWEEN.test(word.text) && taken.length > 0 && FIGURES.test(words[at + 1]?.text ?? '');
    if (word === undefined || !(FIGURES.test(word.text) || isLink) || digitsOf([...taken, word].map(({ text }) => text).join('')) > MOST_FIGURES) break;
    // A country begins a number: the one before it has ended.
    if (taken.length > 0 && word.text.startsWith('+')) break;
    taken.push(word);
    if (/[,;]$/.test(word.text)) break;
  }
  return taken;
}

const valueOf = (words: readonly Word[]): string => textOf(words).replaceAll(/^[^\d(+]+|[^\d)]+$/g, '');

const isOneLetter = (word: string): boolean => word.length === 1;

/** Pictures of telephones. */
const [PICTURED, CARRIED] = [/^(?:☎|☏|✆|📞|📠)\uFE0F?$/u, /^📱\uFE0F?$/u];

/** What a word says about the number behind it. One letter says it with a colon or a full stop. */
function kindOf(text: string): 'phone' | 'mobile' | 'fax' | undefined {
  if (PICTURED.test(text)) return text.startsWith('📠') ? 'fax' : 'phone';
  if (CARRIED.test(text)) return 'mobile';
  const all = foldWords(text);
  if (all.every(isOneLetter) && !/^[TMF](?:\/[TMF])?[.:]+$/.test(text)) return undefined;
  if (all.some((word) => PHONE.has(word))) return 'phone';
  if (all.some((word) => FAX.has(word))) return 'fax';
  return all.some((word) => MOBILE.has(word)) ? 'mobile' : undefined;
}

/** Words between what a number is called and the number. */
const SIGNS = /^(?:[:.]+|(?:no|nr|n|nummer|number|c)[.:°]*|n°:?|nº:?)$/;
const MAX_SIGNS = 2;

/** Where the name of a desk begins that ends with a word of a line: `Atención al cliente`. */
function deskEndingAt({ words, cellOf }: Line, to: number): number | undefined {
  const said: string[] = [];
  for (let from = to; from >= 0 && cellOf[from] === cellOf[to] && said.length < LONGEST_DESK; from -= 1) {
    said.unshift(...foldWords(words[from]?.text ?? ''));
    if (DESKS.has(said.join(' '))) return from;
  }
  return undefined;
}

/** `T 071 555 34 40`: one letter that begins a cell is a sign for a number of so many groups, and for no other. */
const MANY_GROUPS = 3;
const isLetterFor = ({ words, cellOf }: Line, letter: number, number: readonly Word[]): boolean =>
  words[letter]?.text === 'T' && cellOf[letter - 1] !== cellOf[letter] && number.length >= MANY_GROUPS && digitsOf(textOf(number)) >= LEAST_BESIDE_MAIL;

interface Called {
  readonly kind: 'phone' | 'mobile' | 'fax';
  readonly from: number;
  readonly isDesk?: true;
}

/** What the number that begins at a word is called, with where that begins. */
function calledAt(line: Line, at: number, number: readonly Word[]): Called | undefined {
  for (let before = at - 1, signs = 0; before >= 0 && signs <= MAX_SIGNS && (line.cellOf[at] ?? 0) - (line.cellOf[before] ?? 0) <= 1; before -= 1) {
    const text = line.words[before]?.text ?? '';
    const kind = kindOf(text);
    if (kind !== undefined) return { kind, from: before };
    if (isLetterFor(line, before, number)) return { kind: 'phone', from: before };
    const desk = deskEndingAt(line, before);
    if (desk !== undefined) return { kind: 'phone', from: desk, isDesk: true };
    if (!SIGNS.test(fold(text))) return undefined;
    signs += 1;
  }
  return undefined;
}

/** What the column of a number is called, right above it. */
function headedBy({ lines }: Reading, at: number, word: number): Called | undefined {
  const [line, above] = [lines[at], lines[at - 1]];
  const cell = line?.row.cells[line.cellOf[word] ?? -1];
  const head = above?.row.cells.find(({ box }) => cell !== undefined && sameLeft(box, cell.box));
  const kind = line === undefined || head === undefined || head.words.length > 1 || line.cellOf[word - 1] === line.cellOf[word] ? undefined : kindOf(head.text);
  return kind === undefined ? undefined : { kind, from: word };
}

/** Whether a mail address stands right before or behind words of a line, with at most a sign or a short word between. */
function isBesideMail({ words, cellOf }: Line, from: number, to: number): boolean {
  // A word before it may say that it is another number.
  const before = cellOf[from - 1] === cellOf[from] ? words[from - 1]?.text : undefined;
  if (before !== undefined && !ENDS.test(before)) return false;
  const isMail = (at: number): boolean => words[at] !== undefined && MAIL.test(words[at].text);
  const isLink = (at: number): boolean => LINK.test(words[at]?.text ?? '');
  const behind = /^e?-?mail:?$/i.test(words[to + 1]?.text ?? '') ? to + 2 : to + 1;
  return isMail(from - 1) || isMail(to) || (isLink(from - 1) && isMail(from - 2)) || (isLink(to) && isMail(behind) && cellOf[behind] === cellOf[from]);
}

/** Whether figures are all of their cell, and a mail address all of the one right above or below it. */
function isByMail({ lines }: Reading, at: number, words: readonly Word[]): boolean {
  const cell = lines[at]?.row.cells.find((each) => each.words[0] === words[0]);
  const isMail = ({ box, words: own, text }: Cell): boolean =>
    cell !== undefined &&
    own.length === 1 &&
    own[0]?.page === words[0]?.page &&
    MAIL.test(text) &&
    (sameLeft(box, cell.box) || sameRight(box, cell.box)) &&
    Math.abs(box[1] - cell.box[1]) <= LINE_HEIGHTS * (cell.box[3] - cell.box[1]);
  return cell?.words.length === words.length && lines.slice(Math.max(0, at - MAX_BETWEEN), at + MAX_BETWEEN + 1).some(({ row }) => row.cells.some(isMail));
}

/** The telephone numbers on the pages: behind what they are called, or told by their form or by the mail address beside them. */
export function printedPhones(reading: Reading): PrintedContact[] {
  return reading.lines.flatMap((line, at) => {
    const phones: PrintedContact[] = [];
    for (let word = 0; word < line.words.length; word += 1) {
      if (!FIGURES.test(line.words[word]?.text ?? '')) continue;
      const words = numberWords(line, word);
      const value = valueOf(words);
      const isLong = digitsOf(value) >= LEAST_FIGURES;
      const called = isLong ? (calledAt(line, word, words) ?? headedBy(reading, at, word)) : undefined;
      const isTold =
        FORMS.some((form) => form.test(value)) ||
        (words.length > 1 && digitsOf(value) >= LEAST_BESIDE_MAIL && (isBesideMail(line, word, word + words.length) || isByMail(reading, at, words)));
      const isKnown =
        isLong &&
        (called === undefined
          ? isTold && reading.labels[at]?.some((hit) => hit.to === word - 1 && OF_NUMBERS.has(hit.field) && !hit.text.endsWith('?')) !== true
          : called.kind !== 'fax');
      if (isKnown) {
        const label = called === undefined || called.from === word ? undefined : textOf(line.words.slice(called.from, word));
        phones.push(found(words, value, line, at, label, called?.kind === 'mobile' ? 2 : called === undefined ? 1 : 0, called?.isDesk));
      }
      word += Math.max(0, words.length - 1);
    }
    return phones;
  });
}

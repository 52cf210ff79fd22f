import { cellAtEdge } from '../../../pdf/edges.js';
import { boxOf, textOf, type Word } from '../../../pdf/word.js';
import type { Found } from '../../found.js';
import { findId, TAKEN } from '../../numbers/labelled-number.js';
import { fold, foldWords } from '../../print/fold.js';
import { isOfAccount, LANGUAGES, paymentWords } from '../../print/labels/index.js';
import { lineAbove, lineBelow } from '../../print/next-line.js';
import type { Reading } from '../../print/reading.js';
import { phrasesOf, saysLine, wordsBegin } from '../../print/says.js';
import { hasCheckDigit, referenceAt } from './reference-forms.js';

/** How surely a form whose check digits hold says that a payment is to quote a reference, and a label before one whose check digit holds. */
const BY_FORM = 0.97;
const CHECKED = 0.95;
/** What figures without the check digit of their country claim. */
const IN_DOUBT = 0.7;
const FIGURES = /^\d+$/;
/** What says that a payment is to quote what follows, in at most so many words. */
const [QUOTING, LONGEST] = [phrasesOf(LANGUAGES.flatMap(({ quoting }) => quoting)), 4];

/** The first reference of a form that proves itself: payment slips repeat it. */
function byForm({ lines }: Reading): Found | undefined {
  for (const [line, { words, row }] of lines.entries()) {
    for (const at of words.keys()) {
      const printed = referenceAt(words, at);
      if (printed !== undefined) return { ...printed, confidence: BY_FORM, label: undefined, page: row.page, line };
    }
  }
  return undefined;
}

/** A word without what ends it in its sentence. */
const bare = (text: string): string => text.replace(/[.,;]$/, '');

/** So many figures a group has that goes on in the next line. */
const GROUP = /^\d{3,5}$/;

/** The groups of figures that a line begins with, where the one before ends within a reference. */
function groupsBelow(reading: Reading, found: Found, last: Word): readonly Word[] {
  const below = GROUP.test(last.text) ? lineBelow(reading, found.line) : undefined;
  const own = reading.lines[found.line]?.row.cells.find(({ words }) => words.at(-1) === last);
  const words = own === undefined ? [] : (cellAtEdge(below, own.box)?.words ?? []);
  const end = words.findIndex(
    ({ text }, at) => bare(text).length !== last.text.length || !GROUP.test(bare(text)) || (at > 0 && /[.,;]$/.test(words[at - 1]?.text ?? '')),
  );
  return end < 0 ? words : words.slice(0, end);
}

/** Figures with those of their cell behind them, and of the next line where the cell ends with them: `11 04727` is one reference, in groups for the eye. */
function withGroups(reading: Reading, found: Found): Found {
  const { words = [], cellOf = [] } = reading.lines[found.line] ?? {};
  const from = words.findIndex(({ box }) => box[0] >= found.box[0] - 1);
  let to = from;
  while (FIGURES.test(words[to + 1]?.text ?? '') && cellOf[to + 1] === cellOf[from]) to += 1;
  const groups = words.slice(from, to + 1);
  const last = groups.at(-1);
  if (last === undefined || !groups.every(({ text }) => FIGURES.test(text))) return withCodes(reading, found);
  const all = groups.length > 1 && cellOf[to + 1] !== cellOf[to] ? [...groups, ...groupsBelow(reading, found, last)] : groups;
  return withCodes(reading, { ...found, value: all.map(({ text }) => bare(text)).join(''), text: textOf(all), box: boxOf(groups) });
}

/** What a reference of several parts is made of: words with a figure, and strokes between them. */
const [CODE, STROKE] = [/^(?=\p{L}*[-/]?\p{L}*\d)[\p{L}\d./-]+$/u, /^\/$/];

/** A reference with the others of its sentence that stand behind it and nothing else: `TR260319 / 51172`, invoice and customer. */
function withCodes(reading: Reading, found: Found): Found {
  const { words = [], cellOf = [] } = reading.lines[found.line] ?? {};
  const from = words.findIndex(({ box }) => box[0] >= found.box[2] - 1);
  const rest = from < 0 ? [] : words.slice(from).filter((_word, at) => cellOf[from + at] === cellOf[from - 1]);
  const end = rest.findIndex(({ text }) => /[.,;]$/.test(text));
  const codes = end < 0 ? rest : rest.slice(0, end + 1);
  const before = words[from - 1]?.text ?? '';
  const isOne =
    codes.length > 0 && !/[.,;]$/.test(before) && codes.every(({ text }, at) => CODE.test(bare(text)) || (STROKE.test(text) && at < codes.length - 1));
  const isOther = (word: Word): boolean =>
    [...(reading.amounts[found.line]?.filter(({ isMoney }) => isMoney) ?? []), ...(reading.dates[found.line] ?? [])].some(
      ({ box }) => box[0] <= word.box[0] && box[2] >= word.box[2],
    );
  return !isOne || codes.some(isOther)
    ? found
    : {
        ...found,
        value: `${found.value} ${bare(textOf(codes))}`,
        text: `${found.text} ${textOf(codes)}`,
        box: boxOf([...words.slice(from - 1, from), ...codes]),
      };
}

/** Who is paid by Multibanco (SIBS, Portugal): five figures, by which its reference of nine is told. */
const ENTITY = /\bentidade\b\D{0,3}\d{2}\s?\d{3}\b/i;
const OF_THREE = /^\d{3}$/;
/** The entity stands so many lines away at most. */
const NEAR = 2;

/** `Entidade: 21418`, `Referência: 604 118 227`: what is typed in at a Portuguese cash machine. */
function multibanco({ lines }: Reading): Found | undefined {
  for (const [line, { words, row }] of lines.entries()) {
    const at = words.findIndex(({ text }, index) => OF_THREE.test(text) && /^refer[eê]ncia:?$/i.test(words[index - 1]?.text ?? ''));
    const groups = at < 0 ? [] : words.slice(at, at + 3);
    if (
      groups.length < 3 ||
      !groups.every(({ text }) => OF_THREE.test(text)) ||
      !lines.slice(Math.max(0, line - NEAR), line + NEAR + 1).some((near) => ENTITY.test(near.row.text))
    )
      continue;
    return {
      value: groups.map(({ text }) => text).join(''),
      text: textOf(groups),
      box: boxOf(groups),
      confidence: CHECKED,
      label: words[at - 1]?.text,
      page: row.page,
      line,
    };
  }
  return undefined;
}

/** So many words stand between what says that the payment is to quote something and the number of the invoice: `quoting invoice no. 118`. */
const MAX_BETWEEN = 3;

/** What is quoted before the number of the invoice: `onder vermelding van 60117 / RE-118`. */
function codesBefore(words: readonly Word[], number: number): readonly Word[] {
  let from = number;
  while (CODE.test(words[from - 1]?.text ?? '') || (STROKE.test(words[from - 1]?.text ?? '') && CODE.test(words[from - 2]?.text ?? ''))) from -= 1;
  return words.slice(from, number);
}

/** What a sentence sets around a code: `“031”?`. */
const AROUND = /^[“„"«(]+|[.,;:?!)”"»]+$/g;

/** How many words stand between what asks in a sentence to quote something and a word of a line; none where nothing does. */
function wordsSinceQuoting(reading: Reading, line: number, at: number): number | undefined {
  // The sentence may have begun in the line above: `… onder` / `vermelding van 2026-038`.
  const before = [...(lineAbove(reading, line)?.words ?? []), ...(reading.lines[line]?.words.slice(0, at) ?? [])].flatMap(({ text }) => foldWords(text));
  const from = before.findLastIndex((_, begun) => wordsBegin(before.slice(begun), QUOTING));
  return from < 0 ? undefined : before.length - from;
}

const quoted = (reading: Reading, line: number, words: readonly Word[]): Found =>
  withCodes(reading, {
    value: textOf(words).replaceAll(AROUND, ''),
    confidence: CHECKED,
    label: undefined,
    text: textOf(words),
    page: reading.lines[line]?.row.page ?? 1,
    box: boxOf(words),
    line,
  });

/** The number of the invoice, where a sentence says that the payment is to quote it and what it is: `please pay to Muster Ltd, quoting RE-118`. */
function quotedNumber(reading: Reading, number: Found | undefined): Found | undefined {
  if (number === undefined) return undefined;
  for (const [line, { words }] of reading.lines.entries()) {
    const at = words.findIndex(({ text }) => text.replaceAll(AROUND, '') === number.value);
    const word = words[at];
    if (word === undefined || (wordsSinceQuoting(reading, line, at) ?? Infinity) > MAX_BETWEEN + LONGEST) continue;
    return quoted(reading, line, [...codesBefore(words, at), word]);
  }
  return undefined;
}

/** A code of the payment's own has so many figures at least. */
const LEAST_FIGURES = 4;

const A_YEAR = /^(?:19|20)\d{2}$/;

/** A code of its own that a sentence asks to quote, right behind what asks for it: `please mention 30417 / 2026.01744`. */
function quotedCode(reading: Reading): Found | undefined {
  for (const [line, own] of reading.lines.entries()) {
    const { words } = own;
    const above = reading.lines[line - 1];
    // A sentence goes on in the next line, what stands in columns does not.
    const goesOn = above?.row.cells.length === 1 && own.row.cells.length === 1 && saysLine(above, QUOTING);
    if (!goesOn && !saysLine(own, QUOTING)) continue;
    const isTaken = ({ box }: Word): boolean =>
      [...(reading.amounts[line]?.filter(({ isMoney }) => isMoney) ?? []), ...(reading.dates[line] ?? [])].some(
        (other) => other.box[0] < box[2] && other.box[2] > box[0],
      );
    const isBesideAccount = reading.labels[line]?.some(({ field }) => isOfAccount(field)) === true;
    const isCode = (word: Word): boolean => {
      const text = word.text.replaceAll(AROUND, '');
      return (
        CODE.test(text) &&
        text.replaceAll(/\D/g, '').length >= LEAST_FIGURES &&
        !A_YEAR.test(text) &&
        !isTaken(word) &&
        !(isBesideAccount && FIGURES.test(text))
      );
    };
    const at = words.findIndex((word, place) => isCode(word) && (wordsSinceQuoting(reading, line, place) ?? Infinity) <= LONGEST);
    const word = words[at];
    if (word !== undefined) return quoted(reading, line, [word]);
  }
  return undefined;
}

const REFERENCE = paymentWords('reference');
/** Of the terms of an account that stand in lines of their own, so many stand above it. */
const TERMS_ABOVE = 2;

/** The number of the invoice behind a word for a reference in the terms of an account: `BIC … IBAN … Reference RE-118`. */
function amongTerms({ lines, labels }: Reading, number: Found | undefined): Found | undefined {
  if (number === undefined) return undefined;
  for (const [line, { words, row }] of lines.entries()) {
    const at = words.findIndex(({ text }, index) => text === number.value && REFERENCE.has(fold((words[index - 1]?.text ?? '').replace(/:$/, ''))));
    const isNearAccount =
      at > 0 &&
      labels
        .slice(Math.max(0, line - TERMS_ABOVE), line + 1)
        .flat()
        .some(({ field, line: own }) => own.row.page === row.page && (isOfAccount(field) || field === 'accountHolder'));
    const word = words[at];
    if (isNearAccount && word !== undefined)
      return { value: word.text, confidence: CHECKED, label: words[at - 1]?.text, text: word.text, page: row.page, box: word.box, line };
  }
  return undefined;
}

/** What the payment is to quote (BT-83): a reference with check digits, one of Multibanco, else the one that a label announces. @param number that of the invoice, which needs no check digit. */
export function findPaymentReference(reading: Reading, number: Found | undefined): Found | undefined {
  const formed = byForm(reading) ?? multibanco(reading);
  if (formed !== undefined) return formed;
  const labelled = findId(reading, 'paymentReference');
  if (labelled === undefined || labelled.confidence < TAKEN) return quotedNumber(reading, number) ?? amongTerms(reading, number) ?? quotedCode(reading);
  const found = withGroups(reading, labelled);
  const isChecked = found.value === number?.value ? undefined : hasCheckDigit(found.value, reading.language);
  if (isChecked === undefined) return found;
  return { ...found, confidence: isChecked ? Math.max(CHECKED, found.confidence) : IN_DOUBT };
}

import { boxOf, textOf } from '../../../pdf/word.js';
import type { Found } from '../../found.js';
import { findId, TAKEN } from '../../numbers/labelled-number.js';
import { fold, foldWords } from '../../print/fold.js';
import { LANGUAGES, paymentWords } from '../../print/labels/index.js';
import type { Reading } from '../../print/reading.js';
import { phrasesOf, wordsBegin } from '../../print/says.js';
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

/** Figures with those of their cell behind them: `11 04727` is one reference, in groups for the eye. */
function withGroups({ lines }: Reading, found: Found): Found {
  const { words = [], cellOf = [] } = lines[found.line] ?? {};
  const from = words.findIndex(({ box }) => box[0] >= found.box[0] - 1);
  let to = from;
  while (FIGURES.test(words[to + 1]?.text ?? '') && cellOf[to + 1] === cellOf[from]) to += 1;
  const groups = words.slice(from, to + 1);
  return groups.every(({ text }) => FIGURES.test(text)) ? { ...found, value: groups.map(({ text }) => text).join(''), text: textOf(groups), box: boxOf(groups) } : found;
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
    if (groups.length < 3 || !groups.every(({ text }) => OF_THREE.test(text)) || !lines.slice(Math.max(0, line - NEAR), line + NEAR + 1).some((near) => ENTITY.test(near.row.text))) continue;
    return { value: groups.map(({ text }) => text).join(''), text: textOf(groups), box: boxOf(groups), confidence: CHECKED, label: words[at - 1]?.text, page: row.page, line };
  }
  return undefined;
}

/** So many words stand between what says that the payment is to quote something and the number of the invoice: `quoting invoice no. 118`. */
const MAX_BETWEEN = 3;

/** The number of the invoice, where a sentence says that the payment is to quote it and what it is: `please pay to Muster Ltd, quoting RE-118`. */
function quotedNumber({ lines }: Reading, number: Found | undefined): Found | undefined {
  if (number === undefined) return undefined;
  for (const [line, { words, row }] of lines.entries()) {
    const at = words.findIndex(({ text }) => text.replace(/[.,;)]+$/, '') === number.value);
    const before = at < 1 ? [] : words.slice(0, at).flatMap(({ text }) => foldWords(text));
    const isQuoted = before.some((_, from) => wordsBegin(before.slice(from), QUOTING) && before.length - from <= MAX_BETWEEN + LONGEST);
    const word = words[at];
    if (word !== undefined && isQuoted) return { value: number.value, confidence: CHECKED, label: undefined, text: word.text, page: row.page, box: word.box, line };
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
    const isOfAccount = at > 0 && labels.slice(Math.max(0, line - TERMS_ABOVE), line + 1).flat().some(({ field, line: own }) => own.row.page === row.page && (field === 'iban' || field === 'bic' || field === 'accountHolder'));
    const word = words[at];
    if (isOfAccount && word !== undefined) return { value: word.text, confidence: CHECKED, label: words[at - 1]?.text, text: word.text, page: row.page, box: word.box, line };
  }
  return undefined;
}

/** What the payment is to quote (BT-83): a reference with check digits, one of Multibanco, else the one that a label announces. @param number that of the invoice, which needs no check digit. */
export function findPaymentReference(reading: Reading, number: Found | undefined): Found | undefined {
  const formed = byForm(reading) ?? multibanco(reading);
  if (formed !== undefined) return formed;
  const labelled = findId(reading, 'paymentReference');
  if (labelled === undefined || labelled.confidence < TAKEN) return quotedNumber(reading, number) ?? amongTerms(reading, number);
  const found = withGroups(reading, labelled);
  const isChecked = found.value === number?.value ? undefined : hasCheckDigit(found.value, reading.language);
  if (isChecked === undefined) return found;
  return { ...found, confidence: isChecked ? Math.max(CHECKED, found.confidence) : IN_DOUBT };
}

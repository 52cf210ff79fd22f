import type { Found } from '../found.js';
import { foldWords } from '../print/fold.js';
import { paymentWords } from '../print/labels/index.js';
import { payByDates } from './pay-by.js';
import { withoutHeading } from './without-heading.js';
import type { Reading } from '../print/reading.js';
import { phrasesOf, saysLine, wordsSay } from '../print/says.js';
import { BETWEEN_SENTENCES, wholeSentences, type Passage } from '../print/sentence.js';

const PAY = phrasesOf(paymentWords('pay'));
const ON_RECEIPT = phrasesOf(paymentWords('onReceipt'));
/** `30 jours fin de mois`: the days are counted from another day than that of the issue. */
const OTHER_START = phrasesOf(paymentWords('otherStart'));
const COLLECTED = phrasesOf(paymentWords('collected'));
const ON_DUE_DAY = phrasesOf(paymentWords('onDueDay'));
const DISCOUNT = phrasesOf(paymentWords('discount'));
const OFFSET = phrasesOf(paymentWords('offset'));
const ANY = phrasesOf([...paymentWords('pay'), ...paymentWords('collected'), ...paymentWords('discount'), ...paymentWords('offset')]);
const RATE = /\d\s*%/;
/** Nothing depends on how the terms are put. */
const PRINTED = 0.9;

/** Whether a text speaks of a rate of discount. */
const isDiscount = (text: string): boolean => RATE.test(text) && wordsSay(foldWords(text), DISCOUNT);

/** `Bank: NAB 082-118 Terms: 30 days end of month`: labels with what they announce, one behind the other. */
const LABELLED = /^\p{Lu}\p{L}+:\s/u;
const BEFORE_LABEL = /\s(?=\p{Lu}\p{L}+:\s)/u;

/** The sentences of a text, or what its labels announce. */
const partsOf = (text: string): string[] =>
  text.split(BETWEEN_SENTENCES).flatMap((sentence) => (LABELLED.test(sentence) ? sentence.split(BEFORE_LABEL) : [sentence]));

/** Whether a sentence says until when or how to pay: by a day, on receipt, in days from the end of a month, less a discount, that it is collected, or set off against another. */
function saysTerms(sentence: string, days: readonly string[]): boolean {
  const words = foldWords(sentence);
  return (
    days.some((day) => sentence.includes(day)) ||
    wordsSay(words, OFFSET) ||
    (wordsSay(words, COLLECTED) && wordsSay(words, ON_DUE_DAY)) ||
    (wordsSay(words, PAY) && (wordsSay(words, ON_RECEIPT) || isDiscount(sentence) || (wordsSay(words, OTHER_START) && /\d/.test(sentence))))
  );
}

/** The sentences that say terms, with those beside them that say that there is no discount. */
function termsOf(sentences: readonly string[], days: readonly string[]): string {
  const saying = new Set(sentences.filter((sentence) => saysTerms(sentence, days)));
  return sentences.filter((sentence) => saying.has(sentence) || (saying.size > 0 && wordsSay(foldWords(sentence), DISCOUNT))).join(' ');
}

/** What a row says of terms: its cells with the sentences that they are part of, else all of it as a row of a table, `bis 17.10.2026 | 2 % Skonto | zahlbar 4.644,09`. */
function termsIn(reading: Reading, index: number, days: readonly string[]): Passage | undefined {
  const line = reading.lines[index];
  if (line === undefined || !saysLine(line, ANY)) return undefined;
  const { row } = line;
  const inCells = row.cells.map((cell) => wholeSentences(reading, index, cell)).map(({ text, box }) => ({ text: termsOf(partsOf(text), days), box }));
  const own = inCells.find(({ text }) => text !== '' && wordsSay(foldWords(text), ANY));
  return own ?? (days.length > 0 && isDiscount(row.text) ? row : undefined);
}

/** The days behind a label of when it is due that begins a sentence of more than that: `Fällig am 22.10.2026 ohne Abzug.` */
const dueInSentence = ({ labels, dates, lines }: Reading, index: number): string[] =>
  (labels[index] ?? []).flatMap(({ field, from, to }) => {
    const { words = [], cellOf = [] } = lines[index] ?? {};
    const date = field === 'dueDate' && cellOf[from - 1] !== cellOf[from] ? dates[index]?.find((each) => each.from === to + 1) : undefined;
    const behind = date === undefined ? [] : words.filter((_, at) => at > date.to && cellOf[at] === cellOf[from]);
    return date !== undefined && behind.length > 1 && behind.at(-1)?.text.endsWith('.') === true ? [date.text] : [];
  });

/** Terms of payment that name no number of days (BT-20): `Zahlbar bis 22.10.2026 mit 2 % Skonto`, `Règlement à réception`, `The amount will be debited on 3 May`. */
export function findStatedTerms(reading: Reading): Found | undefined {
  const asked = Map.groupBy(payByDates(reading), ({ line }) => line);
  for (const [index, { row }] of reading.lines.entries()) {
    const terms = termsIn(reading, index, asked.get(index)?.map(({ date }) => date.text) ?? dueInSentence(reading, index));
    if (terms !== undefined)
      return { value: withoutHeading(terms.text), confidence: PRINTED, label: undefined, text: terms.text, page: row.page, box: terms.box, line: index };
  }
  return undefined;
}

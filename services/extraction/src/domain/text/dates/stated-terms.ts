import type { Found } from '../found.js';
import { foldWords } from '../print/fold.js';
import { paymentWords } from '../print/labels/index.js';
import { wordsOfRow } from '../print/line.js';
import { payByDates } from './pay-by.js';
import type { Reading } from '../print/reading.js';
import { wordsSay } from '../print/says.js';
import { BETWEEN_SENTENCES, wholeSentences } from '../print/sentence.js';

const PAY = [...paymentWords('pay')];
const COLLECTED = [...paymentWords('collected')];
const ON_RECEIPT = [...paymentWords('onReceipt')];
const DISCOUNT = [...paymentWords('discount')];
const ANY = [...PAY, ...COLLECTED, ...DISCOUNT];
const RATE = /\d\s*%/;
/** Nothing depends on how the terms are put. */
const PRINTED = 0.9;

/** Whether a sentence says until when or how to pay: by a day, on receipt, less a discount, or that it is collected. */
function saysTerms(sentence: string, days: readonly string[]): boolean {
  const words = foldWords(sentence);
  return days.some((day) => sentence.includes(day)) || (wordsSay(words, PAY) && (wordsSay(words, ON_RECEIPT) || (RATE.test(sentence) && wordsSay(words, DISCOUNT))));
}

/** Terms of payment that name no number of days (BT-20): `Zahlbar bis 22.10.2026 mit 2 % Skonto`, `Règlement à réception`, `The amount will be debited on 3 May`. */
export function findStatedTerms(reading: Reading): Found | undefined {
  const asked = Map.groupBy(payByDates(reading), ({ line }) => line);
  for (const [index, { row }] of reading.lines.entries()) {
    if (!wordsSay(wordsOfRow(row), ANY)) continue;
    const days = asked.get(index)?.map(({ date }) => date.text) ?? [];
    for (const cell of row.cells) {
      const { text, box } = wholeSentences(reading, index, cell);
      const value = text.split(BETWEEN_SENTENCES).filter((sentence) => saysTerms(sentence, days)).join(' ');
      if (value !== '') return { value, confidence: PRINTED, label: undefined, text: value, page: row.page, box, line: index };
    }
  }
  return undefined;
}

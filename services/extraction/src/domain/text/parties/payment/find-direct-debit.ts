import { countrySpecs } from 'ibantools';
import { isSepaCreditor } from '@smartap/payment-references';
import type { Found } from '../../found.js';
import { BY_CARD, isCollectedNear, payByDates } from '../../dates/pay-by.js';
import { findId, TAKEN } from '../../numbers/labelled-number.js';
import { withWords } from '../../numbers/with-words.js';
import { lineAbove, lineBelow } from '../../print/next-line.js';
import type { Reading } from '../../print/reading.js';

/** What pages say of an amount that the seller takes from the buyer's account (BG-19): nothing is to be transferred. */
export interface DirectDebit {
  /** The day on which, or the mandate by which, as printed: what says that it is collected. */
  readonly sign: Found;
  /** BT-89. */
  readonly mandate: Found | undefined;
  /** BT-90. */
  readonly creditor: Found | undefined;
}

/** How sure it is that what a sentence says is collected on a day is, and a creditor whose check digits hold. */
const [SAID, PROVEN] = [0.93, 0.97];
const MAY_BE_CREDITOR = /^[A-Z]{2}\d{2}[A-Z\d]{4,31}$/;

/** The SEPA creditor whose check digits hold (EPC262-08, AT-02), in one word. */
function findCreditor({ lines }: Reading): Found | undefined {
  for (const [line, { words, row }] of lines.entries()) {
    for (const word of words) {
      const value = word.text.replaceAll(/^[:(]+|[,;.)]+$/g, '');
      if (MAY_BE_CREDITOR.test(value) && countrySpecs[value.slice(0, 2)] !== undefined && isSepaCreditor(value))
        return { value, confidence: PROVEN, label: undefined, text: value, page: row.page, box: word.box, line };
    }
  }
  return undefined;
}

/** The day on which a sentence says that the amount is collected. */
function collectionDay(reading: Reading): Found | undefined {
  for (const { date, line, isCollected } of payByDates(reading)) {
    const around = [lineAbove(reading, line), reading.lines[line]?.row, lineBelow(reading, line)].map((row) => row?.text ?? '').join(' ');
    if (isCollected && !BY_CARD.test(around))
      return { value: date.value, confidence: SAID, label: undefined, text: date.text, page: date.line.row.page, box: date.box, line };
  }
  return undefined;
}

/** That the seller collects the amount: on a day that a sentence names, or by a mandate beside a creditor whose check digits hold or words that say so. */
export function findDirectDebit(reading: Reading): DirectDebit | undefined {
  const creditor = findCreditor(reading);
  const labelled = withWords(reading, 'mandate', findId(reading, 'mandate'));
  const mandate = labelled !== undefined && labelled.confidence >= TAKEN && labelled.value !== creditor?.value ? labelled : undefined;
  const sign = collectionDay(reading) ?? (mandate !== undefined && (creditor !== undefined || isCollectedNear(reading, mandate.line, 1)) ? mandate : undefined);
  return sign === undefined ? undefined : { sign: { ...sign, confidence: Math.max(SAID, sign.confidence) }, mandate, creditor };
}

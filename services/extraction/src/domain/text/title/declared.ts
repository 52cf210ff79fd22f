import { LANGUAGES } from '../print/labels/index.js';
import type { Line } from '../print/line.js';
import type { Reading } from '../print/reading.js';
import { phrasesOf, wordsSay, type Phrases } from '../print/says.js';

const DENIES = phrasesOf(LANGUAGES.flatMap(({ papers }) => papers.denies));
const CREDITS = phrasesOf(LANGUAGES.flatMap(({ papers }) => papers.credits ?? []));
const AFFIRMS = phrasesOf(LANGUAGES.flatMap(({ papers }) => papers.affirms));

/** The line in which one of some phrases begins, which may go on in the line below. */
function lineSaying({ lines }: Reading, phrases: Phrases): Line | undefined {
  return lines.find((line, index) => {
    const next = lines[index + 1];
    if (next === undefined || next.row.page !== line.row.page || wordsSay(next.said, phrases)) return wordsSay(line.said, phrases);
    return wordsSay([...line.said, ...next.said], phrases);
  });
}

/** Where a document says that it is no invoice: `This is not a VAT invoice`. */
export const denialIn = (reading: Reading): Line | undefined => lineSaying(reading, DENIES);

/** Whether a document says that it is an invoice, whatever it is called: `Este documento serve de fatura`. */
export const isAffirmed = (reading: Reading): boolean => lineSaying(reading, AFFIRMS) !== undefined;

/** Whether a document says that it gives an amount back to its reader: `schreiben wir Ihnen gut`. */
export const isCrediting = (reading: Reading): boolean => lineSaying(reading, CREDITS) !== undefined;

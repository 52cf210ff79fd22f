import { LANGUAGES } from '../print/labels/index.js';
import { isPhrase } from '../print/says.js';

/** What stands behind a word for an order where its number follows. */
const NUMBERED = ['', 'nr', 'nummer', ' nr', ' nummer'] as const;
/** What the seller's own order is called rather than the buyer's: `Auftrag` beside `Ihre Bestellung`. */
const WORDS: ReadonlySet<string> = new Set(LANGUAGES.flatMap(({ orders }) => orders.seldom.flatMap((word) => NUMBERED.map((number) => `${word}${number}`))));

/** Whether a label calls an order so as sellers call their own: `Auftrag`, `Auftragsnr.` */
export const isSellersWord = (label: string): boolean => isPhrase(label, WORDS);

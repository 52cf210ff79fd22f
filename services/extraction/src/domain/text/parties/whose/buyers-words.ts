import { LANGUAGES } from '../../print/labels/index.js';

/** What says that something is the buyer's, in all languages: `Kundens CVR-nr.`, `DIČ zákazníka`. */
const YOURS: ReadonlySet<string> = new Set(LANGUAGES.flatMap(({ orders }) => orders.yours.filter((word) => word.length > 2)));

/** What says that something is of who writes the invoice: `Unsere USt-IdNr.`. */
const OURS: ReadonlySet<string> = new Set(LANGUAGES.flatMap(({ orders }) => orders.ours.filter((word) => word.length > 2)));

/** Whether a folded word says that something is of who writes the invoice. */
export const isWritersWord = (word: string): boolean => OURS.has(word);

/** Whether a folded word says that something is the buyer's. */
export const isBuyersWord = (word: string): boolean => YOURS.has(word);

const SHORT: ReadonlySet<string> = new Set(LANGUAGES.flatMap(({ orders }) => orders.yours));

/** Whether a label of an order begins with a word, be it short, that says that it is the buyer's: `Uw inkoopnummer`. */
export const beginsAsBuyers = ([first = '']: readonly string[]): boolean => SHORT.has(first);

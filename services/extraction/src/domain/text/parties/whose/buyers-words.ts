import { LANGUAGES } from '../../print/labels/index.js';

/** What says that something is the buyer's, in all languages: `Kundens CVR-nr.`, `DIČ zákazníka`. */
const YOURS: ReadonlySet<string> = new Set(LANGUAGES.flatMap(({ orders }) => orders.yours.filter((word) => word.length > 2)));

/** Whether a folded word says that something is the buyer's. */
export const isBuyersWord = (word: string): boolean => YOURS.has(word);

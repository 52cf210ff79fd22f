import { foldWords } from '../print/fold.js';
import { paymentWords } from '../print/labels/index.js';
import { phrasesOf, wordsSay } from '../print/says.js';

const PAY = phrasesOf(paymentWords('pay'));
/** `Conditions de règlement : 30 jours`: what is headed has a word. */
const HEADED = /^(\p{Lu}[\p{L}'’ /-]{2,40}?)\s?:\s+(?=.*\p{L}{2})/u;

/** `przelew Termin płatności: 14 dni`: how to pay, in a few words, before terms that have a label of their own. */
const HOW = /^[^\d:]{2,25}?\s(?=(\p{Lu}[\p{L}'’ -]{2,40}?):\s+(?=.*\d))/u;

/** Terms without what says how to pay before their own label. */
function withoutHow(terms: string): string {
  const [whole = '', label = ''] = HOW.exec(terms) ?? [];
  return wordsSay(foldWords(label), PAY) ? terms.slice(whole.length) : terms;
}

/** Terms of payment without the heading that they stand behind in their line: electronic invoices state them so. */
export function withoutHeading(terms: string): string {
  const [whole = '', heading = ''] = HEADED.exec(terms) ?? [];
  return wordsSay(foldWords(heading), PAY) ? withoutHow(terms.slice(whole.length)) : terms;
}

import { foldWords } from '../print/fold.js';
import { LANGUAGES, paymentWords } from '../print/labels/index.js';
import { behindPhrase, phrasesOf, wordsSay } from '../print/says.js';

const PAY = phrasesOf(paymentWords('pay'));
/** `Conditions de règlement : 30 jours`: what is headed has a word. */
const HEADED = /^(\p{Lu}[\p{L}.'’ /-]{2,40}?)\s?:\s+(?=.*\p{L}{2})/u;

/** `przelew Termin płatności: 14 dni`: how to pay, in a few words, before terms that have a label of their own. */
const HOW = /^[^\d:]{2,25}?\s(?=(\p{Lu}[\p{L}'’ -]{2,40}?):\s+(?=.*\d))/u;

/** Terms without what says how to pay before their own label. */
function withoutHow(terms: string): string {
  const [whole = '', label = ''] = HOW.exec(terms) ?? [];
  return wordsSay(foldWords(label), PAY) ? terms.slice(whole.length) : terms;
}

/** What terms of payment are headed by, in words that begin no sentence: `Betalningsvillkor`. */
const HEADINGS: ReadonlySet<string> = new Set(LANGUAGES.flatMap(({ labels }) => (labels.other ?? []).map(([phrase]) => phrase)));

/** Terms without a heading that has no colon, before a number: `Betalningsvillkor 30 dagar netto`. */
function withoutBareHeading(terms: string): string {
  const rest = behindPhrase(terms, HEADINGS);
  const isHeaded = rest !== undefined && /^\d/.test(rest) && wordsSay(foldWords(terms.slice(0, -rest.length)), PAY);
  return isHeaded ? rest : terms;
}

/** Terms of payment without the heading that they stand behind in their line: electronic invoices state them so. */
export function withoutHeading(terms: string): string {
  const [whole = '', heading = ''] = HEADED.exec(terms) ?? [];
  return wordsSay(foldWords(heading), PAY) ? withoutHow(terms.slice(whole.length)) : withoutBareHeading(terms);
}

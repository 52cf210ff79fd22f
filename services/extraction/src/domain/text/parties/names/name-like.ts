import { oncePerText } from '@smartap/runtime';
import { isCurrency } from '../../print/amounts.js';
import { squeeze } from '../../print/fold.js';
import { LANGUAGES } from '../../print/labels/index.js';
import { behindPhrase } from '../../print/says.js';
import { isAttention, isCareOf, isDepartment, isPostal, isReached, isSalutation, isStreet } from '../address-signs.js';
import { isCountry } from '../postal/countries.js';
import { cleanName } from './clean-name.js';
import { companyName, isLegalForm, NOT_A_NAME, tradesForOther } from './company-name.js';

const HEADINGS: ReadonlySet<string> = new Set(LANGUAGES.flatMap(({ letters }) => letters.headings));
/** What documents call themselves, in all languages, squeezed: some print it letter by letter. */
const TITLES: ReadonlySet<string> = new Set(
  LANGUAGES.flatMap(({ invoiceTitles, creditTitles }) => [...invoiceTitles, ...creditTitles]).map((title) => squeeze(title)),
);

/** What is short for partners or a first name, behind a name: `Hoekstra & Zn.`, `La Morra di Viglio P.`. */
const SHORT = /(?:&\s\p{Lu}\p{L}{0,4}|\s\p{Lu})\.$/u;

/** Letters with a full stop each are short for something: `Cantina Sociale s.c.p.a.` */
const INITIALS = /(?:\s|^)(?:\p{L}\.){2,}$/u;

/** A legal form that goes on in the next line: `… Sp.` / `z o.o.`. */
const BEGUN_FORM = /\s(?:Sp|Soc|Ges|spol)\.$/u;

/** Ends as a sentence does, and not with what is short for something: `Thank you for ordering.` */
function endsSentence(name: string): boolean {
  const words = name.split(/\s+/);
  return (
    name.endsWith('.') &&
    !SHORT.test(name) &&
    !INITIALS.test(name) &&
    !BEGUN_FORM.test(name) &&
    (words.length >= 4 || (words.length > 1 && /\p{Ll}{6,}\.$/u.test(name)))
  );
}

/** What says that a number follows: `Devis n°`, `VAT Invoice Number`. */
const ENDS_AS_LABEL = /(?:^|\s)(?:n[°º]|nº|no\.?|nr\.?|num(?:ber|mer|[eé]ro)?|numer|číslo|#)$/iu;

/** The code of an article or a customer: capitals and figures in parts, `RAC-DIN40`, or some figures behind capitals, `HAR002`. */
const CODE = /^(?=.*\p{Lu})(?=.*\d)[\p{Lu}\d]+(?:[-/][\p{Lu}\d]+)+$|^\p{Lu}{2,6}\d{3,}$/u;

/** What is only said besides, as of a heading: `Dostawca (rolnik ryczałtowy)`. */
const IN_BRACKETS = /^\([^()]*\)$/;

/** What goes on from the line above: `& Co. KG`, `+ Partner`. */
export const BEGINS_WITH_AND = /^[&+]\s/;

const COMMUNITIES: ReadonlySet<string> = new Set(LANGUAGES.flatMap(({ names }) => names.communities));

/** Whether a text is the name of whom a house belongs to, which goes on with its street: `Condominio Via Roma 8`. */
const isCommunity = (name: string): boolean => Boolean(behindPhrase(name, COMMUNITIES));

/** Whether a text can be the name of a person or company. */
export const isNameLike = oncePerText((text): boolean => {
  const name = cleanName(text);
  // Two capitals are the code of a country.
  if (/^#|_|^[A-Z]{2}$/.test(name) || IN_BRACKETS.test(name) || BEGINS_WITH_AND.test(name) || CODE.test(name)) return false;
  const letters = name.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 2 || name.length > 80 || letters * 2 < name.replaceAll(/\s/g, '').length) return false;
  if (isReached(name) || NOT_A_NAME.test(name) || tradesForOther(name) || isCareOf(name) || isDepartment(name) || isSalutation(name)) return false;
  if (isAttention(name) || behindPhrase(name, HEADINGS) !== undefined) return false;
  if (isCurrency(name) || TITLES.has(squeeze(name)) || isLegalForm(name) || ENDS_AS_LABEL.test(name)) return false;
  // What stands on both sides of a stroke is no one's name: `Einkauf / Rechnungsprüfung`.
  if (/:\s|:$/.test(name) || ((/\s\/\s/.test(name) || endsSentence(name)) && companyName(name) === undefined)) return false;
  return (
    (!isStreet(name) || companyName(name) === name || isCommunity(name)) &&
    !isPostal(name) &&
    !isCountry(name) &&
    !/[?!]$/.test(name) &&
    name.split(/\s+/).length <= 9
  );
});

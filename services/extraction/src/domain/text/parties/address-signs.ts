import { saysBritishCode } from '../print/british-code.js';
import { foldWords } from '../print/fold.js';
import { LANGUAGES } from '../print/labels/index.js';
import { behindPhrase, isPhrase } from '../print/says.js';
import { isTitled } from './names/persons-name.js';

const wordsOf = (kind: 'salutations' | 'attention' | 'departments'): ReadonlySet<string> => new Set(LANGUAGES.flatMap(({ letters }) => letters[kind]));
const [SALUTATIONS, ATTENTION, DEPARTMENTS] = [wordsOf('salutations'), wordsOf('attention'), wordsOf('departments')];
/** At whose house a letter is to reach somebody: `c/o`, in Denmark and Norway also `v/`. */
const CARE_OF = /^(?:c\/o\s|v\/)/i;
/** How somebody is reached: mail, web, telephone. */
const REACHED = /@|https?:|www\.|(?<!\p{L})(?:tel|telefon|fon|fax|phone|ph(?=[\s.:]+[+(]?\d)|e-?mail|mail(?=\s*:))(?!\p{L})/iu;
/** What telephones are called, where figures follow: a name has such words too. */
const PHONES: ReadonlySet<string> = new Set(
  LANGUAGES.flatMap(({ contacts }) => [...contacts.phone, ...contacts.mobile, ...contacts.fax].filter((word) => word.length > 2)),
);
const saysPhone = (text: string): boolean =>
  /\d{2}/.test(text) && foldWords(text).some((word, at, words) => PHONES.has(word) && /^\d/.test(words[at + 1] ?? ''));
/** What numbers of a party are called by. */
const NUMBERED = /(?<!\p{L})(?:ust|vat|tva|btw|siret|p\.? ?iva|iban)(?!\p{L})/iu;

/** Whether a text names a department that deals with invoices, or an office. */
export const isDepartment = (text: string): boolean => isPhrase(text, DEPARTMENTS);

/** Whether a text begins by saying whom of a company a letter is to reach. */
export const isAttention = (text: string): boolean => behindPhrase(text, ATTENTION) !== undefined;

/** Whom of a company a letter is to reach, as a text says that: `z. Hd. Beat Sidler`; undefined where it does not. */
export const attentionOf = (text: string): string | undefined => behindPhrase(text, ATTENTION) || undefined;

/** In Denmark and Norway `v/` stands before who answers for a firm; a firm there is one that keeps house for it. */
const BY = /^v\/\s*(?!.*\s(?:AS|ASA|A\/S|ApS|BA|SA)$)/u;

/** Whom of a company a line of its address names: behind a word for that, or by a title alone, `Frau Erika Roth`. */
export const recipientOf = (text: string): string | undefined =>
  attentionOf(text) ?? (BY.test(text) ? text.replace(BY, '') : isTitled(text) ? text : undefined);

/** Whether a text says at whose house a letter is to reach somebody. */
export const isCareOf = (text: string): boolean => CARE_OF.test(text);

/** Whether a line is a salutation that stands above a name. */
export function isSalutation(text: string): boolean {
  return isPhrase(text, SALUTATIONS);
}

/** What is short for a street, a square or a quarter before its name. */
const STREET_FIRST = /^(?:(?:ul|al|os|pl|nám|tř|ctra|avda?|pza|plza|pol\. ind|av|v\.le|p\.zza|c\.so|bd|blvd)\.|c\/)\s/iu;

/** A word for a street before its name and number, in small letters: `corso Matteotti 61`. */
const SMALL_STREET_FIRST =
  /^(?:viale?|corso|piazza(?:le)?|largo|vicolo|strada|calle|paseo|plaza|rua|travessa|rue|quai|place|chemin|impasse|cours|all[ée]e|boulevard)\s\p{Lu}.*\d/u;

/** A part of a building before its name: `Unit 4 Canal Reach`. */
const UNIT_FIRST = /^(?:units?|suite|flat)\s\d/i;

/** A line with a house number at one end, or with a word for a street. */
export function isStreet(text: string): boolean {
  return (
    STREET_FIRST.test(text) ||
    SMALL_STREET_FIRST.test(text) ||
    UNIT_FIRST.test(text) ||
    /^\d+[a-z]?[\s,].*\p{L}/u.test(text) ||
    /^\p{Lu}[\p{L}.' -]+\s\d+\s?[A-Za-z]?,\s\p{Ll}[\p{L}. ]+$/u.test(text) ||
    /^\p{Lu}.*\s\d+\s?(?:[A-Za-z]|I{1,3})?(?:\s?-\s?\d+|(?:\/\d{1,3}){1,3})?$/u.test(text) ||
    /\b(?:stra(?:ss|ß)e|str\.|street|avenue|road|drive|lane|rue|weg|allee|platz|laan|straat)\b/i.test(text)
  );
}

/** A line with a postal code and a town, in Galicia with an article of one letter; `4145 kg` is a weight, `PO 66120` an order. */
export function isPostal(text: string): boolean {
  if (!/\d/.test(text)) return false;
  return (
    /(?:^|[\s,])(?:[A-Z]{1,2}[- ])?(?:\d{4,5}|\d{3}\s\d{2}|\d{2}-\d{3}|\d{4}-\d{3})(?:\s[A-Z]{2})?\s+(?:[AO]\s)?(?!(?:kg|km|cm|mm|ml|kwh|mwh|stk|pcs|lbs)\b)\p{L}{2,}/u.test(
      text,
    ) ||
    /\b(?!PO\b)[A-Z]{2},?\s\d{4,5}\w?\b/.test(text) ||
    /\b(?:NSW|VIC|QLD|TAS|ACT)\s\d{4}\b/.test(text) ||
    /^Singapore\s\d{6}$/i.test(text) ||
    /^\p{Lu}[\p{L} '’.-]+\s\(\d{5}\)(?:,|$)/u.test(text) ||
    saysBritishCode(text) ||
    /\b[A-Z]\d[\dW]\s[A-Z\d]{4}\b/.test(text) ||
    /\b[A-Z]\d[A-Z]\s\d[A-Z]\d\b/.test(text)
  );
}

/** Whether a line says how somebody is reached. */
export const isReached = (text: string): boolean => REACHED.test(text) || saysPhone(text);

/** Whether a line has what numbers of a party are called by. */
export const isNumbered = (text: string): boolean => NUMBERED.test(text);

/** Whether a line says how somebody is reached or what number he has, as those below an address do. */
export const isContact = (text: string): boolean => isReached(text) || isNumbered(text);

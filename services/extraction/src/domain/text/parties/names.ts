import { isCountry } from './countries.js';
import { isCurrency } from '../print/amounts.js';
import { squeeze } from '../print/fold.js';
import { LANGUAGES } from '../print/labels/index.js';
import { behindPhrase, isPhrase } from '../print/says.js';

/** What stands before the name of who trades under another: `Nimbus is a trading name of Olson Ltd`. */
const TRADES_FOR = /\b(?:trading name of|trade name of|brand of|(?:handelsname|marke) der|marque de(?: la)?|marchio di|marca de|handelsnaam van)\s+(?=\p{Lu})/u;

/** A name ends long before; to look for one takes the square of what is looked through. */
const LONGEST_LINE = 300;

/** Legal forms, at the end of a company's name. */
const FORMS = String.raw`S\.?\s?A\.?(?:\.?\s?P\.?\s?I\.?)?\s[Dd][Ee]\sC\.?\s?V\.?|S\.?\s[Dd][Ee]\sR\.?\s?L\.?(?:\s[Dd][Ee]\sC\.?\s?V\.?)?|S\.\s?à\s?r\.\s?l\.|Oy Ab|Ab(?=$|\s?[,;•·|–-])|r\.f\.|G(?:mb|MB)H(?:\s*&\s*C[Oo]\.?(?:\s*(?:KG(?:aA|AA)?|OHG))?)?|mbH|AG|KG|KGaA|OHG|GbR|UG(?:\s*\(haftungsbeschränkt\))?|e\.\s?K\.|e\.\s?V\.|e\.G\.|a\.G\.|SE|(?:\(?P(?:ty|TY)\.?\)?\s)?(?:L(?:td|TD)\.?|Limited|LIMITED)|LLP|LLC|L\.L\.C\.|PLC|plc|I(?:nc|NC)\.?|inc\.(?=\s*(?:$|[,;•●·|–-]))|(?<=\s)(?:C[Oo]\.|ltée|s\.e\.n\.c\.(?:r\.l\.)?)(?=$)|Incorporated|C(?:orp|ORP)\.?|Corporation|SARL|Sarl|S\.A\.R\.L\.|SASU?|S\.A\.S\.?|S\.A\.|SA|EURL|SCI|SELARL|SELAS|SCP|B\.V\.|BV|N\.V\.|NV|VOF|S\.L\.[ULP]?\.?|S\.L|SL[UP]?|S\.A\.U\.|S(?:oc|OC)?\.\s?C(?:oop|OOP)\.?|C\.\s?B\.|s\.\s?s\.(?=$|\s?[,;•●·|–-])|[Ss]\.p\.[Aa]\.?|S\.P\.A\.?|SpA|[Ss]\.r\.l\.?(?:s\.?)?|S\.R\.L\.?(?:S\.?)?|Srls?|SRLS?|Sagl|SNC|SCOP|GIE|A\/S|ApS|AB|Oy|AS|ASA|[Ss]p\.\s?(?:z\s?o\.?\s?o\.?(?:\s[Ss]p\.\s?[kj]\.)?|[kj]\.)|[Ss]\.[cj]\.|S\.K\.A\.|(?:Unipessoal,?\s)?L(?:da|DA|tda|TDA)\.?|C\.R\.L\.|CRL|(?:[Ss]\.n\.c\.|[Ss]\.a\.s\.|Snc|Sas)(?:\sdi\s\p{Lu}[\p{L}'’ .]{1,30}?(?:\s[&e]\s(?:C\.|[Ff]igli|[Ff]\.lli|\p{Lu}\p{Ll}+))?(?=$|\s?[,;•●·|–-]))?|spol\.\s?s\s?r\.\s?o\.|z\.\s?[súo]\.|o\.\s?p\.\s?s\.|v\.o\.s\.|k\.s\.|I\/S|K\/S|Oyj|Aktiebolag|HB|KB|ANS|P\/S|[Aa]\.[Mm]\.[Bb]\.[Aa]\.|PLLC|Kommanditbolag|Handelsbolag|V\.O\.F\.|C\.V\.|Comm\.?V\.?|PartG(?:\s?mbB)?|mbB|BVBA|SPRL|gG(?:mb|MB)H|eG|e\.\s?U\.|OG|DAC|Sàrl|s\.r\.o\.|a\.s\.|d\.o\.o\.|Kft\.?|Zrt\.?`;
const LEGAL_FORM = new RegExp(String.raw`^(.*?[\p{L}\p{N}&].*?[\s,](?:${FORMS}))(?=$|[\s,;:•●·|\-–(]|\.\s\p{Lu})`, 'u');
const FORM_ALONE = new RegExp(`^(?:${FORMS})$`, 'u');
/** Forms that stand before the name. */
const FORM_FIRST = /^(?:SARL|SASU?|EURL|SCI|SELARL|SNC|GIE|GAEC|EARL|P\.?P?\.?H\.?U\.?|F\.?H\.?U\.?)\s\p{Lu}[^,;:•●·|()–]{2,60}?(?=\s(?:au capital|-|–|[,;•●·|(])|[,;•●·|(]|$)/u;

const wordsOf = (kind: 'salutations' | 'attention' | 'departments' | 'headings'): ReadonlySet<string> => new Set(LANGUAGES.flatMap(({ letters }) => letters[kind]));
const [SALUTATIONS, ATTENTION, DEPARTMENTS, HEADINGS] = [wordsOf('salutations'), wordsOf('attention'), wordsOf('departments'), wordsOf('headings')];
/** At whose house a letter is to reach somebody. */
const CARE_OF = /^c\/o\s/i;
/** How somebody is reached: mail, web, telephone. */
const REACHED = /@|https?:|www\.|(?<!\p{L})(?:tel|telefon|fon|fax|phone|e-?mail|mail(?=\s*:))(?!\p{L})/iu;
/** What numbers of a party are called by. */
const NUMBERED = /(?<!\p{L})(?:ust|vat|tva|btw|siret|p\.? ?iva|iban)(?!\p{L})/iu;
const NOT_A_NAME =
  /^\W*\+?\d[\d\s()/.-]{6,}$|(?<!\p{L})(?:iban|bic|swift|gln|siret|siren|page|seite|kvk|hrb|hra|duns)(?!\p{L})|\b(?:vat|gst)\s(?:no|reg|number|id)\b|^(?:(?:gln|nr|no)\b|n[°º])/iu;

/** What documents call themselves, in all languages, squeezed: some print it letter by letter. */
const TITLES: ReadonlySet<string> = new Set(LANGUAGES.flatMap(({ invoiceTitles, creditTitles }) => [...invoiceTitles, ...creditTitles]).map((title) => squeeze(title)));

/** Whether a text names a department that deals with invoices, or an office. */
export const isDepartment = (text: string): boolean => isPhrase(text, DEPARTMENTS);

/** Whom of a company a letter is to reach, as a text says that: `z. Hd. Beat Sidler`; undefined where it does not. */
export const attentionOf = (text: string): string | undefined => behindPhrase(text, ATTENTION) || undefined;

/** Whether a text says at whose house a letter is to reach somebody. */
export const isCareOf = (text: string): boolean => CARE_OF.test(text);

/** A name with what is not part of it cut off. */
export function cleanName(text: string): string {
  return text
    .replace(/^(?:LOGO|Logo)\s+/, '')
    .replaceAll(/^[\s:;,.•●·|\-–"']+|[\s:;,•●·|\-–"']+$/g, '')
    .trim();
}

/** What is short for partners, behind a name: `Hoekstra & Zn.`. */
const PARTNERS = /&\s\p{Lu}\p{L}{0,4}\.$/u;

/** Ends as a sentence does, and not with what is short for something: `Thank you for ordering.` */
function endsSentence(name: string): boolean {
  const words = name.split(/\s+/);
  return name.endsWith('.') && !PARTNERS.test(name) && (words.length >= 4 || (words.length > 1 && /\p{Ll}{6,}\.$/u.test(name)));
}

/** Whether a text is a legal form without a name: it ends the name in the line above. */
export const isLegalForm = (text: string): boolean => FORM_ALONE.test(cleanName(text));

/** What says that a number follows: `Devis n°`, `VAT Invoice Number`. */
const ENDS_AS_LABEL = /(?:^|\s)(?:n[°º]|nº|no\.?|nr\.?|num(?:ber|mer|[eé]ro)?|numer|číslo|#)$/iu;

/** Whether a text can be the name of a person or company. */
export function isNameLike(text: string): boolean {
  const name = cleanName(text);
  // Two capitals are the code of a country.
  if (/^#|_|^[A-Z]{2}$/.test(name)) return false;
  const letters = name.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 2 || name.length > 80 || letters * 2 < name.replaceAll(/\s/g, '').length) return false;
  if (REACHED.test(name) || NOT_A_NAME.test(name) || TRADES_FOR.test(name) || isCareOf(name) || isDepartment(name) || isSalutation(name)) return false;
  if ([ATTENTION, HEADINGS].some((phrases) => behindPhrase(name, phrases) !== undefined)) return false;
  if (isCurrency(name) || TITLES.has(squeeze(name)) || FORM_ALONE.test(name) || ENDS_AS_LABEL.test(name)) return false;
  if (/:\s|:$/.test(name) || (endsSentence(name) && companyName(name) === undefined)) return false;
  return (!isStreet(name) || companyName(name) === name) && !isPostal(name) && !isCountry(name) && !/[?!]$/.test(name) && name.split(/\s+/).length <= 9;
}

/** What is short for a street, a square or a quarter before its name. */
const STREET_FIRST = /^(?:(?:ul|al|os|pl|nám|tř|ctra|avda?|pza|plza|pol\. ind|av|v\.le|p\.zza|c\.so|bd|blvd)\.|c\/)\s/iu;

/** A line with a house number at one end. */
export function isStreet(text: string): boolean {
  return STREET_FIRST.test(text) || /^\d+[a-z]?[\s,].*\p{L}/u.test(text) || /^\p{Lu}.*\s\d+\s?(?:[A-Za-z]|I{1,3})?(?:\s?-\s?\d+)?$/u.test(text) || /\b(?:stra(?:ss|ß)e|str\.|street|avenue|road|drive|lane|rue|weg|allee|platz|laan|straat)\b/i.test(text);
}

/** A line with a postal code and a town; `4145 kg` is a weight. */
export function isPostal(text: string): boolean {
  return /(?:^|[\s,])(?:[A-Z]{1,2}[- ])?(?:\d{4,5}|\d{3}\s\d{2}|\d{2}-\d{3}|\d{4}-\d{3})(?:\s[A-Z]{2})?\s+(?!(?:kg|km|cm|mm|ml|kwh|mwh|stk|pcs|lbs)\b)\p{L}{2,}/u.test(text) || /\b[A-Z]{2},?\s\d{4,5}\w?\b/.test(text) || /\b(?:NSW|VIC|QLD|TAS|ACT)\s\d{4}\b/.test(text) || /\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b/.test(text) || /\b[A-Z]\d[\dW]\s[A-Z\d]{4}\b/.test(text) || /\b[A-Z]\d[A-Z]\s\d[A-Z]\d\b/.test(text);
}

/** Whether a line says how somebody is reached. */
export const isReached = (text: string): boolean => REACHED.test(text);

/** Whether a line has what numbers of a party are called by. */
export const isNumbered = (text: string): boolean => NUMBERED.test(text);

/** Whether a line says how somebody is reached or what number he has, as those below an address do. */
export const isContact = (text: string): boolean => isReached(text) || isNumbered(text);

/** Whether a line is a salutation that stands above a name. */
export function isSalutation(text: string): boolean {
  return isPhrase(text, SALUTATIONS);
}

/** Legal forms that are no abbreviation with a full stop of their own. */
const WITHOUT_STOP = /\s(?:Ltd|LTD|Limited|LLP|LLC|plc|PLC|GmbH|AG|KG|SE|AB|AS|ApS|BV|NV|SA|SAS|SARL|SL)\.$/;

/** Whether a full stop behind a name may be its own: `Inc.`, and never `GmbH.`. */
export const mayEndWithStop = (name: string): boolean => !WITHOUT_STOP.test(`${name}.`);

/** In running text a full stop behind a legal form ends the sentence: `Calder Ltd. Registered in England and Wales`. */
const withoutStop = (name: string, rest: string): string => (WITHOUT_STOP.test(name) && /^\s\p{Lu}\S*\s\S+\s\S/u.test(rest) ? name.slice(0, -1) : name);

/** The name of a company up to its legal form, when the text begins with one. */
export function companyName(text: string): string | undefined {
  const whole = cleanName(text.slice(0, LONGEST_LINE).split(TRADES_FOR).at(-1) ?? '');
  const name = FORM_ALONE.test(whole) ? undefined : (LEGAL_FORM.exec(whole)?.[1] ?? FORM_FIRST.exec(whole)?.[0]);
  const isTown = name !== undefined && (/^\s*\d{4,5}\b/.test(whole.slice(name.length)) || /^\d{4,5}\s[A-Z]{2}$/.test(name));
  const isName = name !== undefined && !isTown && name.length <= 70 && name.split(/\s+/).length <= 8 && !REACHED.test(name) && !NOT_A_NAME.test(name) && /^[\p{Lu}\d]/u.test(name) && !/[:•●|]/.test(name);
  return isName ? cleanName(withoutStop(name, whole.slice(name.length))) : undefined;
}

/**
 * The denomination of a French company: its form follows it by law, with the capital, and is no part of it
 * (Code de commerce, L223-1 and R123-238). Only where the page states that mention by itself: else the form is printed as part of the name.
 */
export function denomination(name: string, page: string): string {
  const [, bare = '', form = ''] = /^(.*\S)\s+(SARL|SASU?|SA|EURL|SCI)$/.exec(name) ?? [];
  return form !== '' && new RegExp(`(?<![\\p{L}\\d.&]\\s?)${form} au capital (?:social )?(?:variable )?de\\s`, 'iu').test(page) ? bare : name;
}

/** Whether two names are the same, written alike. */
export function isSameName(a: string, b: string): boolean {
  const [left, right] = [squeeze(a), squeeze(b)];
  return left === right || (left.length >= 6 && right.startsWith(left)) || (right.length >= 6 && left.startsWith(right));
}

import { INWARD, OUTWARD } from '../../print/british-code.js';
import { monthOf } from '../../print/dates.js';
import { fold } from '../../print/fold.js';
import { AU_STATES, BR_STATES, CA_PROVINCES, GB_COUNTIES, IN_STATES, US_STATE_NAMES, US_STATES } from './subdivisions.js';
import { isStreetName, saysStreet } from './streets.js';

/** How a post code is written, where several countries write it so: four or five figures, `123 45`, six figures; else that of one country. */
export type CodeForm = '4' | '5' | '3+2' | '6' | 'own';

/** A town as an address names it. */
export interface Town {
  /** None where the country has no post codes, or an address leaves it out. */
  postCode: string | undefined;
  /** None where the post code stands alone: the town is what stands before it. */
  city: string | undefined;
  subdivision?: string;
  form: CodeForm;
  /** ISO 3166-1 alpha-2, where a prefix or the form of the code tells it. */
  country?: string;
  isPrefixed?: boolean;
}

/** The letters before a post code, as cars and letters have them, and as codes of countries. */
// prettier-ignore
const PREFIXES: Readonly<Record<string, string>> = {
  D: 'DE', DE: 'DE', A: 'AT', AT: 'AT', CH: 'CH', F: 'FR', FR: 'FR', L: 'LU', LU: 'LU', B: 'BE', BE: 'BE', NL: 'NL', I: 'IT', IT: 'IT', E: 'ES', ES: 'ES', P: 'PT', PT: 'PT', PL: 'PL', CZ: 'CZ', SK: 'SK', S: 'SE', SE: 'SE', N: 'NO', NO: 'NO', DK: 'DK',
  FIN: 'FI', FI: 'FI', H: 'HU', HU: 'HU', SI: 'SI', SLO: 'SI', HR: 'HR', RO: 'RO', BG: 'BG', GR: 'GR', LT: 'LT', LV: 'LV', EE: 'EE', FL: 'LI', LI: 'LI', MC: 'MC',
};

/** How the countries that share a form write their codes. */
// prettier-ignore
const FORMS: Readonly<Partial<Record<string, readonly CodeForm[]>>> = {
  DE: ['5'], FR: ['5'], IT: ['5'], ES: ['5'], MC: ['5'], HR: ['5'], EE: ['5'], FI: ['5'], LT: ['5'], MX: ['5'], AT: ['4'], CH: ['4'], LI: ['4'], LU: ['4'], BE: ['4'], DK: ['4'], NO: ['4'], HU: ['4'], SI: ['4'], BG: ['4'], LV: ['4'],
  ZA: ['4'], NZ: ['4'], AU: ['4'], BD: ['4'], KE: ['5'], SA: ['5'], TH: ['5'], ID: ['5'], PK: ['5'], LK: ['5'], NG: ['6'], SE: ['3+2', '5'], CZ: ['3+2', '5'], SK: ['3+2', '5'], GR: ['3+2', '5'], RO: ['6'], IN: ['6'], SG: ['6'],
};

const FORM_BY_LENGTH: Readonly<Record<number, CodeForm>> = { 4: '4', 5: '5', 6: '6' };

/** Whether a country writes its codes in a form; those that no other country writes say so themselves. */
export const isWrittenIn = (country: string, form: CodeForm): boolean => FORMS[country]?.includes(form) ?? false;

/** A town: a capital first, or a small word before one; figures only where they number a part of it. */
const CITY = String.raw`(?<city>(?:['’]s-|['’]t |s['’]|(?:den|de|la|le|les|el|los|las|am|im|an der|d['’]) ?)?\p{Lu}[\p{L}\p{M}.'’/ –-]{0,45}?(?: (?:[Cc](?:edex|EDEX)(?: \d{1,2})?|\d{1,2}))?)`;
const BRACKETS = String.raw`(?: ?\((?<subdivision>\p{Lu}[\p{L} .'’-]{1,30})\))?`;
const CODE = String.raw`(?:(?<pt>\d{4} ?- ?\d{3})|(?<br>\d{5}-\d{3})|(?<pl>\d{2}-\d{3})|(?<nl>[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2})|(?<group>\d{3} \d{2})|(?<six>\d{6}|\d{3} \d{3})|(?<five>\d{5})|(?<four>\d{4}))`;
const BEFORE = new RegExp(
  String.raw`^(?:(?:C\.? ?P\.?|CAP|PLZ):? )?(?:(?<prefix>[A-Z]{1,3})(?: ?[-–] ?| )?(?=\d))?${CODE}(?: ?[-–,])? ${CITY}${BRACKETS}$`,
  'u',
);
const UK = new RegExp(String.raw`^(?:(?<city>\p{Lu}.*?),? )?(?<code>${OUTWARD} ?${INWARD})$`, 'u');
const EIRCODE = /^(?:(?<city>\p{Lu}.*?),? )?(?<code>[AC-FHKNPRTV-Y]\d[\dW] ?[AC-FHKNPRTV-Y\d]{4})$/u;
const CANADA = /^(?:(?<city>\p{Lu}.*?)[, ]+)?(?:\(?(?<province>[\p{L} .-]+?)\)?,? +)?(?<code>[ABCEGHJ-NPR-TVXY]\d[A-Z] ?\d[A-Z]\d)$/u;
const STATE = /^(?:(?<city>\p{Lu}[\p{L}.'’ -]*?),? )?(?<state>[A-Z]{2,3}),? (?<code>\d{4,5}(?:-\d{4})?)$/u;
const STATE_NAME = /^(?<place>\p{Lu}[\p{L}.'’ ,-]+?),? (?<code>\d{5}(?:-\d{4})?)$/u;
const SIX_BEHIND = /^(?:(?<city>\p{Lu}[\p{L}.'’ -]*?(?<=\p{L}{3}))[ ,]*)?(?:[-–] ?)?(?<code>\d{6}|\d{3} \d{3})$/u;
const CODE_ALONE = /^(?:(?:c\.? ?p\.?|cep|cap):? ?(?<code>\d{5}(?:-\d{3})?)|(?<own>\d{5}-\d{3}))$/iu;

const LETTERS_BEFORE = new RegExp(String.raw`^(${OUTWARD} ${INWARD}|[A-Z]\d[\dW] [A-Z\d]{4}|[A-Z]\d[A-Z] \d[A-Z]\d),? (\p{Lu}[\p{L}.'’ -]+)$`, 'u');

const spaced = (code: string, tail: number): string => (code.includes(' ') ? code : `${code.slice(0, -tail)} ${code.slice(-tail)}`);
const GB_ISLANDS: Readonly<Record<string, string>> = { JE: 'JE', GY: 'GG', IM: 'IM' };

function codeIn({ pt, br, pl, nl, group, six, five, four }: Readonly<Record<string, string | undefined>>): Pick<Town, 'postCode' | 'form' | 'country'> {
  if (pt !== undefined) return { postCode: pt.replaceAll(' ', ''), form: 'own', country: 'PT' };
  if (br !== undefined) return { postCode: br, form: 'own', country: 'BR' };
  if (pl !== undefined) return { postCode: pl, form: 'own', country: 'PL' };
  if (nl !== undefined) return { postCode: spaced(nl, 2), form: 'own', country: 'NL' };
  if (group !== undefined) return { postCode: group, form: '3+2' };
  return six === undefined ? { postCode: five ?? four ?? '', form: five === undefined ? '4' : '5' } : { postCode: six, form: '6' };
}

/** `D-80333 München`, `3526 KS Utrecht`, `20121 Milano (MI)`: the code before the town. */
function codeBefore(text: string): Town | undefined {
  const { prefix, city = '', subdivision, ...codes } = BEFORE.exec(text)?.groups ?? {};
  const isTown = city.length > 1 && !isStreetName(city);
  if (!isTown) return undefined;
  const code = codeIn(codes);
  const of = prefix === undefined ? undefined : PREFIXES[prefix];
  // `OR 97209` is a state.
  if (prefix !== undefined && (of === undefined || (code.country ?? of) !== of || (code.form !== 'own' && !isWrittenIn(of, code.form)))) return undefined;
  const country = of ?? code.country;
  // `570001 Karnataka`: the town stands in the line above.
  if (code.form === '6' && subdivision === undefined && IN_STATES.has(fold(city.trim()))) return { ...code, city: undefined, subdivision: city.trim() };
  return { ...code, city: city.trim(), ...(subdivision && { subdivision }), ...(country && { country }), isPrefixed: of !== undefined };
}

/** Whether a text is what stands between town and post code in some countries: a county, a state, a province. */
export const isSubdivision = (text: string): boolean =>
  US_STATES.has(text) ||
  AU_STATES.has(text) ||
  BR_STATES.has(text) ||
  [GB_COUNTIES, IN_STATES, CA_PROVINCES].some((known) => known.has(fold(text))) ||
  /^co(?:unty|\.) /i.test(text);

/** The town without the county behind it, or none where it is a county. */
const withoutCounty = (city: string | undefined): Pick<Town, 'city' | 'subdivision'> =>
  city !== undefined && isSubdivision(city) ? { city: undefined, subdivision: city } : { city };

/** The town without the Indian state behind it, as some programs print it without a comma: `Bengaluru Karnataka`; New Delhi is a town. */
function withoutState(place: string | undefined): Pick<Town, 'city' | 'subdivision'> {
  const words = place?.split(' ') ?? [];
  const count = [2, 1].find((each) => words.length > each && IN_STATES.has(fold(words.slice(-each).join(' '))));
  const city = words.slice(0, -(count ?? 0)).join(' ');
  return count === undefined || city === 'New' ? withoutCounty(place) : { city, subdivision: words.slice(-count).join(' ') };
}

/** `Leeds LS11 5QP`, `Cork T12 W6CP`, `Québec (Québec) G1R 4P5`: letters and figures that only one country writes, behind the town. */
function codeOfLetters(text: string): Town | undefined {
  const uk = UK.exec(text)?.groups;
  if (uk?.['code'] !== undefined) {
    const country = GB_ISLANDS[uk['code'].slice(0, 2)] ?? 'GB';
    return { postCode: spaced(uk['code'], 3), ...withoutCounty(uk['city']), form: 'own', country };
  }
  const irish = EIRCODE.exec(text)?.groups;
  if (irish?.['code'] !== undefined) return { postCode: spaced(irish['code'], 4), ...withoutCounty(irish['city']), form: 'own', country: 'IE' };
  const { city, province, code } = CANADA.exec(text)?.groups ?? {};
  if (code === undefined) return undefined;
  const isProvince = province !== undefined && CA_PROVINCES.has(fold(province).replaceAll(/[.]/g, ''));
  const isAlone = city !== undefined && province === undefined && CA_PROVINCES.has(fold(city));
  const town = isAlone ? undefined : isProvince || province === undefined ? city : [city, province].filter(Boolean).join(' ');
  const subdivision = isAlone ? city : isProvince ? province : undefined;
  return { postCode: spaced(code, 3), city: town, form: 'own', country: 'CA', ...(subdivision && { subdivision }) };
}

/** `Portland, OR 97209`, `Muswellbrook NSW 2333`, `Bengaluru, Karnataka 560001`: figures behind the town and its state. */
function codeBehind(text: string): Town | undefined {
  const { city, state = '', code } = STATE.exec(text)?.groups ?? {};
  if (code !== undefined && US_STATES.has(state) && code.length >= 5) return { postCode: code, city, subdivision: state, form: 'own', country: 'US' };
  if (code !== undefined && AU_STATES.has(state) && code.length === 4) return { postCode: code, city, subdivision: state, form: 'own', country: 'AU' };
  const named = STATE_NAME.exec(text)?.groups;
  const words = named?.['place']?.split(/,? /) ?? [];
  // `Albany, New York 12207`: the last one or two words are the state, what stands before them is the town.
  const count = [2, 1].find((each) => US_STATE_NAMES.has(fold(words.slice(-each).join(' '))));
  if (named?.['code'] !== undefined && count !== undefined)
    return {
      postCode: named['code'],
      city: words.slice(0, -count).join(' ') || undefined,
      subdivision: words.slice(-count).join(' '),
      form: 'own',
      country: 'US',
    };
  const six = SIX_BEHIND.exec(text)?.groups;
  if (six?.['code'] !== undefined) {
    return { postCode: six['code'], ...withoutState(six['city']), form: '6', ...(six['city'] === 'Singapore' && { country: 'SG' }) };
  }
  const { code: labelled, own: alone = labelled } = CODE_ALONE.exec(text)?.groups ?? {};
  return alone === undefined
    ? undefined
    : { postCode: alone, city: undefined, form: alone.length === 5 ? '5' : 'own', ...(alone.length > 5 && { country: 'BR' }) };
}

const IN_BRACKETS = /^(?<city>\p{Lu}[\p{L}.'’ -]{1,40}?) ?\((?<code>\d{5})\)$/u;
const OWN_BEHIND =
  /^(?<city>\p{Lu}[\p{L}.'’ -]{1,40}?),? (?:(?<nl>[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2})|(?<pl>\d{2}-\d{3})|(?<pt>\d{4}-\d{3})|(?<br>\d{5}-\d{3}))$/u;
const PREFIX_BEHIND = /^(?:(?<city>\p{Lu}[\p{L}.'’ -]{1,40}?),? )?(?<prefix>[A-Z]{2})-(?<digits>\d{4,5})$/u;

/** `Sneek 8601 ZL`, `Rīga, LV-1010`, `Terrassa (08228)`: some set the code behind the town, as programs of elsewhere do. */
function ownBehind(text: string): Town | undefined {
  const { city, ...codes } = OWN_BEHIND.exec(text)?.groups ?? {};
  if (city !== undefined) return saysStreet(city) ? undefined : { ...codeIn(codes), city };
  const inBrackets = IN_BRACKETS.exec(text)?.groups;
  if (inBrackets?.['code'] !== undefined) return { postCode: inBrackets['code'], city: inBrackets['city'], form: '5' };
  const { city: before, prefix = '', digits = '' } = PREFIX_BEHIND.exec(text)?.groups ?? {};
  const [country, form] = [PREFIXES[prefix], FORM_BY_LENGTH[digits.length]];
  return country === undefined || form === undefined || !isWrittenIn(country, form)
    ? undefined
    : { postCode: digits, city: before, form, country, isPrefixed: true };
}

/** `NR1 3DH Norwich`: programs of elsewhere set the code before the town there too. */
function lettersBefore(text: string): Town | undefined {
  const [, code = '', city = ''] = LETTERS_BEFORE.exec(text) ?? [];
  const alone = code === '' ? undefined : codeOfLetters(code);
  return alone === undefined ? undefined : { ...alone, city };
}

/** The town with its post code that a part of an address names: before it or behind it, as its country writes. */
export function townIn(text: string): Town | undefined {
  const plain = text.replaceAll(/\s+/g, ' ').replaceAll(/^[\s,;]+|[\s,;.]+$/g, '');
  if (plain.length > 60 || !/\d/.test(plain)) return undefined;
  return codeBefore(plain) ?? codeOfLetters(plain) ?? codeBehind(plain) ?? lettersBefore(plain) ?? ownBehind(plain);
}

const WORDS_BEFORE = /^(?:(?<city>\p{Lu}[\p{L}.'’ -]{1,40}?),? )?(?<code>\d{4,7}|\d{3} \d{2}|\d{3}-\d{4}|[A-Z]{3} \d{4}|[A-Z]\d{4}[A-Z]{3})$/u;

/** The form of a code that only the country behind it makes one; of its own where it is not of figures alone. */
const formOf = (code: string): CodeForm => (/^\d{3} \d{2}$/.test(code) ? '3+2' : ((/^\d+$/.test(code) ? FORM_BY_LENGTH[code.length] : undefined) ?? 'own'));

/** `Auckland 1010`, `Mannheim, Baden-Württemberg, 68219`, or figures below the town: words before figures alone are a town only where the country follows, or where all write so. */
export function townOfCountry(text: string): Town | undefined {
  const { city, code } = WORDS_BEFORE.exec(text)?.groups ?? {};
  const isOther = city !== undefined && (saysStreet(city) || monthOf(city) !== undefined);
  return code === undefined || isOther ? undefined : { postCode: code, city, form: formOf(code) };
}

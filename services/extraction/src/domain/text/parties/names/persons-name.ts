import { AND, SMALL_WORDS } from './small-words.js';

/** What people are addressed by. */
const ADDRESSED = String.raw`(?:Herrn?|Frau|Fr\.|Hrn?\.|Mr\.?|Mrs\.?|Ms\.?|M\.|Mme\.?|Mlle\.?|Monsieur|Madame|Sig\.?|Sig\.ra|Sr\.?|Sra\.?|D\.ª|Dña\.?|Doña|Dhr\.?|Mevr\.?|Mevrouw|[dm](?:hr|evr)\.|Pani?|Pan[ií])`;
const DEGREE = String.raw`(?:Dr\.?|Prof\.|Ing\.?|DI|Mag\.?|Mgr\.?|Bc\.?|Dipl\.-?\S+|[Dd]ott\.(?:ssa)?|[Aa]vv\.|Geom\.|Rag\.|Eng\.[ªº]?|Arq\.[ªº]?|B(?:au)?mstr\.|KommR)`;
const TITLE = String.raw`(?:${ADDRESSED}|${DEGREE})`;
const PART = String.raw`\p{Lu}[\p{L}'’]+(?:-\p{Lu}[\p{L}'’]+)*`;
const NAMES = String.raw`(?:(?:${PART}|\p{Lu}\.)\s(?:(?:${[...SMALL_WORDS].filter((word) => !AND.has(word)).join('|')}|\p{Lu}\.?)\s){0,3}){1,3}${PART}`;
/** What tells a son from his father: `jun.`, `Jr.`. */
const AGE = String.raw`(?:\s(?:[Jj]un|[Ss]en|[JS]r)\.)`;
/** A person: a title perhaps, names with capitals, initials and small words between; behind a title one name is enough. */
const PERSON = new RegExp(String.raw`^(?:(?:${TITLE}\s)*${NAMES}${AGE}?|${ADDRESSED}\s(?:${TITLE}\s)*${PART}(?:\s\p{Lu}\.)?)$`, 'u');
const TITLED = new RegExp(String.raw`^(?:${ADDRESSED}\s(?:${TITLE}\s)*(?:${NAMES}|${PART})|(?:${DEGREE}\s)+${NAMES})$`, 'u');

const IS_DEGREE = new RegExp(`^${DEGREE}$`, 'u');

/** Whether a word is a degree or a title of a trade: `Ing.`, `Bmstr.`. */
export const isDegree = (word: string): boolean => IS_DEGREE.test(word);

/** Whether a text is written as the name of a person. */
export const isPersonsName = (text: string): boolean => PERSON.test(text);

/** Whether a text is the name of a person with what they are addressed by, or with a degree before all of it: `Frau Erika Roth`, `Ing. Erik Roth`. */
export const isTitled = (text: string): boolean => TITLED.test(text);

const ADDRESS = new RegExp(String.raw`^${ADDRESSED}\s(?=(?:${DEGREE}\s)*${NAMES}$)`, 'u');

/** The name of a person without what they are addressed by: `Herrn Erik Roth` is `Erik Roth`, and `Frau Roth` stays. */
export const withoutAddress = (name: string): string => name.replace(ADDRESS, '');

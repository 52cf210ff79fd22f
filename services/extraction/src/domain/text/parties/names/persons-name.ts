import { AND, SMALL_WORDS } from './small-words.js';

/** What people are addressed by. */
const ADDRESSED = String.raw`(?:Herrn?|Frau|Fr\.|Hrn?\.|Mr\.?|Mrs\.?|Ms\.?|M\.|Mme\.?|Mlle\.?|Monsieur|Madame|Sig\.?|Sig\.ra|Sr\.?|Sra\.?|D\.ª|Dña\.?|Doña|Dhr\.?|Mevr\.?|Mevrouw|Pani?|Pan[ií])`;
const TITLE = String.raw`(?:${ADDRESSED}|Dr\.?|Prof\.|Ing\.?|Mag\.?|Mgr\.?|Bc\.?|Dipl\.-?\S+)`;
const PART = String.raw`\p{Lu}[\p{L}'’]+(?:-\p{Lu}[\p{L}'’]+)*`;
const NAMES = String.raw`(?:(?:${PART}|\p{Lu}\.)\s(?:(?:${[...SMALL_WORDS].filter((word) => !AND.has(word)).join('|')}|\p{Lu}\.?)\s){0,3}){1,3}${PART}`;
/** A person: a title perhaps, names with capitals, initials and small words between; behind a title one name is enough. */
const PERSON = new RegExp(String.raw`^(?:(?:${TITLE}\s)*${NAMES}|${ADDRESSED}\s(?:${TITLE}\s)*${PART}(?:\s\p{Lu}\.)?)$`, 'u');
const TITLED = new RegExp(String.raw`^${ADDRESSED}\s(?:${TITLE}\s)*(?:${NAMES}|${PART})$`, 'u');

/** Whether a text is written as the name of a person. */
export const isPersonsName = (text: string): boolean => PERSON.test(text);

/** Whether a text is the name of a person with what they are addressed by: `Frau Erika Roth`. */
export const isTitled = (text: string): boolean => TITLED.test(text);

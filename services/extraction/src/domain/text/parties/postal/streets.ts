import { LANGUAGES } from '../../print/labels/index.js';
import { isPhrase, wordPattern } from '../../print/says.js';
import { isStreet } from '../address-signs.js';

const WORDS = LANGUAGES.map(({ places }) => places);
const beginsStreet = wordPattern(
  WORDS.flatMap(({ streetsBefore }) => streetsBefore),
  'begin',
);
const endsStreet = wordPattern(
  WORDS.flatMap(({ streetsBehind }) => streetsBehind),
  'end',
);
const isQuarter = wordPattern(
  WORDS.flatMap(({ quarters }) => quarters),
  'begin',
);
const isPart = wordPattern(
  WORDS.flatMap(({ parts }) => parts),
  'begin',
);
const isBuilding = wordPattern(
  WORDS.flatMap(({ buildings }) => buildings),
  'end',
);
/** A floor behind its number: `5.OG rechts`, `2nd floor`. */
const isStorey = wordPattern(
  WORDS.flatMap(({ storeys }) => storeys.flatMap((storey) => ['', 'st', 'nd', 'rd', 'th'].map((ending) => String.raw`\d{1,2}${ending} ${storey}`))),
);

/** Whether what stands behind a number is a street and no town, where its word begins it or ends it: `De Silva St`, but `St. Gallen`. */
export const isStreetName = (text: string): boolean => beginsStreet(text) || endsStreet(text);

/** Whether a line names a box at the post office (BT-35 takes it as the main line). */
export const isPostBox = wordPattern(
  WORDS.flatMap(({ boxes }) => boxes),
  'begin',
);

/** Whether a line names a part of a building or of a site, or a building by its name: `Bridge House`. */
export const isPlacePart = (text: string): boolean => isPart(text) || isStorey(text) || isBuilding(text);

/** Whether a line ends with a part of a site and its number, behind what else it says: `Tool crib, gate 2`, `Werkzeugausgabe Halle 1`. */
export const endsWithPart = (text: string): boolean => /^\P{N}+\s\P{N}+\s\d{1,3}$/u.test(text) && isPart(text.split(' ').slice(-2).join(' '));

/** Whether a text says that it is a street by a word for one: `Uferstrasse`, `Hantverkargatan`, `rue Haute`. */
export const saysStreet = wordPattern(WORDS.flatMap(({ streets, streetsBefore, streetsBehind }) => [...streets, ...streetsBefore, ...streetsBehind]));

/** Whether a line is the main one of an address: a street, with its number or by its word, or a box. */
export const isMainLine = (text: string): boolean => isPostBox(text) || (!isPlacePart(text) && (isStreet(text) || saysStreet(text) || isQuarter(text)));

const PLOT = /^(?:(?:plot|house|door|survey|sy|gat|khasra)\.?\s)?nos?[.:]\s?\d/iu;

/** Whether a line begins with a plot or a house by its number alone, before where it is: `No. 58, 3rd Cross`, `Plot No. 18`. */
export const isPlot = (text: string): boolean => PLOT.test(text);

/** Whether a line is a street with its number, or a box with one. */
export const isNumbered = (text: string): boolean => /\d/.test(text) && isMainLine(text);

/** Whether a line states the capital of a company, as letters do beside its form: `SAS au capital de 120 000 €` is no street. */
export const saysCapital = wordPattern(LANGUAGES.flatMap(({ capital = [] }) => capital));

const STREET_WORDS: ReadonlySet<string> = new Set(WORDS.flatMap(({ streets, streetsBehind }) => [...streets, ...streetsBehind]));

/** Whether a line is no more than a word for a street: it goes on from the line above, `Unit 4 Harbour Business` / `Park`. */
export const isStreetWord = (text: string): boolean => isPhrase(text, STREET_WORDS);

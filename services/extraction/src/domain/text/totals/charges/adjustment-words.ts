import { oncePerText } from '@smartap/runtime';
import { LANGUAGES } from '../../print/labels/index.js';
import { wordPattern } from '../../print/says.js';

const WORDS = LANGUAGES.map(({ adjustments }) => adjustments);

/** Whether a text speaks of what takes something off, whatever sign is printed. */
export const isReduction = wordPattern(WORDS.flatMap(({ off }) => off));

/** Whether a text speaks of carriage. */
export const isFreight = wordPattern(WORDS.flatMap(({ carriage }) => carriage));

/** Whether a text speaks of rounding. */
export const isRounding = wordPattern(WORDS.flatMap(({ rounded }) => rounded));

/** Whether a text speaks of a tax that the buyer withholds from what he pays. */
export const isWithheld = wordPattern(WORDS.flatMap(({ withheld }) => withheld));

/** Whether a text speaks of anything that is taken off or added to the whole document. */
export const isAdjustment = oncePerText(wordPattern(WORDS.flatMap(({ off, carriage, added, rounded }) => [...off, ...carriage, ...added, ...rounded])));

import { LANGUAGES } from '../print/labels/index.js';
import type { Line } from '../print/line.js';
import { phrasesOf, wordsBegin } from '../print/says.js';

const GREETINGS = phrasesOf(LANGUAGES.flatMap(({ papers }) => papers.greets));
/** A greeting has so many words at most. */
const SHORT = 8;

/** Whether a line is the greeting of a letter: `Sehr geehrte Damen und Herren,`. */
export const isGreeting = ({ said, row: { text } }: Line): boolean => said.length <= SHORT && /[,!]$/.test(text) && wordsBegin(said, GREETINGS);

/** The heads of printed e-mails: who wrote, to whom, about what. */
const HEADS = LANGUAGES.map(({ papers: { mail } }) => [mail.from, mail.to, mail.subject]);
/** In so many lines the head of an e-mail stands, below the name of who printed it. */
const HEAD_LINES = 10;

/** Whether the first lines of a page are the head of a printed e-mail. */
export function hasMailHead(lines: readonly Line[]): boolean {
  const labels = new Set(lines.slice(0, HEAD_LINES).flatMap(({ said, row: { text } }) => (/^\S+:/.test(text) ? [said[0]] : [])));
  return HEADS.some((head) => head.every((words) => words.some((word) => labels.has(word))));
}

import type { Word } from '../pdf/word.js';

/**
 * A character in points. Gaps are such as proportional print has them: one space is little more than a quarter of the size, as between the figures of one
 * amount, and two of them begin another cell.
 */
const PITCH = { width: 6, height: 9, size: 7, beyond: 4 } as const;
const TAB_COLUMNS = 8;
/** What is longer is no word: bytes that are written as letters. */
const LONGEST_WORD = 120;
const ESCAPE = String.fromCodePoint(0x1b);
/** Sequences that have a printer write bold, wide or on another tray (ESC and what follows it). */
const FOR_PRINTERS = new RegExp(`${ESCAPE}(?:\\[[\\d;]*[A-Za-z]|[&(*][\\w=]*?[@A-Z]|[@-~])`, 'g');
/** A letter written over itself, or underlined, by going back. */
const OVERPRINTED = /[^\n][\b]/g;
const OTHER_CONTROLS = /(?![\t\n\f\r])\p{Cc}/gu;
/** What rules of tables, underlines and leaders are made of. */
const RULE = /[=_*~+–—-]{3,}|\.{3,}/g;
const UPRIGHT = /[|¦\u2500-\u257f\u2580-\u259f]/g;

/** The lines of each page, without what is for printers. */
function pagesOf(text: string): string[][] {
  const pages = text
    .replaceAll(FOR_PRINTERS, '')
    .replaceAll(OVERPRINTED, '')
    .replaceAll(OTHER_CONTROLS, '')
    .split('\f')
    .map((page) => page.split(/\r\n|\n|\r/));
  const printed = pages.map((lines) => lines.some((line) => line.trim() !== ''));
  // The last page ends with a form feed too.
  return pages.filter((_, index) => index <= printed.lastIndexOf(true));
}

function withoutTabs(line: string): string {
  return line.split('\t').reduce((before, part) => `${before.padEnd(Math.ceil((before.length + 1) / TAB_COLUMNS) * TAB_COLUMNS)}${part}`);
}

/**
 * The words of a text in a fixed pitch, by its pages: each row of characters a line, each character as wide as any. Pages end at form feeds. Their boxes are
 * in points, as if printed: line and column, from 0, are the top by 9 and the left by 6.
 */
export function wordsOfText(text: string): Word[][] {
  return pagesOf(text).map((lines, index) => lines.flatMap((line, row) => wordsOfLine(withoutTabs(line), row, index + 1)));
}

function wordsOfLine(line: string, row: number, page: number): Word[] {
  // Rules and leaders keep their place, so that what stands beside them keeps its own.
  const plain = line.replaceAll(UPRIGHT, ' ').replaceAll(RULE, (rule) => ' '.repeat(rule.length));
  const top = row * PITCH.height;
  return [...plain.matchAll(/\S+/g)]
    .filter(({ 0: text }) => text.length <= LONGEST_WORD)
    .map(({ 0: text, index }): Word => ({
      text,
      box: [index * PITCH.width, top, (index + text.length) * PITCH.width + PITCH.beyond, top + PITCH.size],
      page,
      size: PITCH.size,
      opens: false,
      closes: false,
    }));
}

import { layOut, wordsOf } from '@smartap/extraction/domain';

type Row = ReturnType<typeof layOut>[number];

/** Of the widths of characters so many are narrower than a column: words of narrow print then seldom push others aside. */
const NARROW_SHARE = 0.25;
/** Words nearer than this share of their size are one. */
const TOUCHING = 0.12;
/** A line that is so many heights below the one above has blank ones between. */
const BLANK_LINE = 1.9;

/** A page of a PDF as a program would print it that knows one pitch alone: each word in the column it begins at, two spaces where cells are apart. */
export async function typed(pdf: Uint8Array): Promise<Uint8Array> {
  const rows = layOut(await wordsOf(pdf, {}));
  const widths = rows.flatMap(({ words }) => words.map(({ box, text }) => (box[2] - box[0]) / text.length)).toSorted((a, b) => a - b);
  const column = widths[Math.floor(widths.length * NARROW_SHARE)] ?? 1;
  const lines = rows.map((row, index) => `${between(rows[index - 1], row)}${lineOf(row, column)}`);
  return Buffer.from(`${lines.join('')}\f`);
}

/** What ends the line before: a new page, or as many blank lines as there is room for. */
function between(before: Row | undefined, row: Row): string {
  if (before === undefined) return '';
  if (before.page !== row.page) return '\r\n\f';
  const height = row.box[3] - row.box[1];
  return row.box[1] - before.box[1] > BLANK_LINE * height ? '\r\n\r\n' : '\r\n';
}

function lineOf({ cells }: Row, column: number): string {
  let line = '';
  for (const { words } of cells) {
    for (const [index, word] of words.entries()) {
      const last = words[index - 1];
      if (last !== undefined && word.box[0] - last.box[2] < TOUCHING * word.size) line += word.text;
      else if (last !== undefined) line += ` ${word.text}`;
      else line = `${line.padEnd(Math.max(line === '' ? 0 : line.length + 2, Math.round(word.box[0] / column)))}${word.text}`;
    }
  }
  return line;
}

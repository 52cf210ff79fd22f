import { overlap, type Cell, type Word } from '../../pdf/word.js';
import { heightOf } from '../print/page-height.js';
import type { Found } from '../found.js';
import type { Reading } from '../print/reading.js';
import { isBill, type Title } from '../title/title.js';
import { numbersOfPage, REFERENCE } from './printed-numbers.js';

/** A number in or under a title is rarely another's. */
const BY_TITLE = 0.7;

/** A number that is surely one stands no further below its title than so many heights of that. */
const SERIES_BELOW = 2;

/** What a number claims that stands beside its title with no more than a word for a number. */
const BESIDE_TITLE = 0.65;

const isReference = (word: Word | undefined): boolean => word !== undefined && REFERENCE.test(word.text);

/** `No. CN-0008812 | CREDIT NOTE`: the only number level with the title whose cell says no more than that it is one. */
function besideTitle(reading: Reading, { page, box, text }: Pick<Title, 'page' | 'box' | 'text'>): Found | undefined {
  if (box === undefined || page === undefined) return undefined;
  const found = reading.lines.flatMap(({ row, cellOf }, line) =>
    row.page !== page
      ? []
      : (numbersOfPage(reading)[line] ?? [])
          .filter(({ from, to }) => {
            const cell = row.cells[cellOf[from] ?? -1];
            const isAll = cellOf[from - 1] === cellOf[from] && cellOf[from - 2] !== cellOf[from] && cellOf[to + 1] !== cellOf[to];
            return cell !== undefined && isAll && REFERENCE.test(cell.text) && cell.box[1] < box[3] && cell.box[3] > box[1];
          })
          .map((id) => ({ id, line })),
  );
  const [only, ...others] = found;
  return only === undefined || others.length > 0
    ? undefined
    : { value: only.id.value, confidence: BESIDE_TITLE, label: text, text: only.id.value, page, box: only.id.box, line: only.line };
}

/** Whether a number begins a cell of several parts: `K4418 · 09/05/2025 · Page 1 of 2`. */
const beginsParts = ({ text, words }: Cell, number: string): boolean =>
  text.startsWith(`${number} `) && /^[·•|]$/.test(words[number.split(' ').length]?.text ?? '');

/** The number of an invoice that has no label: in its title or right under it, `Sales Invoice` / `20174973`; else beside it. */
export function findNumberByTitle(reading: Reading, { kind, page, box, text }: Title): Found | undefined {
  const at = reading.lines.findIndex(({ row }) => row.page === page && row.cells.some((cell) => cell.box === box));
  if (box === undefined || at < 0 || !isBill(kind)) return undefined;
  for (const [index, line] of reading.lines.entries()) {
    const cell = index < at ? undefined : line.row.cells.find((each) => overlap(each.box, box) > 0);
    if (cell === undefined || line.row.page !== page) continue;
    const id = numbersOfPage(reading)[index]?.find((each) => line.row.cells[line.cellOf[each.from] ?? -1] === cell);
    // Several words that are one number, `FT 2025A/881`, say more than one that stands alone.
    const isSeries = id !== undefined && cell.words.length > 1 && (id.value === cell.text || (REFERENCE.test(cell.text) && cell.text.endsWith(` ${id.value}`)));
    const isFirstPart = id !== undefined && beginsParts(cell, id.value);
    const isNear = cell.box[1] - box[3] <= (isSeries ? SERIES_BELOW : 1) * (box[3] - box[1]);
    if (id !== undefined && isNear && (index === at || cell.words.length === 1 || isSeries || isFirstPart || REFERENCE.test(cell.text)))
      return { value: id.value, confidence: BY_TITLE, label: text, text: id.value, page: line.row.page, box: id.box, line: index };
  }
  return besideTitle(reading, { page, box, text });
}

/** Shares of the first page in which a number that stands alone is that of the page, and one beside a day. */
const TOP = { alone: 0.25, dated: 0.4 } as const;

/** The number that stands alone with a word for it at the top of pages without a title, and again elsewhere or beside a day: `No. 118204`, `write No. 118204 on your check`; `19 June 2025 | No. 0417`. */
export function findNumberAtTop(reading: Reading): Found | undefined {
  const first = reading.lines.filter(({ row }) => row.page === 1);
  const height = heightOf(first);
  const named = first.flatMap(({ row, cellOf, words }, line) =>
    row.box[1] > TOP.dated * height
      ? []
      : (numbersOfPage(reading)[line] ?? []).flatMap(({ value, box, from, to }) => {
          const isAlone = cellOf[from - 1] === cellOf[from] && cellOf[from - 2] !== cellOf[from] && cellOf[to + 1] !== cellOf[to];
          const isAgain = reading.lines.some(
            (other, index) =>
              index !== line && numbersOfPage(reading)[index]?.some((again) => again.value === value && isReference(other.words[again.from - 1])),
          );
          const isDated = reading.dates[line]?.length === 1;
          return isAlone && isReference(words[from - 1]) && (isDated || (isAgain && row.box[1] <= TOP.alone * height))
            ? [{ value, confidence: BESIDE_TITLE, label: words[from - 1]?.text, text: value, page: row.page, box, line }]
            : [];
        }),
  );
  return named.length === 1 ? named[0] : undefined;
}

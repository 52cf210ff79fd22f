import { areSet } from '../../../pdf/edges.js';
import { around, type Cell } from '../../../pdf/word.js';
import type { Found } from '../../found.js';
import { foldWords, squeeze } from '../../print/fold.js';
import { HEAD, heightOf } from '../../print/page-height.js';
import { LANGUAGES } from '../../print/labels/index.js';
import type { Reading } from '../../print/reading.js';
import { behindPhrase } from '../../print/says.js';
import { hasOnlyWordsOf } from '../names/brand.js';
import { cleanName, isSameName } from '../names/clean-name.js';
import { companyName, isLegalForm } from '../names/company-name.js';
import { isNameLike } from '../names/name-like.js';
import { SMALL_WORDS } from '../names/small-words.js';

/** How sure it is that what stands largest in the head of the letter is what a firm goes by. */
const CLAIM = 0.92;
/** By so much a brand is larger than any other name in the head. */
const LARGER = 1.25;
/** A brand over two lines: the second one is nearer than this share of its size, and of nearly that size, or of half of it where it is of the name. */
const [NEAR, AS_LARGE, HALF] = [0.8, 0.8, 0.5];
/** A shorter word begins too many names. */
const LEAST_WORD = 4;
const MOST_WORDS = 6;

interface HeadCell {
  cell: Cell;
  line: number;
  size: number;
}

/** A line of another column may stand between two of a block. */
const MAX_BETWEEN = 1;
/** What begins within a cell, behind the name. */
const SHORT = /\s(t\/a\s.*)$/i;

/** The cells in the head of the first page, the largest first. */
function headCells({ lines }: Reading): HeadCell[] {
  const first = lines.filter(({ row }) => row.page === 1);
  const height = heightOf(first);
  return first
    .filter(({ row }) => row.box[1] < HEAD * height)
    .flatMap(({ row }) => row.cells.map((cell) => ({ cell, line: row.index, size: cell.words[0]?.size ?? 0 })))
    .toSorted((a, b) => b.size - a.size || a.line - b.line);
}

/** What goes on below a cell at an edge or the middle of it: in print as large, or with words of the whole name. */
function below(cells: readonly HeadCell[], { cell, line, size }: HeadCell, name: string): HeadCell | undefined {
  const goesOn = ({ cell: { text }, size: own }: HeadCell): boolean =>
    own >= AS_LARGE * size || (own >= HALF * size && companyName(text) === undefined && hasOnlyWordsOf(text, name));
  return cells.find((each) => each.line > line && each.cell.box[1] - cell.box[3] < NEAR * size && goesOn(each) && areSet(each.cell.box, cell.box));
}

/** What tells a name from others: its words without legal form, small words and words for `and`. */
function tellingOf(name: string): string {
  const [first = '', ...more] = name.split(/\s+/);
  const words = isLegalForm(first) ? more : [first, ...more];
  const end = words.findIndex((_, at) => at > 0 && isLegalForm(words.slice(at).join(' ')));
  return foldWords(words.slice(0, end < 0 ? undefined : end).join(' '))
    .filter((word) => !SMALL_WORDS.has(word))
    .join('');
}

/** Signs around a brand that are none of it: a picture, the stars of a hotel. */
const SIGNS = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}.!)]+$/gu;

/** Whether a brand is of a firm: it begins with a word of its name, or is what its mail and web addresses are called. */
function isOf({ addresses: { domains } }: Reading, brand: string, name: string): boolean {
  const [first = ''] = foldWords(brand);
  return (
    (first.length >= LEAST_WORD && foldWords(name).some((word) => word.startsWith(first))) ||
    domains.some((domain) => domain.length >= LEAST_WORD && (domain === squeeze(brand) || domain === tellingOf(brand)))
  );
}

const TRADES_AS: ReadonlySet<string> = new Set(LANGUAGES.flatMap(({ names }) => names.tradesAs ?? []));

/** The name behind `t/a` right below that of the seller, or behind it. */
function tradesAs({ lines }: Reading, { line, page, box }: Found): Found | undefined {
  const cells = lines
    .slice(line, line + 2 + MAX_BETWEEN)
    .flatMap(({ row }) => (row.page === page ? row.cells.filter((cell) => areSet(cell.box, box)).map((cell) => ({ cell, at: row.index })) : []));
  for (const { cell, at } of cells) {
    const [, behind = cell.text] = SHORT.exec(cell.text) ?? [];
    const value = behindPhrase(behind, TRADES_AS);
    if (value !== undefined && value !== '' && isNameLike(value))
      return { value: cleanName(value), confidence: CLAIM, label: undefined, text: cell.text, page, box: cell.box, line: at };
  }
  return undefined;
}

/** What a seller goes by besides his legal name (BT-28): the largest name in the head of the letter, where his whole name with its legal form stands elsewhere and says more than that; or what a label says that it is. */
export function findTradingName(reading: Reading, seller: Found | undefined, buyer: Found | undefined): Found | undefined {
  if (seller === undefined || companyName(seller.value) === undefined) return undefined;
  const labelled = tradesAs(reading, seller);
  if (labelled !== undefined) return labelled;
  const cells = headCells(reading);
  const names = cells.filter(({ cell: { text } }) => isNameLike(text));
  const [first] = names;
  // How large the print of a picture is, recognisers only guess.
  if (first === undefined || first.cell.words[0]?.confidence !== undefined) return undefined;
  const parts = [first, below(cells, first, seller.value)].filter((part) => part !== undefined);
  if (names.some((each) => !parts.includes(each) && each.size * LARGER > first.size)) return undefined;
  const text = parts.map(({ cell }) => cell.text).join(' ');
  const value = cleanName(text).replaceAll(SIGNS, '');
  const isOwnName = tellingOf(seller.value) === tellingOf(value) || companyName(value) !== undefined;
  if (isOwnName || value.split(/\s+/).length > MOST_WORDS || (buyer !== undefined && isSameName(value, buyer.value)) || !isOf(reading, value, seller.value))
    return undefined;
  return { value, confidence: CLAIM, label: undefined, text, page: 1, box: around(parts.map(({ cell }) => cell.box)), line: first.line };
}

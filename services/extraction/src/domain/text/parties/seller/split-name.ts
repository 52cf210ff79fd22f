import { sameLeft } from '../../../pdf/edges.js';
import { around, type Cell } from '../../../pdf/word.js';
import { squeeze } from '../../print/fold.js';
import { LANGUAGES } from '../../print/labels/index.js';
import { textSize, type Reading } from '../../print/reading.js';
import { squeezedCells } from '../../print/squeezed.js';
import { isPhrase, wordPattern } from '../../print/says.js';
import { isCountry } from '../postal/countries.js';
import { SMALL_WORDS } from '../names/small-words.js';
import type { Found } from '../../found.js';
import { hasOnlyWordsOf } from '../names/brand.js';
import { cleanName } from '../names/clean-name.js';
import { companyName, isLegalForm } from '../names/company-name.js';
import { BEGINS_WITH_AND, isNameLike } from '../names/name-like.js';
import { cellBelow } from '../cell-below.js';
import type { Clue } from './clue.js';
import { longerNames, wholeNames } from './whole-name.js';

/** Lines of one block are nearer than this share of the font size. */
const LINE_GAP = 0.4;
/** In print that is so many times as large as the text lines of one name stand further apart. */
const [LARGE, LARGE_GAP] = [1.25, 0.7];

/** Lines of another column may stand between those of a block. */
const MAX_BETWEEN = 2;

/** Whether a text goes on from the line above: `del Segura`, `& Zonen B.V.`. */
const goesOn = (text: string): boolean => SMALL_WORDS.has(text.split(/\s+/, 1)[0] ?? '');

/** What ends the name of a company that the line above begins: its legal form, also behind more of it, `del Segura, S.L.`. */
export function endOfCompany(text: string): string | undefined {
  const name = cleanName(text);
  return isLegalForm(text) || (goesOn(name) && companyName(`A ${name}`) === `A ${name}`) ? name : undefined;
}

/** Lines of one name differ in size by no more, in points. */
const SAME_SIZE = 0.3;
/** So many letters of the lower line tell that a domain goes on with it. */
const LEAST_REST = 4;

/** Whether a mail or web address has both lines of a name in it, the upper one in larger print: `info@merlin-trad.example` of `Merlin` / `Traductions SRL`. */
function isOneInDomain({ addresses: { domains } }: Reading, upper: string, lower: string): boolean {
  const [begin, end] = [squeeze(upper), squeeze(lower)];
  return domains.some((domain) => {
    const rest = domain.startsWith(begin) ? domain.slice(begin.length) : '';
    return rest.length >= LEAST_REST && end.startsWith(rest);
  });
}

/** A long name stands in two lines: the one above the legal form begins it, at the same edge in the same size. */
export function withLineAbove(reading: Reading, index: number, cell: Cell, name: string): string {
  const size = cell.words[0]?.size ?? 10;
  // What surely goes on may stand in lines that are wide apart.
  const isEnd = goesOn(name) || isLegalForm(name);
  const gap = size >= LARGE * textSize(reading) ? LARGE_GAP : LINE_GAP;
  const near = (from: number, of: Cell, reach = gap * size): { line: number; cell: Cell } | undefined => {
    for (let line = from; line >= Math.max(0, from - MAX_BETWEEN); line -= 1) {
      const found = reading.lines[line]?.row.cells.find(
        (each) => each.words[0]?.page === of.words[0]?.page && sameLeft(each.box, of.box) && of.box[1] - each.box[3] < reach && of.box[1] > each.box[1],
      );
      if (found !== undefined) return { line, cell: found };
    }
    return undefined;
  };
  const above = near(index - 1, cell, isEnd ? size : undefined);
  if (above === undefined || name !== cleanName(cell.text)) return name;
  if (Math.abs((above.cell.words[0]?.size ?? 0) - size) > SAME_SIZE && !isOneInDomain(reading, above.cell.text, name)) return name;
  // A brand of the same words is no beginning of the name.
  const isBrand = hasOnlyWordsOf(above.cell.text, name);
  const isFirst = near(above.line - 1, above.cell) === undefined;
  const isName =
    isNameLike(above.cell.text) &&
    companyName(above.cell.text) === undefined &&
    (reading.labels[above.line]?.every(({ box }) => box[0] > above.cell.box[2] || box[2] < above.cell.box[0]) ?? true) &&
    above.cell.text.split(' ').length <= 4;
  return isFirst && isName && !isBrand && (name.split(' ').length > 1 || isLegalForm(name)) ? `${cleanName(above.cell.text)} ${name}` : name;
}

/** Whether a name ends with a small word, and goes on: `Brown, McKenzie and`, `Peeters en van de`. */
const isOpen = (name: string): boolean => /\s/.test(name) && SMALL_WORDS.has(name.split(/\s+/).at(-1)?.toLowerCase() ?? '');

/** Whether a text ends within a word. */
const isBroken = (text: string): boolean => /\p{L}{2}-$/u.test(text);

/** Words that say what kind of firm it is, and begin no name. */
const FIRMS: ReadonlySet<string> = new Set(LANGUAGES.flatMap(({ names }) => names.firms));

/** Whether a name ends with the word for a branch, whose country may stand in the next line. */
const endsWithBranch = wordPattern(
  LANGUAGES.flatMap(({ names }) => names.branches),
  'end',
);

/** A legal form that breaks within it goes on in so many letters: `… Sp.` / `z o.o.`. */
const MAX_END = 12;

/** Whether the next line is the country of the branch that a name ends with. */
const isCountryOfBranch = (name: string, next: string): boolean => companyName(name) === name && endsWithBranch(name) && isCountry(next);

/** Whether the next line ends the legal form that a name begins. */
const endsForm = (name: string, next: string): boolean => next.length <= MAX_END && companyName(`${name} ${next}`) === `${name} ${next}`;

/** Whether the next line ends a name without a legal form: with that, the name proper in quotation marks, or a word for the kind of firm. */
const endsOpenName = (name: string, next: string): boolean =>
  companyName(name) === undefined && (isLegalForm(next) || isQuotedCompany(next) || (!next.includes(' ') && isPhrase(next, FIRMS)) || endsForm(name, next));

/** How a legal form goes on that is whole without it: `& Co. KG`, behind `GmbH &` only `Co. KG`; `(haftungsbeschränkt)`. */
const REST_OF_FORM = /^(?:(?:&|\+|u\.|und)\s*)?C[Oo]\b|^\(haftungsbeschränkt\)/;

/** Whether the next line goes on with the legal form that a line ends with: `Muster GmbH` / `& Co. KG`. */
const goesOnWithForm = (text: string, next: string): boolean => REST_OF_FORM.test(next) && companyName(`${text} ${next}`) === cleanName(`${text} ${next}`);

/** Whether the next line ends the name. */
const isEndOfName = (name: string, next: string): boolean => endsOpenName(name, next) || isCountryOfBranch(name, next);

/** What begins the name proper behind a word for the kind of firm: `PRZEDSIĘBIORSTWO BUDOWLANE` / `„WRZOS” SP. Z O.O.`. */
const isQuotedCompany = (text: string): boolean => /^[„“«"]/u.test(text) && companyName(text) === cleanName(text);

/** Whether pages print in one cell what here stands in two lines. */
const isInOneLine = (reading: Reading, text: string): boolean => squeezedCells(reading).some((cells) => cells.includes(squeeze(text)));

/** A name together with the rest of its legal form in the line below. */
function withRestOfForm(found: Found, below: Cell): Found {
  const text = `${found.text} ${below.text}`;
  return { ...found, value: cleanName(text), text, box: around([found.box, below.box]) };
}

/** A name without a legal form together with the line below it, where that ends the name or goes on with it, or pages print both in one line elsewhere. */
export function withLineBelow(reading: Reading, found: Found): Found {
  const { box } = found;
  const below = cellBelow(reading, found, MAX_BETWEEN)?.cell;
  if (below === undefined || below.box[1] - box[3] >= (below.words[0]?.size ?? 0)) return found;
  if (goesOnWithForm(found.text, below.text)) return withRestOfForm(found, below);
  if (companyName(found.value) !== undefined && !endsWithBranch(found.value)) return found;
  // A word alone above `de Lattre` is a name of its own, one that says what kind of firm it is none.
  const isMore =
    isNameLike(below.text) && companyName(found.value) === undefined && (found.value.includes(' ') ? goesOn(below.text) : isPhrase(found.value, FIRMS));
  const isWhole = isMore || isOpen(found.value) || isEndOfName(found.value, below.text) || isInOneLine(reading, `${found.text} ${below.text}`);
  return isWhole ? { ...found, value: `${found.value} ${cleanName(below.text)}`, text: `${found.text} ${below.text}`, box: around([box, below.box]) } : found;
}

/** A name in large print has so many lines at most. */
const MOST_LINES = 3;

/** The lines of a name in large print in a narrow column, one of them within a small word, where the last was found: `Imprimerie` / `du Vieux` / `Canal`. */
function stacked({ lines, ...reading }: Reading, found: Found): Found {
  const of = (index: number): Cell | undefined => {
    const row = lines[index]?.row;
    return row?.page === found.page ? row.cells.find((cell) => sameLeft(cell.box, found.box)) : undefined;
  };
  const own = of(found.line);
  const size = own?.words[0]?.size ?? 0;
  if (own === undefined || cleanName(own.text) !== found.value || size < LARGE * textSize({ lines })) return found;
  const block = [own];
  for (let index = found.line - 1; block.length < MOST_LINES; index -= 1) {
    const [above, under] = [of(index), block[0]];
    const isNext =
      above !== undefined && under !== undefined && under.box[1] - above.box[3] < LARGE_GAP * size && Math.abs((above.words[0]?.size ?? 0) - size) < SAME_SIZE;
    if (!isNext || /\d/.test(above.text) || (reading.labels[index]?.length ?? 0) > 0 || !(goesOn(above.text) || isNameLike(above.text))) break;
    block.unshift(above);
  }
  const isOne = block.length > 1 && !goesOn(block[0]?.text ?? '') && block.slice(1).some(({ text }) => goesOn(text));
  if (!isOne) return found;
  const text = block.map((cell) => cell.text).join(' ');
  return { ...found, value: cleanName(text), text, box: around(block.map(({ box }) => box)) };
}

/** A name that stands in two lines because it did not fit, found by either. */
export function completed(reading: Reading, { found: printed, score }: Clue): Clue {
  const found = stacked(reading, printed);
  const near = (step: 1 | -1): Cell | undefined => {
    const cell = [1, 2, 3]
      .map((lines) => reading.lines[found.line + step * lines]?.row.cells.find((each) => each.words[0]?.page === found.page && sameLeft(each.box, found.box)))
      .find((each) => each !== undefined);
    const size = cell?.words[0]?.size ?? 0;
    const gap = cell === undefined ? Infinity : step === 1 ? cell.box[1] - found.box[3] : found.box[1] - cell.box[3];
    const isEnd =
      cell !== undefined &&
      gap < size &&
      (isLegalForm(cell.text) || REST_OF_FORM.test(cell.text) || isQuotedCompany(cell.text) || (endsWithBranch(found.value) && isCountry(cell.text)));
    return isEnd || (cell !== undefined && gap < LINE_GAP * size && (isNameLike(cell.text) || BEGINS_WITH_AND.test(cell.text))) ? cell : undefined;
  };
  const [above, below] = [near(-1), near(1)];
  if (below !== undefined && goesOnWithForm(found.text, below.text)) return { score, found: withRestOfForm(found, below) };
  // `HOLTER-` / `GRUPPEN`
  if (below !== undefined && isBroken(found.text) && found.text === `${found.value}-`)
    return {
      score,
      found: { ...found, value: `${found.text}${cleanName(below.text)}`, text: `${found.text} ${below.text}`, box: around([found.box, below.box]) },
    };
  if (below !== undefined && (isOpen(found.value) || isEndOfName(found.value, below.text) || (goesOn(below.text) && companyName(found.value) === undefined)))
    return {
      score,
      found: {
        ...found,
        value: `${found.value}${/,\s*$/.test(found.text) ? ',' : ''} ${cleanName(below.text)}`,
        text: `${found.text} ${below.text}`,
        box: around([found.box, below.box]),
      },
    };
  if (above !== undefined && isOpen(above.text))
    return {
      score,
      found: { ...found, value: `${cleanName(above.text)} ${found.value}`, text: `${above.text} ${found.text}`, box: around([above.box, found.box]) },
    };
  return { found, score };
}

/** A clue to the whole name, where one alone begins so: as the pages print it, else as another clue puts it together from two lines. */
export function withForm(reading: Reading, { found, score }: Clue, clues: readonly Clue[], others: readonly string[]): Clue {
  const printed = wholeNames(reading, found, others);
  const [whole, ...more] = printed.length > 0 ? printed : longerNames(found, clues, others);
  return whole === undefined || more.length > 0 ? { score, found } : completed(reading, { score, found: whole });
}

import { cellAtEdge, SAME_BLOCK, sameLeft, sameMiddle } from '../../../pdf/edges.js';
import { boxOf, textOf, type Cell, type Word } from '../../../pdf/word.js';
import type { Found } from '../../found.js';
import { fold } from '../../print/fold.js';
import { isLabelCell, labelsIn } from '../../print/phrase-after.js';
import { LANGUAGES } from '../../print/labels/index.js';
import type { Line } from '../../print/line.js';
import { hasMoney, type Reading } from '../../print/reading.js';
import { cleanName } from '../names/clean-name.js';
import { companyName } from '../names/company-name.js';
import { isDepartment } from '../address-signs.js';
import { SMALL_WORDS } from '../names/small-words.js';
import { isDegree, isPersonsName, isTitled, withoutAddress } from '../names/persons-name.js';
import { isNameLike } from '../names/name-like.js';
import { isBuyersWord } from '../whose/buyers-words.js';

/** What names whom to ask, with who that is, where somebody is named. */
export interface PrintedPerson {
  page: number;
  line: number;
  /** Of the label. */
  box: Found['box'];
  name: Found | undefined;
  /** Whose the label says that it is. */
  whose: 'seller' | 'buyer' | undefined;
}

const MIN_DROP = 16;
/** Lines of other columns may stand between a label and what is below it. */
const MAX_BETWEEN = 2;
/** What is written so is short for something: `Att.`, `A/A`. */
const IN_SHORT = /[.:]$|^\p{Lu}(?:\/\p{Lu})+$/u;
/** A label of so many words is one in running text too. */
const SEVERAL = 3;
/** A name stands no further above what is below it, in points. */
const SIGNED = 24;
/** Room for who signs below the end of a letter, in points. */
const SIGNATURE = 60;

/** What a label says of whom it names: whose they are, where it tells, and whether they stand above it, as who signs does. */
interface Phrase {
  words: readonly string[];
  whose: PrintedPerson['whose'];
  isSigned?: boolean;
  /** Whether the letter ends with it: who signs stands below, with room for that. */
  isGreeting?: boolean;
  /** Whether it is written with a sign behind it, and a common word without: `Att. Mads Holm`, `ATT BETALA`. */
  isShort?: boolean;
}

const toLabels = (phrases: readonly string[], whose: Phrase['whose'], how: Pick<Phrase, 'isSigned' | 'isShort' | 'isGreeting'> = {}): Phrase[] =>
  phrases.map((phrase) => ({ words: phrase.split(' '), whose, ...how }));
const byFirst = Map.groupBy(
  LANGUAGES.flatMap(({ contacts: { ofSeller, ofBuyer = [], ofAnyone, signed = [], greetings = [] }, letters: { attention } }) => [
    ...toLabels(ofSeller, 'seller'),
    ...toLabels(ofBuyer, 'buyer'),
    ...toLabels(attention, 'buyer', { isShort: true }),
    ...toLabels(ofAnyone, undefined),
    ...toLabels(signed, 'seller', { isSigned: true }),
    ...toLabels(greetings, 'seller', { isGreeting: true }),
  ]),
  ({ words }) => words[0] ?? '',
);

/** The label of a contact that begins a cell at a token, with its first and last word. */
function labelAt({ tokens, cellOf, words }: Line, at: number): { from: number; to: number; phrase: Phrase } | undefined {
  const token = tokens[at];
  const before = token !== undefined && cellOf[token.word - 1] === cellOf[token.word] ? (words[token.word - 1]?.text ?? '') : ',';
  if (token === undefined || !/[,.;·|•]$/.test(before) || (at > 0 && tokens[at - 1]?.word === token.word)) return undefined;
  const begun = byFirst.get(token.text);
  if (begun === undefined) return undefined;
  const matching = begun.filter((phrase) =>
    phrase.words.every((word, index) => tokens[at + index]?.text === word && cellOf[tokens[at + index]?.word ?? -1] === cellOf[token.word]),
  );
  const longest = matching.toSorted((a, b) => b.words.length - a.words.length)[0];
  const last = longest === undefined ? undefined : tokens[at + longest.words.length - 1];
  // Behind a sentence a label has its colon, or says what it is in several words: `Ved spørgsmål kontakt Erik Holm`.
  const isLabel = last?.ends === true && (!before.endsWith('.') || words[last.word]?.text.endsWith(':') === true || (longest?.words.length ?? 0) >= SEVERAL);
  return longest === undefined || last === undefined || !isLabel ? undefined : { from: token.word, to: last.word, phrase: longest };
}

/** A person that words name, as far as they do. */
function personIn(words: readonly Word[], at: number): Found | undefined {
  const isSmall = (text: string): boolean => /^\p{Ll}+$/u.test(text) && !SMALL_WORDS.has(fold(text));
  const endsName = (text: string): boolean => /[,;]$|\p{Ll}{3}\.$/u.test(text) && !isDegree(text);
  const end = words.findIndex(({ text }, index) => /\d|@|^[(/|·•–-]/.test(text) || isSmall(text) || endsName(words[index - 1]?.text ?? ''));
  const own = end < 0 ? words : words.slice(0, end);
  const text = textOf(own);
  const name = cleanName(text);
  // A sentence may end with the name.
  const value = withoutAddress(isPersonsName(name) ? name : name.replace(/(?<=\p{Ll}{3})\.$/u, ''));
  const isPerson = isPersonsName(value) && isNameLike(value) && !isDepartment(value) && companyName(value) === undefined;
  return isPerson ? { value, confidence: 0, label: undefined, text, page: 1, box: boxOf(own), line: at } : undefined;
}

/** The person below a label, at its edge: what is a label itself names nobody. */
function nameBelow(reading: Reading, index: number, label: Cell, drop: number = MIN_DROP): Found | undefined {
  const rows = reading.lines.slice(index + 1, index + 1 + MAX_BETWEEN).map(({ row }) => row);
  const row = rows.find(
    (each) => each.page === label.words[0]?.page && each.box[1] - label.box[3] <= drop && cellAtEdge(each, label.box, SAME_BLOCK) !== undefined,
  );
  const under = cellAtEdge(row, label.box, SAME_BLOCK);
  const first = reading.lines[row?.index ?? -1]?.words.findIndex((word) => word === under?.words[0]) ?? -1;
  return row === undefined || under === undefined || isLabelCell(reading, row.index, first) ? undefined : personIn(under.words, row.index);
}

/** Who signs below the end of a letter, where the company may stand first. */
function signedBelow(reading: Reading, index: number, greeting: Cell): Found | undefined {
  const first = nameBelow(reading, index, greeting, SIGNATURE);
  const company = first === undefined ? cellAtEdge(reading.lines[index + 1]?.row, greeting.box, SAME_BLOCK) : undefined;
  return first ?? (company === undefined || companyName(company.text) === undefined ? undefined : nameBelow(reading, index + 1, greeting, SIGNATURE));
}

/** The person above what says that who signs made the invoice out, set to its middle or its edge, or above it. */
function nameAbove(reading: Reading, index: number, label: Cell | undefined): Found | undefined {
  for (let at = index - 1; label !== undefined && at >= 0; at -= 1) {
    const row = reading.lines[at]?.row;
    if (row === undefined || row.page !== label.words[0]?.page || label.box[1] - row.box[3] > SIGNED) return undefined;
    const cell = row.cells.find(({ box }) => sameMiddle(box, label.box) || sameLeft(box, label.box) || (box[0] >= label.box[0] && box[2] <= label.box[2]));
    if (cell !== undefined) return personIn(cell.words, at);
  }
  return undefined;
}

const CAPITALS = /^[^\p{Ll}]+$/u;

/** Whether two cells in capitals that stand beside each other are heads, each above a value of its own at its edge: `AGENTE | CONDIZIONI DI PAGAMENTO` above `12 FERRARI | 30 GG`. */
function areHeads(reading: Reading, index: number, cells: readonly Cell[]): boolean {
  const row = reading.lines[index + 1]?.row;
  if (!cells.every(({ text }) => CAPITALS.test(text))) return false;
  const isNear = row !== undefined && row.page === cells[0]?.words[0]?.page && row.box[1] - (cells[0]?.box[3] ?? 0) <= MIN_DROP;
  const under = cells.map((cell) => (isNear ? cellAtEdge(row, cell.box) : undefined));
  return under.every((cell) => cell !== undefined && labelsIn(reading, index + 1, cell).length === 0);
}

/** The person behind a label, in the next cell, or below it. */
function nameOf(reading: Reading, index: number, line: Line, to: number): Found | undefined {
  const cell = line.cellOf[to] ?? 0;
  const rest = line.words.filter((word, at) => at > to && line.cellOf[at] === cell && !/^[:.–-]+$/.test(word.text));
  if (rest.length > 0) return personIn(rest, index);
  const [label, next] = [line.row.cells[cell], line.row.cells[cell + 1]];
  const below = label === undefined ? undefined : nameBelow(reading, index, label);
  // In a line of heads what stands beside is the next of them.
  if (below !== undefined && line.row.cells.length > 2 && line.words[to]?.text.endsWith(':') !== true) return below;
  const isHead =
    next === undefined || label === undefined || isLabelCell(reading, index, line.cellOf.indexOf(cell + 1)) || areHeads(reading, index, [label, next]);
  const beside = isHead ? undefined : personIn(next.words, index);
  return beside ?? below;
}

/** Whom pages name to be asked. */
export function printedPersons(reading: Reading): PrintedPerson[] {
  return reading.lines.flatMap((line, index) =>
    // What has a price is an item: `Projektleitung Hans Roth | 12 Std | 1.140,00`.
    hasMoney(reading, index)
      ? []
      : line.tokens.flatMap((_, at): PrintedPerson[] => {
          const label = labelAt(line, at);
          if (label === undefined) return [];
          const words = line.words.slice(label.from, label.to + 1);
          const text = textOf(words);
          const isAlone = line.cellOf[label.to + 1] !== line.cellOf[label.to] || text.endsWith(':') || line.words[label.to + 1]?.text.startsWith(':') === true;
          const { isSigned, isGreeting, isShort, whose } = label.phrase;
          const cell = line.row.cells[line.cellOf[label.from] ?? -1];
          const signs = isGreeting === true && cell !== undefined ? signedBelow(reading, index, cell) : undefined;
          if (isGreeting === true && signs === undefined) return [];
          const isBehind = isSigned === true && text.endsWith(':') && line.cellOf[label.to + 1] === line.cellOf[label.to];
          const name = isSigned === true && !isBehind ? nameAbove(reading, index, cell) : (signs ?? nameOf(reading, index, line, label.to));
          // In running text the word is no label.
          if ((!isAlone && name === undefined) || (isShort === true && !IN_SHORT.test(text) && !(name !== undefined && isTitled(name.text)))) return [];
          return [
            {
              page: line.row.page,
              line: index,
              box: boxOf(words),
              name: name && { ...name, label: text, page: line.row.page },
              whose: whose === 'seller' && isBuyersWord(line.tokens[at - 1]?.text ?? '') ? undefined : whose,
            },
          ];
        }),
  );
}

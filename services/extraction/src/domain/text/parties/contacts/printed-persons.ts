import { cellAtEdge, SAME_BLOCK } from '../../../pdf/edges.js';
import { boxOf, textOf, type Cell, type Word } from '../../../pdf/word.js';
import type { Found } from '../../found.js';
import { isLabelCell } from '../../print/phrase-after.js';
import { LANGUAGES } from '../../print/labels/index.js';
import type { Line } from '../../print/line.js';
import type { Reading } from '../../print/reading.js';
import { cleanName } from '../names/clean-name.js';
import { companyName } from '../names/company-name.js';
import { isDepartment } from '../address-signs.js';
import { AND, SMALL_WORDS } from '../names/small-words.js';
import { isNameLike } from '../names/name-like.js';
import { isBuyersWord } from '../whose/buyers-words.js';

/** What names whom to ask, with who that is, where somebody is named. */
export interface PrintedPerson {
  page: number;
  line: number;
  /** Of the label. */
  box: Found['box'];
  name: Found | undefined;
  /** The label says that it is somebody of the seller. */
  isSellers: boolean;
}

const TITLE = String.raw`(?:Herrn?|Frau|Mr\.?|Mrs\.?|Ms\.?|M\.|Mme\.?|Dr\.?|Ing\.?|Mgr\.?|Bc\.?|Dipl\.-?\S+|Sig\.?|Sig\.ra|Sr\.?|Sra\.?|Dhr\.?|Mevr\.?|Pani?)`;
const PART = String.raw`\p{Lu}[\p{L}'’]+(?:-\p{Lu}[\p{L}'’]+)*`;
/** A person: a title perhaps, names with capitals, initials and small words between. */
const PERSON = new RegExp(String.raw`^(?:${TITLE}\s)*(?:(?:${PART}|\p{Lu}\.)\s(?:(?:${[...SMALL_WORDS].filter((word) => !AND.has(word)).join('|')}|\p{Lu}\.?)\s){0,3}){1,3}${PART}$`, 'u');
const MIN_DROP = 16;

const toLabels = (phrases: readonly string[], isSellers: boolean): { words: string[]; isSellers: boolean }[] => phrases.map((phrase) => ({ words: phrase.split(' '), isSellers }));
const byFirst = Map.groupBy(LANGUAGES.flatMap(({ contacts }) => [...toLabels(contacts.ofSeller, true), ...toLabels(contacts.ofAnyone, false)]), ({ words }) => words[0] ?? '');

/** The label of a contact that begins a cell at a token, with its last word. */
function labelAt({ tokens, cellOf, words }: Line, at: number): { from: number; to: number; isSellers: boolean } | undefined {
  const token = tokens[at];
  const begun = byFirst.get(token?.text ?? '');
  if (token === undefined || begun === undefined || (token.word > 0 && cellOf[token.word - 1] === cellOf[token.word] && !words[token.word - 1]?.text.endsWith(',')) || (at > 0 && tokens[at - 1]?.word === token.word)) return undefined;
  const matching = begun.filter((phrase) => phrase.words.every((word, index) => tokens[at + index]?.text === word && cellOf[tokens[at + index]?.word ?? -1] === cellOf[token.word]));
  const longest = matching.toSorted((a, b) => b.words.length - a.words.length)[0];
  const last = longest === undefined ? undefined : tokens[at + longest.words.length - 1];
  return longest === undefined || last === undefined || !last.ends ? undefined : { from: token.word, to: last.word, isSellers: longest.isSellers };
}

/** A person that words name, as far as they do. */
function personIn(words: readonly Word[], at: number): Found | undefined {
  const end = words.findIndex(({ text }, index) => /\d|@|^[(/|·•–-]/.test(text) || (index > 0 && /[,;]$/.test(words[index - 1]?.text ?? '')));
  const own = end < 0 ? words : words.slice(0, end);
  const text = textOf(own);
  const value = cleanName(text);
  const isPerson = PERSON.test(value) && isNameLike(value) && !isDepartment(value) && companyName(value) === undefined;
  return isPerson ? { value, confidence: 0, label: undefined, text, page: 1, box: boxOf(own), line: at } : undefined;
}

/** The person below a label, at its edge. */
function nameBelow(reading: Reading, index: number, label: Cell): Found | undefined {
  const row = reading.lines[index + 1]?.row;
  const under = cellAtEdge(row, label.box, SAME_BLOCK);
  return row === undefined || under === undefined || row.page !== label.words[0]?.page || row.box[1] - label.box[3] > MIN_DROP ? undefined : personIn(under.words, index + 1);
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
  const beside = next === undefined || isLabelCell(reading, index, line.cellOf.indexOf(cell + 1)) ? undefined : personIn(next.words, index);
  return beside ?? below;
}

/** Whom pages name to be asked. */
export function printedPersons(reading: Reading): PrintedPerson[] {
  return reading.lines.flatMap((line, index) =>
    line.tokens.flatMap((_, at): PrintedPerson[] => {
      const label = labelAt(line, at);
      if (label === undefined) return [];
      const words = line.words.slice(label.from, label.to + 1);
      const text = textOf(words);
      const isAlone = line.cellOf[label.to + 1] !== line.cellOf[label.to] || text.endsWith(':') || line.words[label.to + 1]?.text.startsWith(':') === true;
      const name = nameOf(reading, index, line, label.to);
      // In running text the word is no label.
      if (!isAlone && name === undefined) return [];
      return [{ page: line.row.page, line: index, box: boxOf(words), name: name && { ...name, label: text, page: line.row.page }, isSellers: label.isSellers && !isBuyersWord(line.tokens[at - 1]?.text ?? '') }];
    }),
  );
}

import { isProvenRegistration } from '@smartap/tax-ids';
import { cellAtEdge, SAME_BLOCK } from '../../../pdf/edges.js';
import { boxOf, textOf, type Word } from '../../../pdf/word.js';
import type { Found } from '../../found.js';
import { foldWords } from '../../print/fold.js';
import type { Line, Token } from '../../print/line.js';
import type { Reading } from '../../print/reading.js';
import { isBuyersWord } from '../whose/buyers-words.js';
import { KINDS, OF_OTHERS, type RegistrationKind } from './kinds.js';

/** A number of a register of companies as it is printed. */
export interface PrintedRegistration extends Found {
  kind: RegistrationKind;
  /** Its check digits hold. */
  isProven: boolean;
  /** Its label says that it is the buyer's. */
  isBuyers: boolean;
}

interface Phrase {
  words: readonly string[];
  kind: RegistrationKind;
}

const byFirst = (): Map<string, Phrase[]> => {
  const phrases = KINDS.flatMap((kind) => kind.labels.map((label): Phrase => ({ words: label.split(' '), kind })));
  return Map.groupBy(phrases, ({ words }) => words[0] ?? '');
};
let known: Map<string, Phrase[]> | undefined;

/** Figures in one word with what they are called: `HRB77078`. */
const SET_TO_IT = /^([a-z]{2,5})(\d.*)$/;

/** A number is printed in so many groups at most. */
const MAX_GROUPS = 6;
/** What stands between a label and its number and says nothing. */
const NUMBER_SIGN = /^(?:[:#.|–-]+|(?:no|nr|n|num|number|nummer|numero|numer|c|n°|nº|№)[.:]*)$/;
/** A number below its label is no further down, in points. */
const DROP = 20;

interface Label {
  kind: RegistrationKind;
  line: Line;
  from: number;
  to: number;
  /** The word that the number begins in. */
  rest: number;
}

const isAt = (tokens: readonly Token[], at: number, words: readonly string[]): boolean => words.every((word, index) => tokens[at + index]?.text === word);

/** The labels of registers in a line. */
function labelsIn(line: Line, phrases: ReadonlyMap<string, Phrase[]>): Label[] {
  return line.tokens.flatMap((token, at) => {
    const begun = phrases.get(token.text) ?? [];
    const [, name] = SET_TO_IT.exec(token.text) ?? [];
    const fused = name === undefined ? [] : (phrases.get(name) ?? []);
    // Most tokens are of no phrase.
    if (begun.length + fused.length === 0) return [];
    if (at > 0 && line.tokens[at - 1]?.ends === false && /^\p{L}/u.test(line.tokens[at - 1]?.text ?? '') && !/[/–-]/.test(line.words[token.word]?.text ?? ''))
      return [];
    const joined = fused
      .filter(({ words }) => words.length === 1)
      .map(({ kind }): Label => ({ kind, line, from: token.word, to: token.word, rest: token.word }));
    const own = begun.filter(({ words }) => isAt(line.tokens, at, words));
    const longest = Map.groupBy(own, ({ kind }) => kind);
    return [
      ...joined,
      ...[...longest].map(([kind, each]): Label => {
        const last = line.tokens[at + Math.max(...each.map(({ words }) => words.length)) - 1];
        const to = last?.word ?? token.word;
        return { kind, line, from: token.word, to, rest: last?.ends === false ? to : to + 1 };
      }),
    ];
  });
}

/** The value of a number: its figures alone, or as it is printed with what it is called. */
function valueOf({ prefix, asPrinted }: RegistrationKind, compact: string, print: string): string {
  const trimmed = print.replaceAll(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '');
  if (prefix !== undefined) return `${prefix} ${trimmed.replace(/^[A-Z]+\s?(?=\d)/i, '')}`;
  return asPrinted === true ? trimmed.replaceAll(/\s*[-–]\s*|\s+/g, '-') : compact;
}

/** A number that words begin with, all of them that are of it. */
function numberAt(words: readonly Word[], kind: RegistrationKind, fused: boolean): { value: string; isProven: boolean; words: readonly Word[] } | undefined {
  const { form, register } = kind;
  const own = words.slice(0, MAX_GROUPS);
  const ends = own.findIndex(({ text }) => /[,;)]$/.test(text));
  const groups = ends < 0 ? own : own.slice(0, ends + 1);
  for (let count = groups.length; count > 0; count -= 1) {
    const taken = groups.slice(0, count);
    const text = taken.map((word) => word.text).join('');
    const compact = (fused ? text.replace(/^\D+/, '') : text).replaceAll(/[^A-Za-z0-9]/g, '');
    const value = form.exec(compact.toUpperCase())?.[1];
    if (value === undefined) continue;
    const next = words[count]?.text ?? '';
    const isProven = register !== undefined && isProvenRegistration(register, value);
    // Figures that follow at once are of a longer number.
    if (/^\d[\d.]*$/.test(next) && !/[,;.)]$/.test(taken.at(-1)?.text ?? '') && (!isProven || /^\d{5}$/.test(next))) return undefined;
    const print = fused ? text.replace(/^\D+/, '') : textOf(taken);
    return { value: valueOf(kind, value, print), isProven, words: taken };
  }
  return undefined;
}

/** The number behind a label, perhaps behind the town of its register. */
function behind({ line, to, rest, kind }: Label): ReturnType<typeof numberAt> {
  let left = kind.gap ?? 0;
  if (rest === to) {
    const joined = numberAt(line.words.slice(rest, rest + MAX_GROUPS), kind, true);
    if (joined !== undefined) return joined;
  }
  const cell = line.cellOf[to] ?? 0;
  for (let at = to + 1; at < line.words.length && (line.cellOf[at] ?? 0) <= cell + 1; at += 1) {
    const text = line.words[at]?.text ?? '';
    const end = line.cellOf.findIndex((of, index) => index > at && of !== line.cellOf[at]);
    const found = numberAt(line.words.slice(at, end < 0 ? undefined : end), kind, false);
    if (found !== undefined) return found;
    const words = foldWords(text);
    if (NUMBER_SIGN.test(text.toLowerCase()) || words.every((word) => NUMBER_SIGN.test(word))) continue;
    left -= 1;
    if (left < 0 || /\d/.test(text) || words.some((word) => OF_OTHERS.has(word))) return undefined;
  }
  return undefined;
}

/** The number right before what it is called: `803 918 796 RCS Lorient`, as French letters have it. */
function before({ line, from, kind }: Label): ReturnType<typeof numberAt> {
  if (kind.mayFollow !== true) return undefined;
  for (let at = from - 1; at >= Math.max(0, from - MAX_GROUPS) && line.cellOf[at] === line.cellOf[from]; at -= 1) {
    const found = numberAt(line.words.slice(at, from), kind, false);
    if (found?.words.length === from - at) return found;
  }
  return undefined;
}

/** The number below a label that heads a column. */
function below(reading: Reading, index: number, { line, from, to, kind }: Label): (NonNullable<ReturnType<typeof numberAt>> & { at: number }) | undefined {
  const label = line.row.cells[line.cellOf[from] ?? -1];
  if (label === undefined || line.cellOf[to + 1] === line.cellOf[from] || kind.prefix !== undefined) return undefined;
  for (const at of [index + 1, index + 2]) {
    const row = reading.lines[at]?.row;
    const cell = cellAtEdge(row, label.box, SAME_BLOCK);
    if (row === undefined || cell === undefined || row.page !== line.row.page || row.box[1] - label.box[3] > DROP) continue;
    const found = numberAt(cell.words, kind, false);
    if (found !== undefined && found.words.length === cell.words.length) return { ...found, at };
  }
  return undefined;
}

/** The numbers of registers of companies on the pages, each behind what it is called or below it. */
export function printedRegistrations(reading: Reading): PrintedRegistration[] {
  known ??= byFirst();
  const phrases = known;
  return reading.lines.flatMap((line, index) =>
    labelsIn(line, phrases).flatMap((label): PrintedRegistration[] => {
      const beside = behind(label) ?? before(label);
      const found = beside === undefined ? below(reading, index, label) : { ...beside, at: index };
      if (found === undefined) return [];
      const { from, to, kind } = label;
      const first = line.cellOf[from - 1] === line.cellOf[from] ? from - 1 : from;
      const named = line.words.slice(first, to + 1);
      return [
        {
          kind,
          value: found.value,
          isProven: found.isProven,
          isBuyers: named.flatMap(({ text }) => foldWords(text)).some(isBuyersWord),
          confidence: 0,
          label: textOf(line.words.slice(from, to + 1)),
          text: textOf(found.words),
          page: line.row.page,
          box: boxOf(found.words),
          line: found.at,
        },
      ];
    }),
  );
}

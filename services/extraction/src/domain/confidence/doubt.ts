import type { Invoice } from '@smartap/en16931';
import { valueAt } from '../field-path.js';
import type { FieldEvidence } from '../outcome.js';
import type { Row, Word } from '../pdf/word.js';
import { UNKNOWN_SIGN } from '../text/print/unknown-sign.js';

/** From here on a recognised word is as good as a printed one: the recogniser never claims more for clean print. */
const CLEAN = 0.9;

const inside = (word: Word, [left, top, right, bottom]: readonly number[]): boolean => {
  const [x, y] = [(word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2];
  return x >= (left ?? 0) && x <= (right ?? 0) && y >= (top ?? 0) && y <= (bottom ?? 0);
};

/** The words that stand under a box of a page. */
export const wordsUnder = (words: readonly Word[], { page, box }: Pick<FieldEvidence, 'page' | 'box'>): Word[] =>
  page === undefined || box === undefined ? [] : words.filter((word) => word.page === page && inside(word, box));

/** A value with a sign whose font does not tell its meaning is for a person to read. */
const NOT_READ = 0.3;

/** Evidence of values as far as all their signs have a meaning. */
export function readInFull(evidence: Readonly<Record<string, FieldEvidence>>, invoice: Invoice): Record<string, FieldEvidence> {
  return Object.fromEntries(
    Object.entries(evidence).map(([path, own]) => [
      path,
      valueAt(invoice, path)?.includes(UNKNOWN_SIGN) === true ? { ...own, confidence: Math.min(own.confidence, NOT_READ) } : own,
    ]),
  );
}

/** Whether the words of a page were recognised in a picture. */
export const isRecognised = (rows: readonly Row[]): boolean => rows.some((row) => row.words.some((word) => word.confidence !== undefined));

/** Evidence of pages that were recognised in a picture: each confidence by that of the least sure word it stands on. */
export function doubted(evidence: Readonly<Record<string, FieldEvidence>>, rows: readonly Row[]): Record<string, FieldEvidence> {
  const words = rows.flatMap((row) => row.words).filter((word) => word.confidence !== undefined);
  const overall = Math.min(1, words.reduce((sum, word) => sum + (word.confidence ?? 1), 0) / words.length / CLEAN);
  return Object.fromEntries(
    Object.entries(evidence).map(([path, own]) => {
      const under = wordsUnder(words, own);
      const least = under.length === 0 ? overall : Math.min(1, Math.min(...under.map((word) => word.confidence ?? 1)) / CLEAN);
      return [path, { ...own, method: own.method === 'text' ? 'ocr' : own.method, confidence: own.confidence * least }];
    }),
  );
}

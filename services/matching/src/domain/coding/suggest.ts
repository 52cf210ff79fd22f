import type { CodingShare, CodingSuggestion } from '@smartap/contracts';
import { plain } from '@smartap/runtime';
import { similarity, wordsOf } from '../pairing/score.js';
import type { Codable } from './codable.js';
import { sharesOf } from './spread.js';

/** A line of an earlier invoice of the vendor, as a person coded it. */
export interface PastCoding {
  readonly invoiceId: string;
  readonly number: string | null;
  readonly lineId: string;
  readonly key: string;
  readonly text: string | null;
  readonly parts: readonly CodingShare[];
}

/** From here on two texts are alike. */
const ALIKE_FROM = 0.6;
/** More than this share of the lines must agree. */
const MAJORITY = 0.5;
/** By how much of all lines the most frequent coding must lead the next. */
const MARGIN = 0.2;
const SHOWN = 5;

/**
 * How a line might be coded: as most of the lines that were coded before for the same article, else for like words. Without a clear
 * majority nothing is suggested. A reference that the invoice states is the cost centre: lines of that one are asked, else all, for the account.
 *
 * @param past of the vendor, the newest first
 * @param stated BT-133, else BT-19
 */
export function suggestCoding(line: Codable, past: readonly PastCoding[], stated: string | null): CodingSuggestion | null {
  const { by, lines } = alike(line, past);
  const asked = stated === null ? lines : onReference(lines, stated);
  const groups = [...Map.groupBy(asked, signature).values()].toSorted((a, b) => b.length - a.length);
  const [most = [], next = []] = groups;
  const isClear = most.length > asked.length * MAJORITY && most.length - next.length >= asked.length * MARGIN;
  // A split by amounts is of that one bill: it says nothing of another.
  const parts = isClear ? sharesOf(most[0]?.parts ?? []) : [];
  if (parts.length === 0 || parts.some(({ percent }) => percent === undefined))
    return stated === null ? null : { parts: [], by: null, agreeing: 0, asked: asked.length, confidence: 0, invoices: [], statedReference: stated };
  return {
    parts: [...parts],
    by,
    agreeing: most.length,
    asked: asked.length,
    confidence: (most.length + 1) / (asked.length + 2),
    invoices: most.slice(0, SHOWN).map(({ invoiceId, number, lineId }) => ({ invoiceId, number, lineId })),
    statedReference: stated,
  };
}

function onReference(lines: readonly PastCoding[], stated: string): readonly PastCoding[] {
  const own = lines.filter(({ parts }) => parts.every(({ costCenter }) => costCenter === stated));
  return own.length > 0
    ? own
    : lines.filter(({ parts }) => parts.length === 1).map((line) => ({ ...line, parts: line.parts.map((part) => ({ ...part, costCenter: stated })) }));
}

function alike({ key, text }: Codable, past: readonly PastCoding[]): { readonly by: 'item' | 'text'; readonly lines: readonly PastCoding[] } {
  const same = past.filter((line) => line.key === key);
  if (same.length > 0) return { by: 'item', lines: same };
  const words = wordsOf(text ?? undefined);
  return { by: 'text', lines: past.filter((line) => similarity(words, wordsOf(line.text ?? undefined)) >= ALIKE_FROM) };
}

const signature = ({ parts }: PastCoding): string =>
  sharesOf(parts)
    .map(({ glAccount, costCenter, project, percent }) =>
      JSON.stringify([glAccount, costCenter, project ?? null, percent === undefined ? null : plain(percent)]),
    )
    .toSorted((a, b) => (a < b ? -1 : 1))
    .join();

import type { InvoiceLine } from '@smartap/en16931';
import type { ExtractionOutcome } from '@smartap/extraction/domain';
import { sameAmount, similarity } from './compare.js';
import type { ExpectedLine } from './corpus.js';

const NAME_SIMILARITY = 0.9;

/** The score of the lines of a format. */
export interface LineScore {
  documents: number;
  precision: number;
  recall: number;
  f1: number;
}

function same(expected: string | null, given: string | undefined): boolean {
  if (expected === null || given === undefined) return expected === null && given === undefined;
  return sameAmount(expected, given);
}

function isSameLine(expected: ExpectedLine, given: InvoiceLine): boolean {
  return (
    same(expected.quantity, given.quantity) &&
    same(expected.net, given.net) &&
    same(expected.price, given.price.net) &&
    similarity(expected.name ?? '', given.item.name ?? '') >= NAME_SIMILARITY
  );
}

/** Scores the lines of documents by format. */
export class LineBook {
  /** Documents with a line that is not as expected. */
  readonly misses: { id: string; format: string; expected: number; given: number; right: number }[] = [];
  private readonly tallies = new Map<string, { documents: number; expected: number; given: number; right: number }>();

  add(format: string, id: string, expected: readonly ExpectedLine[], outcome: ExtractionOutcome | undefined): void {
    const given = outcome?.outcome === 'extracted' ? outcome.invoice.lines : [];
    const count = given.length;
    const hits = new Set<number>();
    for (const line of expected) {
      const index = given.findIndex((each, position) => !hits.has(position) && isSameLine(line, each));
      if (index >= 0) hits.add(index);
    }
    const right = hits.size;
    const tally = this.tallies.get(format) ?? { documents: 0, expected: 0, given: 0, right: 0 };
    this.tallies.set(format, {
      documents: tally.documents + 1,
      expected: tally.expected + expected.length,
      given: tally.given + count,
      right: tally.right + right,
    });
    if (right < Math.max(expected.length, count)) this.misses.push({ id, format, expected: expected.length, given: count, right });
  }

  lines(): Record<string, LineScore> {
    const scores: Record<string, LineScore> = {};
    for (const [format, { documents, expected, given, right }] of this.tallies) {
      const precision = given === 0 ? 0 : right / given;
      const recall = expected === 0 ? 0 : right / expected;
      const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
      const [p, r, f] = [precision, recall, f1].map((value) => Math.round(value * 10_000) / 10_000);
      scores[format] = { documents, precision: p ?? 0, recall: r ?? 0, f1: f ?? 0 };
    }
    return scores;
  }
}

import { TELLS_ONLY } from '@smartap/en16931';
import type { Invoice, InvoiceLine } from '@smartap/en16931';
import type { ExtractionOutcome } from '@smartap/extraction/domain';
import { dec, plain } from '@smartap/runtime';
import { sameAmount, similarity } from './compare.js';
import type { ExpectedLine } from './corpus.js';

const NAME_SIMILARITY = 0.9;

/** The score of the lines of a format. */
export interface LineScore {
  documents: number;
  precision: number;
  recall: number;
  f1: number;
  /** Mean of F1 over families. */
  macro: number;
  /** F1 where a value the truth does not state is no error: an XML without prices says nothing of those its page prints. */
  f1Stated: number;
  /** Mean of that over families. */
  macroStated: number;
}

interface Tally {
  documents: number;
  expected: number;
  given: number;
  right: number;
  rightStated: number;
}

function plus(a: Tally | undefined, b: Tally): Tally {
  if (a === undefined) return b;
  return {
    documents: a.documents + b.documents,
    expected: a.expected + b.expected,
    given: a.given + b.given,
    right: a.right + b.right,
    rightStated: a.rightStated + b.rightStated,
  };
}

function measure({ expected, given, right }: Tally): { precision: number; recall: number; f1: number } {
  const precision = given === 0 ? 0 : right / given;
  const recall = expected === 0 ? 0 : right / expected;
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

function same(expected: string | null, given: string | undefined, isStatedOnly: boolean): boolean {
  if (expected === null && isStatedOnly) return true;
  if (expected === null || given === undefined) return expected === null && given === undefined;
  return sameAmount(expected, given);
}

/** Whether a price is the one expected, as it is stated or for one unit: 164.72 for 100 is 1.6472. */
function isSamePrice(expected: string | null, { net, baseQuantity }: InvoiceLine['price'], isStatedOnly: boolean): boolean {
  if (same(expected, net, isStatedOnly)) return true;
  return net !== undefined && baseQuantity !== undefined && !dec(baseQuantity).eq(0) && same(expected, plain(dec(net).div(baseQuantity)), isStatedOnly);
}

function isSameLine(expected: ExpectedLine, given: InvoiceLine, isStatedOnly = false): boolean {
  return (
    same(expected.quantity, given.quantity, isStatedOnly) &&
    same(expected.net, given.net, isStatedOnly) &&
    isSamePrice(expected.price, given.price, isStatedOnly) &&
    similarity(expected.name ?? '', given.item.name ?? '') >= NAME_SIMILARITY
  );
}

/** The lines of a document as the corpus states them: without what they are made of. */
export const ownLines = ({ lines }: Invoice): InvoiceLine[] => lines.filter(({ parentId, subtype }) => parentId === undefined || subtype !== TELLS_ONLY);

/** How many of the expected lines are among those given, each once. */
export function matched(expected: readonly ExpectedLine[], given: readonly InvoiceLine[], isStatedOnly: boolean): number {
  const hits = new Set<number>();
  for (const line of expected) {
    const index = given.findIndex((each, position) => !hits.has(position) && isSameLine(line, each, isStatedOnly));
    if (index >= 0) hits.add(index);
  }
  return hits.size;
}

/** Scores the lines of documents by format. */
export class LineBook {
  /** Documents with a line that is not as expected. */
  readonly misses: { id: string; format: string; expected: number; given: number; right: number }[] = [];
  private readonly tallies = new Map<string, Tally>();
  private readonly families = new Map<string, Map<string, Tally>>();

  add(format: string, id: string, family: string, expected: readonly ExpectedLine[], outcome: ExtractionOutcome | undefined): void {
    const given = outcome?.outcome === 'extracted' ? ownLines(outcome.invoice) : [];
    const count = given.length;
    const right = matched(expected, given, false);
    const own: Tally = { documents: 1, expected: expected.length, given: count, right, rightStated: matched(expected, given, true) };
    this.tallies.set(format, plus(this.tallies.get(format), own));
    const families = this.families.get(format) ?? new Map<string, Tally>();
    this.families.set(format, families.set(family, plus(families.get(family), own)));
    if (right < Math.max(expected.length, count)) this.misses.push({ id, format, expected: expected.length, given: count, right });
  }

  lines(): Record<string, LineScore> {
    const scores: Record<string, LineScore> = {};
    for (const [format, tally] of this.tallies) {
      const families = [...(this.families.get(format)?.values() ?? [])].filter((own) => own.expected + own.given > 0);
      const mean = (rightOf: (own: Tally) => number): number =>
        families.reduce((all, own) => all + measure({ ...own, right: rightOf(own) }).f1, 0) / Math.max(1, families.length);
      const [macro, macroStated] = [mean(({ right }) => right), mean(({ rightStated }) => rightStated)];
      const { precision, recall, f1 } = measure(tally);
      const { f1: f1Stated } = measure({ ...tally, right: tally.rightStated });
      scores[format] = {
        documents: tally.documents,
        precision: rounded(precision),
        recall: rounded(recall),
        f1: rounded(f1),
        macro: rounded(macro),
        f1Stated: rounded(f1Stated),
        macroStated: rounded(macroStated),
      };
    }
    return scores;
  }
}

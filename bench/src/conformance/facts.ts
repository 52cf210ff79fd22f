import { confidenceOfLines, REVIEW_BOUND } from '@smartap/extraction/domain';
import type { ExtractionOutcome } from '@smartap/extraction/domain';
import { CalibrationBook } from './calibration.js';
import { isRight } from './compare.js';
import { FIELDS } from './corpus.js';
import type { CorpusRow, Field } from './corpus.js';
import { givenValue } from './values.js';

/** The score of a field over the documents of a format. */
export interface FieldScore {
  right: number;
  wrong: number;
  missing: number;
  /** Given where the file proves there is none. */
  spurious: number;
  known: number;
  /** Mean over families of the share that is right. */
  macro: number;
  /** Share of the known facts given with a confidence at or above the review bound. */
  coverage: number;
  wrongAboveBound: number;
}

/** Of the facts of a format: how many are known, how many were given above the review bound, and how many of these are wrong. */
export function aboveBound(fields: Readonly<Partial<Record<Field, FieldScore>>>): { known: number; above: number; wrong: number } {
  const scores = Object.values(fields);
  const sum = (of: (score: FieldScore) => number): number => scores.reduce((all, score) => all + of(score), 0);
  return {
    known: sum(({ known }) => known),
    above: Math.round(sum(({ coverage, known }) => coverage * known)),
    wrong: sum(({ wrongAboveBound }) => wrongAboveBound),
  };
}

/** A fact that is not right, for whoever looks for the cause. */
export interface Miss {
  id: string;
  format: string;
  field: Field;
  expected: string;
  given: string | undefined;
  confidence: number;
}

/** Counts the values of a field. */
export class FieldTally {
  readonly score: FieldScore = { right: 0, wrong: 0, missing: 0, spurious: 0, known: 0, macro: 0, coverage: 0, wrongAboveBound: 0 };
  private readonly families = new Map<string, { right: number; known: number }>();
  private covered = 0;
  private squares = 0;
  private given = 0;

  add(family: string, isGiven: boolean, right: boolean, confidence: number): void {
    const { score } = this;
    const known = this.families.get(family) ?? { right: 0, known: 0 };
    this.families.set(family, { right: known.right + (right ? 1 : 0), known: known.known + 1 });
    score.known += 1;
    if (right) score.right += 1;
    else if (isGiven) score.wrong += 1;
    else score.missing += 1;
    if (!isGiven) return;
    this.given += 1;
    this.squares += (confidence - (right ? 1 : 0)) ** 2;
    if (confidence < REVIEW_BOUND) return;
    this.covered += 1;
    if (!right) score.wrongAboveBound += 1;
  }

  finish(): { score: FieldScore; brier: number | undefined } {
    const shares = [...this.families.values()].map((family) => family.right / family.known);
    const { score } = this;
    score.macro = shares.length === 0 ? 0 : rounded(shares.reduce((sum, share) => sum + share, 0) / shares.length);
    score.coverage = score.known === 0 ? 0 : rounded(this.covered / score.known);
    return { score, brier: this.given === 0 ? undefined : rounded(this.squares / this.given) };
  }
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

/** Scores the facts of documents by format and field. */
export class FactBook {
  readonly misses: Miss[] = [];
  readonly calibration = new CalibrationBook();
  private readonly tallies = new Map<string, Map<Field, FieldTally>>();

  /**
   * @param fields the fields scored: for a page those that are printed on it.
   * @param provesAbsence whether a field without an expected value is proven to be absent.
   * @param isPage whether the values were read off a page: these are what confidence is calibrated on.
   */
  add(format: string, row: CorpusRow, outcome: ExtractionOutcome | undefined, fields: readonly Field[], provesAbsence: boolean, isPage = false): void {
    for (const field of fields) {
      const expected = row.expected[field];
      const given = outcome?.outcome === 'extracted' ? givenValue(outcome.invoice, field) : undefined;
      if (expected === null) {
        if (provesAbsence && given?.value !== undefined && field !== 'line_count') this.tally(format, field).score.spurious += 1;
        continue;
      }
      const confidence =
        outcome?.outcome !== 'extracted' || given === undefined
          ? 0
          : field === 'line_count'
            ? confidenceOfLines(outcome.evidence)
            : (outcome.evidence[given.path]?.confidence ?? 0);
      const right = given?.value !== undefined && isRight(field, String(expected), given.value);
      this.tally(format, field).add(row.family, given?.value !== undefined, right, confidence);
      if (isPage && given?.value !== undefined && field !== 'line_count') this.calibration.add(row.family, given.path, confidence, right);
      if (!right) this.misses.push({ id: row.id, format, field, expected: String(expected), given: given?.value, confidence });
    }
  }

  facts(): Record<string, Partial<Record<Field, FieldScore>>> {
    return this.collect((tally) => tally.finish().score);
  }

  brier(): Record<string, Partial<Record<Field, number>>> {
    return this.collect((tally) => tally.finish().brier);
  }

  private collect<T>(of: (tally: FieldTally) => T | undefined): Record<string, Partial<Record<Field, T>>> {
    const collected: Record<string, Partial<Record<Field, T>>> = {};
    for (const [format, tallies] of this.tallies) {
      const fields: Partial<Record<Field, T>> = {};
      for (const field of FIELDS) {
        const tally = tallies.get(field);
        const value = tally === undefined ? undefined : of(tally);
        if (value !== undefined) fields[field] = value;
      }
      collected[format] = fields;
    }
    return collected;
  }

  private tally(format: string, field: Field): FieldTally {
    const tallies = this.tallies.get(format) ?? new Map<Field, FieldTally>();
    this.tallies.set(format, tallies);
    const tally = tallies.get(field) ?? new FieldTally();
    tallies.set(field, tally);
    return tally;
  }
}

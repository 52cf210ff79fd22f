import type { Tolerance } from '../judge/tolerance.js';

/** 1 `from` = `numerator`/`denominator` `to`; with `itemId` for that article alone. */
export interface UnitFactor {
  readonly from: string;
  readonly to: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly itemId?: string | undefined;
}

/** `from` × `rate` = `to`, of a day. */
export interface ExchangeRate {
  readonly from: string;
  readonly to: string;
  readonly rate: string;
  readonly date: string;
  readonly source: string;
}

/** The policy of a tenant by which bills are judged. */
export interface MatchSettings {
  /** Of the document it is from; 0: nothing was set. */
  readonly version: number;
  /** What an exception holds back: the part without ground, or the whole line. */
  readonly disputeScope: 'excess' | 'line';
  /** Whether a bill of an order that is not known waits for it. */
  readonly unknownOrder: 'wait' | 'dispute';
  /** Whether a bill that names no order, and fits none of its seller, passes as one without order. */
  readonly withoutOrder: 'pass' | 'dispute';
  /** Whether what has no order needs a coding; absent: it does not. */
  readonly codingRequired?: true;
  /** Whether goods that were sent count as received until they come; absent: they do not. */
  readonly despatchCounts?: true;
  readonly tolerances: readonly Tolerance[];
  readonly units: readonly UnitFactor[];
}

import type { LineCoding, LineMatch, LineShares, MatchResult } from '@smartap/contracts';
import { minorUnits } from '@smartap/runtime';
import type { Bill } from '../model/bill.js';
import { codableOf, type Codable } from './codable.js';
import { spread } from './spread.js';

/** An invoice without order as it is coded: all of it, and it goes on; else a person is asked for what is missing. A line of 0 needs none. */
export function codedResult(bill: Bill, passed: MatchResult, shares: readonly LineShares[]): MatchResult {
  const byLine = new Map(shares.map(({ lineId, parts }) => [lineId, parts]));
  const places = minorUnits(bill.currency);
  const coding: LineCoding[] = [];
  const missing: LineMatch[] = [];
  for (const line of codableOf(bill)) {
    const booked = spread(byLine.get(line.id) ?? [], line.net, places);
    if (typeof booked === 'string') missing.push(uncoded(line, bill.currency));
    else coding.push({ lineId: line.id, parts: booked });
  }
  if (missing.length === 0) return { ...passed, coding };
  return {
    ...passed,
    class: 'exception',
    verdict: 'CODING_REQUIRED',
    lines: missing,
    payableNow: '0',
    awaiting: passed.payableNow,
    ...(coding.length > 0 ? { coding } : {}),
  };
}

function uncoded({ id, net, text }: Codable, currency: string): LineMatch {
  const what = text === null ? '' : ` (${text.slice(0, 200)})`;
  return {
    lineId: id,
    verdict: 'CODING_REQUIRED',
    orderNumber: null,
    orderLine: null,
    payableNow: '0',
    awaiting: net,
    disputed: '0',
    tolerance: null,
    explanation: `Line ${id}${what} of ${net} ${currency} has no order, and no GL account and cost centre yet.`,
  };
}

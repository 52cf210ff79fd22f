import type { MatchResult } from '@smartap/contracts';
import type { Bill } from '../model/bill.js';
import { billKey } from '../pairing/aliases.js';

/** What is to be coded of a bill: a line, a charge of the whole, or the whole where it has no lines. */
export interface Codable {
  readonly id: string;
  readonly net: string;
  readonly text: string | null;
  /** Under which the same article is found again. */
  readonly key: string;
}

/** All that is to be coded of a bill; it makes its net total. */
export function codableOf(bill: Bill): readonly Codable[] {
  if (bill.lines.length === 0) return [{ id: 'whole', net: bill.netTotal ?? '0', text: null, key: 'whole' }];
  return [
    ...bill.lines.map((line) => ({ id: line.id, net: line.net, text: line.name ?? null, key: billKey(line) })),
    ...bill.charges.map(({ id, kind, amount }) => ({ id, net: amount, text: kind, key: `charge:${kind}` })),
  ];
}

/**
 * What of a bill may be coded after it was matched: all of one without order, else the lines that no order line was found for and those that
 * are coded by now.
 *
 * @param isAsked whether the policy asks for codings
 */
export function codableIn(bill: Bill, { verdict, lines, coding }: MatchResult, isAsked: boolean): readonly Codable[] {
  if (verdict === 'CODING_REQUIRED' || (coding && lines.length === 0)) return codableOf(bill);
  if (!isAsked) return [];
  const loose = new Set(
    lines
      .filter((line) => line.verdict === 'NOT_ORDERED' || line.verdict === 'NO_ORDER' || (line.verdict === 'UNLINKED' && line.candidates !== undefined))
      .map(({ lineId }) => lineId),
  );
  return codableOf(bill).filter(({ id }) => loose.has(id));
}

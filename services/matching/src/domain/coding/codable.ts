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

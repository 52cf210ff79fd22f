import { EVENTS, type AnyBusEvent } from '@smartap/contracts';
import { newId } from '@smartap/runtime';
import { describe, expect, it } from 'vitest';
import { foldItems, lineageOf, type Item } from './batch.js';

const item = (tenantId: string, invoiceId: string, lineage: number[]): Item => {
  const id = newId();
  const event: AnyBusEvent<'invoice.extracted.v1'> = { id, type: 'invoice.extracted.v1', source: '', tenantId, subject: invoiceId, time: '', correlationId: id, causationId: id, data: { ...EVENTS['invoice.extracted.v1'].example, invoiceId, lineage } };
  // The message plays no part in folding.
  return { event, prepared: null, message: undefined as unknown as Item['message'] };
};

describe(foldItems.name, () => {
  const tenant = newId();
  const [a, b] = [newId(), newId()];
  const a1 = item(tenant, a, [1]);
  const a2 = item(tenant, a, [2]);
  const a10 = item(tenant, a, [10]);
  const b1 = item(tenant, b, [1]);

  it('keeps the newest lineage of each aggregate, by number and not by text', () => {
    const { rounds, replaced } = foldItems([a10, a2, b1, a1], 'latest');
    expect(rounds).toEqual([[a10, b1]]);
    expect(replaced).toEqual([a1, a2]);
  });

  it('gives every event of an aggregate a round of its own, oldest first', () => {
    expect(foldItems([a10, b1, a1, a2], 'each')).toEqual({ rounds: [[a1, b1], [a2], [a10]], replaced: [] });
  });

  it('leaves all together when the handler sorts them out', () => {
    expect(foldItems([a2, a1], 'together')).toEqual({ rounds: [[a2, a1]], replaced: [] });
  });

  it('keeps the same id of two tenants apart', () => {
    const foreign = item(newId(), a, [1]);
    expect(foldItems([a1, foreign], 'latest').rounds).toEqual([[a1, foreign]]);
  });

  it('loses and repeats no item', () => {
    for (const fold of ['latest', 'each', 'together'] as const) {
      const { rounds, replaced } = foldItems([a1, a2, a10, b1], fold);
      expect(new Set([...rounds.flat(), ...replaced])).toEqual(new Set([a1, a2, a10, b1]));
      expect([...rounds.flat(), ...replaced]).toHaveLength(4);
    }
  });
});

describe(lineageOf.name, () => {
  it('is empty for an event without one', () => {
    const event = { ...item(newId(), newId(), [1]).event, type: 'vendor.changed.v1', data: EVENTS['vendor.changed.v1'].example } as AnyBusEvent;
    expect(lineageOf(event)).toEqual([]);
  });
});

import type { EventMap } from '@smartap/contracts';
import { newId } from '@smartap/runtime';
import { anEvent, anOrder, aReceipt, type Scene } from '@smartap/testing';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { billing, ordered, received, testedMatching, validated } from './under-test.js';

const service = testedMatching();
let scene: Scene;

beforeEach(() => {
  scene = { tenantId: newId(), service };
});

const act = fc.oneof(
  { weight: 8, arbitrary: fc.record({ does: fc.constant('bill' as const), order: fc.nat(1), quantity: fc.integer({ min: 1, max: 9 }) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('receive' as const), order: fc.nat(1), quantity: fc.integer({ min: 5, max: 20 }) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('return' as const), order: fc.nat(1), quantity: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('reject' as const), order: fc.nat(30), quantity: fc.constant(0) }) },
);
const STEPS = ['begin', 'state', 'outbox', 'commit'] as const;

describe('The ledger under eight matchers of which some are killed', () => {
  it.each([1, 2])('never holds more than came in, and is what was said (seed %i)', async (seed) => {
    const orders = [await ordered(scene, anOrder({ lines: [{ quantity: '1000' }] })), await ordered(scene, anOrder({ lines: [{ quantity: '1000' }] }))];
    for (const order of orders) await received(scene, aReceipt(order.number, '40'));
    const numberOf = (index: number): string => orders[index % orders.length]?.number ?? '';
    const others = await Promise.all(Array.from({ length: 7 }, () => service.startAnother()));
    // Four of them stop dead, each at another step of its next batch.
    const doomed = others.slice(0, 4).map((matcher, i) => ({ matcher, hold: matcher.steps.holdNext(STEPS[i] ?? 'begin', 'matching-main') }));

    const bills: string[] = [];
    const [acts = []] = fc.sample(fc.array(act, { minLength: 90, maxLength: 120 }), { seed, numRuns: 1 });
    for (const { does, order, quantity } of acts) {
      if (does === 'bill') {
        const event = validated(scene, billing(numberOf(order), String(quantity)));
        bills.push(event.subject);
        await service.bus.publish(event);
      } else if (does === 'reject') {
        const invoiceId = bills[order];
        if (invoiceId) await service.bus.publish(anEvent('invoice.rejected.v1').ofTenant(scene.tenantId).with({ invoiceId, lineage: [1, 9, 9, 9] }).build());
      } else {
        const receipt = aReceipt(numberOf(order), does === 'return' ? `-${quantity}` : String(quantity));
        await service.bus.publish(anEvent('receipt.submitted.v1').ofTenant(scene.tenantId).with({ receipt }).build());
      }
    }
    // Who never got a batch to hold is killed all the same.
    await Promise.all(doomed.map(async ({ matcher, hold }) => {
      await Promise.race([hold.reached(), service.settled().catch(() => undefined)]);
      await matcher.kill();
    }));
    await service.current.sweep();
    await service.settled();
    await Promise.all(others.slice(4).map((matcher) => matcher.stop()));

    const balances = await service.database.query<{ order_number: string; came: number; taken: number }>(
      `select r.order_number, r.came::float8 as came, coalesce((select sum(a.quantity) from allocation a where a.tenant_id = $1 and a.order_number = r.order_number), 0)::float8 as taken
       from (select order_number, sum(quantity - rejected) as came from receipt_line where tenant_id = $1 group by 1) r`,
      [scene.tenantId],
    );
    expect(balances).toHaveLength(2);
    for (const { came, taken } of balances) expect(taken).toBeLessThanOrEqual(came);
    const said = await service.database.query<{ invoice_id: string; match: EventMap['invoice.matched.v1']['match']; held: string; ended: boolean }>(
      `select d.invoice_id, d.event -> 'data' -> 'match' as match, coalesce((select sum(amount) from allocation a where a.tenant_id = $1 and a.invoice_id = d.invoice_id), 0)::numeric(19,2)::text as held,
         exists (select 1 from invoice_end e where e.tenant_id = $1 and e.invoice_id = d.invoice_id) as ended
       from decision d where d.tenant_id = $1`,
      [scene.tenantId],
    );
    for (const { match, held, ended } of said) expect(held).toBe(ended ? '0.00' : match.payableNow);
    expect(said.filter(({ match }) => match.verdict === 'MATCHED').length).toBeGreaterThan(5);
    // Whoever waits while goods are there has been forgotten.
    for (const { came, taken, order_number: order } of balances) {
      const waiting = said.filter(({ match, ended }) => !ended && match.class === 'waiting' && match.lines.some((line) => line.orderNumber === order));
      if (waiting.length > 0) expect(taken).toBe(came);
    }
    expect(await service.bus.deadLetters('matching')).toEqual([]);
  });
});

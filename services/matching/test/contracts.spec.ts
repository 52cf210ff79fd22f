import { getOrderBalance, putOrder, type OrderInput } from '@smartap/contracts';
import { newId } from '@smartap/runtime';
import { anEvent, anOrder, type Scene } from '@smartap/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { billing, handled, lastMatch, testedMatching, validated } from './under-test.js';

const service = testedMatching();
let scene: Scene;
const as = () => service.current.as(scene.tenantId);

beforeEach(() => {
  scene = { tenantId: newId(), service };
});

const put = async (order: OrderInput) => {
  const record = await service.current.rpc.ask(putOrder, { order }, as());
  await service.settled();
  return record;
};

/** A contract worth 1,000 with two releases of 8 pieces at 100 each. */
async function released() {
  const agreement = { from: '2020-01-01', to: '2099-12-31', valueLimit: '1000' };
  const contract = await put(anOrder({ basis: 'ordered', agreement }));
  const release = () => put(anOrder({ basis: 'ordered', contract: contract.order.number, lines: [{ quantity: '8' }] }));
  return { contract, first: await release(), second: await release() };
}

const bill = ({ order }: { readonly order: OrderInput }, quantity: string) => validated(scene, billing(order.number, quantity));
const verdictOf = async (invoiceId: string) => (await lastMatch(scene, invoiceId)).match.verdict;

describe('Releases of a contract', () => {
  it('use it up together, and what one gives back the other may have', async () => {
    const { contract, first, second } = await released();
    const { subject: one } = await handled(scene, bill(first, '8'));
    const { subject: two } = await handled(scene, bill(second, '5'));
    expect([await verdictOf(one), await verdictOf(two)]).toEqual(['MATCHED', 'ORDER_TOTAL_OVER']);
    expect(await service.current.rpc.ask(getOrderBalance, { orderId: second.orderId }, as())).toMatchObject({ agreement: { orderNumber: contract.order.number, valueLimit: '1000', releases: expect.arrayContaining([first.order.number, second.order.number]) } });
    await handled(scene, anEvent('invoice.rejected.v1').ofTenant(scene.tenantId).with({ invoiceId: one, lineage: [1, 2_147_483_647] }).build());
    expect(await verdictOf(two)).toBe('MATCHED');
  });

  it('may be billed when the contract is raised', async () => {
    const { contract, first, second } = await released();
    await handled(scene, bill(first, '8'));
    const { subject } = await handled(scene, bill(second, '5'));
    await put({ ...contract.order, agreement: { from: '2020-01-01', to: '2099-12-31', valueLimit: '1300' } });
    expect(await verdictOf(subject)).toBe('MATCHED');
  });

  it('that are billed at the same time never use more than it is worth', async () => {
    const { first, second } = await released();
    await Promise.all([first, second].flatMap((order) => [bill(order, '4'), bill(order, '4')]).map((event) => service.bus.publish(event)));
    await service.settled();
    const [found] = await service.database.query<{ clean: string }>("select coalesce(sum((event -> 'data' -> 'match' ->> 'payableNow')::numeric), 0)::text as clean from decision where tenant_id = $1 and event -> 'data' -> 'match' ->> 'class' = 'clean'", [scene.tenantId]);
    expect(Number(found?.clean)).toBe(800);
  });
});

import { getOperation, type OperationRecord } from '@smartap/contracts';
import { CommandRunner } from '@smartap/messaging';
import { AppError, newId } from '@smartap/runtime';
import { eventually, testedService } from '@smartap/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { OperationRunner } from '../src/index.js';
import { toy, toyService } from './toy.js';

const service = testedService(toyService);
let tenantId: string;

beforeEach(() => {
  tenantId = newId();
  toy.before = () => Promise.resolve();
});

async function begin(steps: number): Promise<string> {
  const operationId = newId();
  const context = service.current.as(tenantId, 'anna');
  await service.current.get(CommandRunner).run({ operationId }, context, async (tx) => {
    await service.current.get(OperationRunner).begin(tx, { tenantId, operationId, kind: 'count', request: { steps }, requestedBy: 'anna', requestedAt: new Date() });
    return { reply: {} };
  });
  return operationId;
}

const ask = (operationId: string, tenant = tenantId): Promise<OperationRecord> => service.current.rpc.ask(getOperation('extraction'), { operationId }, service.current.as(tenant));
const ended = (operationId: string): Promise<OperationRecord> =>
  eventually(async () => {
    const found = await ask(operationId);
    return found.finishedAt === null ? undefined : found;
  }, { what: 'the operation has ended' });
const counted = (operationId: string): Promise<number[]> => service.database.query<{ step: number }>('select step from counted where operation_id = $1 order by step', [operationId]).then((all) => all.map(({ step }) => step));

/** A step that waits until it is let go. */
function held(): { readonly reached: Promise<void>; readonly release: () => void } {
  const [reached, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  toy.before = async () => {
    reached.resolve();
    await gate.promise;
  };
  return { reached: reached.promise, release: gate.resolve };
}

/** kill -9 in mid-step: what the step would still do comes when its sockets are cut. */
async function killIn(hold: { readonly release: () => void }): Promise<void> {
  const killed = service.current.kill();
  await eventually(async () => (await service.database.connections('extraction')) === 0);
  toy.before = () => Promise.resolve();
  hold.release();
  await killed;
  await service.start();
}

describe('An operation', () => {
  it('is done step by step, each with its events and audit line, and ends with its result', async () => {
    const operationId = await begin(3);
    expect(await ended(operationId)).toMatchObject({ kind: 'count', state: 'done', requestedBy: 'anna', done: 3, total: 3, result: { seen: 3 }, error: null });
    expect(await counted(operationId)).toEqual([0, 1, 2]);
    expect(await service.database.count("audit_event where tenant_id = $1 and actor = 'anna'", [tenantId])).toBe(3);
    await eventually(async () => (await service.bus.told(tenantId)).length === 3);
    expect(await service.database.count('operation_queue where operation_id = $1', [operationId])).toBe(0);
  });

  it('says how far it is, to its own tenant only', async () => {
    const hold = held();
    const operationId = await begin(2);
    await hold.reached;
    expect(await ask(operationId)).toMatchObject({ state: 'waiting', done: 0, total: null, result: null, finishedAt: null });
    await expect(ask(operationId, newId())).rejects.toMatchObject({ code: 'OPERATION_NOT_FOUND' });
    hold.release();
    await ended(operationId);
  });

  it('is gone on with by another process after a kill, and no step counts twice', async () => {
    const hold = held();
    const operationId = await begin(3);
    await hold.reached;
    await killIn(hold);
    expect(await ended(operationId)).toMatchObject({ state: 'done', result: { seen: 3 } });
    expect(await counted(operationId)).toEqual([0, 1, 2]);
  });

  it('is done once by two replicas, one of which has lost its lease in mid-step', async () => {
    const hold = held();
    const operationId = await begin(2);
    await hold.reached;
    await service.database.query("update operation_queue set holder = null, until = null where operation_id = $1", [operationId]);
    const other = await service.startAnother();
    toy.before = () => Promise.resolve();
    await ended(operationId);
    hold.release();
    await other.stop();
    await service.current.stop();
    await service.start();
    expect(await counted(operationId)).toEqual([0, 1]);
  });

  it('has its turn while a longer one goes on', async () => {
    const long = await begin(1000);
    const short = await begin(1);
    await ended(short);
    expect((await ask(long)).state).not.toBe('done');
    await service.database.query('delete from operation_queue where operation_id = $1', [long]);
  });

  it('is tried again when a step fails, and ends with its words when it is refused', async () => {
    let failures = 2;
    toy.before = () => (failures-- > 0 ? Promise.reject(new Error('for a moment')) : Promise.resolve());
    expect(await ended(await begin(1))).toMatchObject({ state: 'done' });
    toy.before = () => Promise.reject(new AppError('LAYOUT_NOT_FOUND', 'It is not there any more.'));
    expect(await ended(await begin(1))).toMatchObject({ state: 'failed', error: { code: 'LAYOUT_NOT_FOUND', message: 'It is not there any more.' } });
    toy.before = () => Promise.reject(new Error('a secret of ours'));
    expect(await ended(await begin(1))).toMatchObject({ state: 'failed', error: { code: 'INTERNAL', message: expect.not.stringContaining('secret') as string } });
  });

  it('waits for who is away for as long as it takes', async () => {
    let failures = 8;
    toy.before = () => (failures-- > 0 ? Promise.reject(new AppError('SERVICE_UNAVAILABLE', 'Not now.', { retryable: true })) : Promise.resolve());
    expect(await ended(await begin(1))).toMatchObject({ state: 'done' });
  });

  it('is given up when it kills its process again and again', async () => {
    const hold = held();
    const operationId = await begin(1);
    await hold.reached;
    await service.database.query('update operation_queue set attempts = 5 where operation_id = $1', [operationId]);
    await killIn(hold);
    expect(await ended(operationId)).toMatchObject({ state: 'failed', error: { code: 'GIVEN_UP' } });
  });
});

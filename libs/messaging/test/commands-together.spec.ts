import { EVENTS } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { newId } from '@smartap/runtime';
import { testedService } from '@smartap/testing';
import { describe, expect, it } from 'vitest';
import { CommandRunner, EventFactory, type CommandContext, type Effects, type KnownCommand } from '../dist/index.js';
import { toyService } from './toy/toy.service.js';

const service = testedService(toyService);
const tenantId = newId();

interface Counting extends KnownCommand<{ readonly number: string }> {
  readonly invoiceId: string;
}

const context = (id = newId()): CommandContext => service.current.as(tenantId, 'anna', ['clerk'], id);
const command = (within = context(), number = 'R-1', invoiceId = newId()): Counting => ({ context: within, request: { number }, reply: { number }, invoiceId });

/** Counts each invoice in the toy's table, and tells and notes it. */
async function count(tx: Tx, fresh: readonly Counting[]): Promise<Effects> {
  await tx.query("insert into toy select $1, id, 'together', 1, 0 from unnest($2::uuid[]) as w(id)", [tenantId, fresh.map(({ invoiceId }) => invoiceId)]);
  const events = fresh.map((one) => service.current.get(EventFactory).causedBy(one.context, 'invoice.superseded.v1', { ...EVENTS['invoice.superseded.v1'].example, invoiceId: one.invoiceId }));
  const audit = fresh.map((one) => ({ tenantId, at: new Date(), actor: 'anna', action: 'toy.counted', entity: 'toy', entityId: one.invoiceId, details: {} }));
  return { events, audit };
}

const run = (commands: readonly Counting[], work = count): ReturnType<CommandRunner['runTogether']> => service.current.get(CommandRunner).runTogether(commands, work);
const counted = (invoiceIds: readonly string[]): Promise<number> => service.database.count('toy where invoice_id = any($1)', [invoiceIds]);

describe('Commands of one transaction', () => {
  it('each change state once, tell it, and leave a line in the trail', async () => {
    const commands = [command(), command(), command()];
    expect(await run(commands)).toEqual(commands.map(({ reply }) => ({ status: 'fulfilled', value: reply })));
    expect(await counted(commands.map(({ invoiceId }) => invoiceId))).toBe(3);
    for (const { context: own, invoiceId } of commands) {
      expect((await service.bus.toldBecauseOf(own)).map(({ data }) => data)).toMatchObject([{ invoiceId }]);
      expect(await service.database.count('audit_event where entity_id = $1', [invoiceId])).toBe(1);
    }
  });

  it('have one effect for one id, in a batch, in the next, and in two at once', async () => {
    const own = context();
    const [first, again, later, other] = [command(own, 'R-7'), command(own, 'R-7'), command(own, 'R-7'), command()];
    const replies = (await Promise.all([run([first, other, again]), run([later])])).flat();
    expect(replies.map((reply) => reply.status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'fulfilled']);
    expect(await run([command(own, 'R-7')])).toEqual([{ status: 'fulfilled', value: { number: 'R-7' } }]);
    expect(await counted([first, again, later].map(({ invoiceId }) => invoiceId))).toBe(1);
    expect(await service.bus.toldBecauseOf(own)).toHaveLength(1);
  });

  it('refuse an id that was used for something else, and do the others', async () => {
    const own = context();
    await run([command(own, 'R-1')]);
    const other = command();
    const [refused, done] = await run([command(own, 'R-2'), other]);
    expect(refused).toMatchObject({ status: 'rejected', reason: { code: 'COMMAND_ID_REUSED' } });
    expect(done?.status).toBe('fulfilled');
    expect(await counted([other.invoiceId])).toBe(1);
  });

  it('fail alone: one that the database refuses takes no other down', async () => {
    const taken = newId();
    await run([command(context(), 'R-1', taken)]);
    const [good, bad, fine] = [command(), command(context(), 'R-3', taken), command()];
    const outcomes = await run([good, bad, fine]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await counted([good.invoiceId, fine.invoiceId])).toBe(2);
    expect(await service.database.count('command_reply where command_id = $1', [bad.context.id])).toBe(0);
  });
});

import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '@smartap/runtime';
import { natsLogin, type RunningSystem } from '@smartap/tools';
import { connect, headers, type NatsConnection } from 'nats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectSound, fire, processOf, startUnderFire } from './support/system-under-fire.js';

const INVOICES = 120;
const OF_EACH = 6;
const KILLS_BEFORE_GIVEN_UP = 5;

let system: RunningSystem;
let nats: NatsConnection;

beforeAll(async () => {
  const preload = join(import.meta.dirname, 'support', 'killed-by-a-message.mjs');
  system = await startUnderFire('bad-messages', { serviceEnv: { intake: { NODE_OPTIONS: `--import=${preload}` } } });
  nats = await connect({ ...natsLogin(system.adminUrls.nats), inboxPrefix: '_INBOX.admin' });
});
afterAll(async () => {
  await nats?.close();
  await system?.stop();
});

/** Dead letters of a message, by its id. */
async function lettersOf(id: string): Promise<{ consumer: string; code: string; reason: string; attempts: number }[]> {
  const found = [];
  const { streams } = await nats.jetstreamManager();
  const { state } = await streams.info('DLQ');
  for (let seq = Math.max(1, state.first_seq); seq <= state.last_seq; seq += 1) {
    const { header } = await streams.getMessage('DLQ', { seq });
    const of = (name: string): string => header.get(`smartap-${name}`);
    if (header.get('ce-id') === id) found.push({ consumer: of('for-consumer'), code: of('error-code'), reason: of('error'), attempts: Number(of('attempts')) });
  }
  return found;
}

describe('Bad messages in a running system', () => {
  it.each(['poison', 'version', 'oversize', 'duplicate'] as const)('%s: each ends as a dead letter that says why, or is skipped; the others go through', async (kind) => {
    const result = await fire(system, INVOICES, async ({ pressure, post, journal }) => {
      pressure.hurry(60);
      for (let i = 0; i < OF_EACH; i += 1) {
        journal.note(kind, await post.send(kind), await pressure.inFlight());
        await pause(100);
      }
    });
    expectSound(result, INVOICES);
    if (kind === 'duplicate') expect(result.repeatedMessages).toBeGreaterThan(0);
  });

  it('a message that kills its process is given up after five times, and the others never wait for it', async () => {
    const id = newId();
    const intake = processOf(system, 'intake');
    let kills = 0;
    const result = await fire(system, INVOICES, async ({ pressure, journal }) => {
      const tenantId = newId();
      const own = headers();
      for (const [name, value] of Object.entries({ 'ce-specversion': '1.0', 'ce-id': id, 'ce-type': 'invoice.submitted.v1', 'ce-tenantid': tenantId, 'Nats-Msg-Id': id })) own.set(name, value);
      await nats.jetstream().publish(`smartap.${tenantId}.invoice.submitted.v1`, '{"note":"KILLS-ITS-READER"}', { headers: own });
      pressure.hurry(60);
      // Its turn comes again when the server has waited for the dead process long enough: half a minute each time.
      while ((await lettersOf(id)).every(({ consumer }) => consumer !== 'intake-main')) {
        if (intake.pid === undefined) {
          kills += 1;
          journal.note('kill', 'intake', await pressure.inFlight());
          await intake.restart();
        }
        await pause(100);
      }
    });
    expect(kills).toBe(KILLS_BEFORE_GIVEN_UP);
    const [letter] = (await lettersOf(id)).filter(({ consumer }) => consumer === 'intake-main');
    expect(letter).toMatchObject({ code: 'TOO_MANY_ATTEMPTS', attempts: KILLS_BEFORE_GIVEN_UP, reason: expect.stringContaining('may kill the process') });
    // The other letters of this run are the other readers' of the same message; they read it and found it wrong.
    const { lettersNotMeant } = result;
    expect(lettersNotMeant).toBe((await lettersOf(id)).length);
    expectSound({ ...result, lettersNotMeant: 0 }, INVOICES);
  }, 300_000);
});

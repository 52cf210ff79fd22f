import { readFileSync } from 'node:fs';
import { STREAMS } from '@smartap/contracts';
import { natsLogin } from '@smartap/tools';
import { connect } from 'nats';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WholeSystem } from './support/whole-system.js';

let system: WholeSystem;

beforeAll(async () => {
  system = await WholeSystem.start('lanes');
}, 90_000);
afterAll(() => system?.stop());

/** The subjects that each durable of a stream of events reads. */
async function lanesOfTheBus(): Promise<Record<string, string[]>> {
  const connection = await connect(natsLogin(system.running.adminUrls.nats));
  try {
    const jsm = await connection.jetstreamManager();
    const found: [string, string[]][] = [];
    for (const stream of Object.keys(STREAMS)) {
      for await (const { name, config } of jsm.consumers.list(stream)) found.push([name, (config.filter_subjects ?? [config.filter_subject ?? '']).toSorted()]);
    }
    return Object.fromEntries(found);
  } finally {
    await connection.close();
  }
}

// During an upgrade processes of both versions read the same durables. One that is handed a type it does not know gives it up.
it('reads in each lane what was released for it: a further type comes in a further lane', async () => {
  const released = JSON.parse(readFileSync(new URL('../../libs/messaging/released-lanes.json', import.meta.url), 'utf8')) as Record<string, string[]>;
  expect(await lanesOfTheBus()).toEqual(released);
});

import { natsLogin, type RunningSystem } from '@smartap/tools';
import { connect } from 'nats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectSound, fire, processOf, startUnderFire } from './support/system-under-fire.js';
import { waitFor } from './support/wait-for.js';

const INVOICES = 300;
const LEADERS_LOST = 3;

let system: RunningSystem;

beforeAll(async () => {
  system = await startUnderFire('nats-leader', { natsNodes: 3 });
});
afterAll(() => system?.stop());

/** What the cluster says of a stream: copies, and which node leads it. */
async function streamInfo(name: string): Promise<{ replicas: number; leader: string; current: number }> {
  const nats = await connect({ ...natsLogin(system.adminUrls.nats), inboxPrefix: '_INBOX.admin', timeout: 2000, reconnect: false });
  try {
    const { config, cluster } = await (await nats.jetstreamManager()).streams.info(name);
    return { replicas: config.num_replicas, leader: cluster?.leader ?? '', current: cluster?.replicas?.filter((peer) => peer.current && !peer.offline).length ?? 0 };
  } finally {
    await nats.close();
  }
}

describe('A cluster of three NATS that loses its leader', () => {
  it('has a copy of each stream on every node', async () => {
    for (const name of ['INVOICES', 'TASKS', 'MASTERDATA', 'DLQ', 'REDRIVE']) expect((await streamInfo(name)).replicas, name).toBe(3);
  });

  it('loses nothing and doubles nothing, three times in a row under load', async () => {
    const lost: string[] = [];
    const result = await fire(system, INVOICES, async ({ pressure, journal }) => {
      for (let i = 1; i <= LEADERS_LOST; i += 1) {
        pressure.hurry(60);
        await waitFor('invoices are in flight', async () => (await pressure.inFlight()) >= 20 || pressure.isThrough());
        const { leader } = await streamInfo('INVOICES');
        const node = processOf(system, leader);
        journal.note('kill', leader, await pressure.inFlight());
        await node.kill('SIGKILL');
        lost.push(leader);
        // The two that are left agree on a new one while the old one is away.
        await waitFor('another node leads', async () => ![leader, ''].includes((await streamInfo('INVOICES')).leader));
        await node.restart();
        await waitFor('the node has caught up', async () => (await streamInfo('INVOICES')).current === 2);
        journal.note('ready', leader, await pressure.inFlight());
      }
    });
    expect(lost).toHaveLength(LEADERS_LOST);
    expectSound(result, INVOICES);
  });
});

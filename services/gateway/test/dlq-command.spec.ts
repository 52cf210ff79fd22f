import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { newId } from '@smartap/runtime';
import { anEvent, eventually, type TestBus } from '@smartap/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aToken, gatewayServers, ListeningGateway, type GatewayServers } from './listening-gateway.js';

const CLI = join(import.meta.dirname, '..', '..', '..', 'tools', 'dist', 'cli.js');
const tenantId = newId();
let servers: GatewayServers & { bus: TestBus | undefined };
let sut: ListeningGateway;
let token: string;

beforeAll(async () => {
  servers = await gatewayServers();
  sut = await ListeningGateway.start(servers);
  token = await aToken(newId(), ['operator'], 'olga');
});
afterAll(async () => {
  await sut.stop();
  await servers.close();
});

/** Runs `npm run smartap -- dlq …` as a process. */
function dlq(...args: string[]): Promise<{ code: number; out: string; lastLine: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, SMARTAP_URL: sut.url, SMARTAP_TOKEN: token };
    const child = execFile(process.execPath, [CLI, 'dlq', ...args], { env }, (_error, out, err) => resolve({ code: child.exitCode ?? -1, out, lastLine: err.trim().split('\n').at(-1) ?? '' }));
  });
}

interface Letters {
  readonly letters: readonly { readonly letterId: string }[];
}

async function giveUp(count: number): Promise<string[]> {
  const events = Array.from({ length: count }, () => anEvent('invoice.refused.v1').ofTenant(tenantId).build());
  for (const event of events) await servers.bus?.publish(event, { body: '{"not":"it"}' });
  return eventually(async () => {
    const { letters }: Letters = JSON.parse((await dlq('list', '--json', '--tenant', tenantId)).out);
    return letters.length === count && letters.map(({ letterId }) => letterId);
  }, { withinMs: 60_000 });
}

// Each call starts a process, which takes seconds on a machine that is busy.
const TIMEOUT_MS = 120_000;

describe('smartap dlq', { timeout: TIMEOUT_MS }, () => {
  it('lists, shows, sends back and drops', async () => {
    expect(await dlq('list', '--tenant', newId())).toMatchObject({ code: 0, out: '', lastLine: 'No dead letters.' });
    const [first = '', second = ''] = await giveUp(2);
    const listed = await dlq('list', '--service', 'gateway', '--since', '1h');
    expect(listed.out).toContain(first);
    expect(listed.lastLine).toContain('2 dead letter(s)');
    const shown = await dlq('show', first);
    expect(shown.out).toContain('"not": "it"');
    expect(shown.out).toContain('cannot read "invoice.refused.v1"');
    expect(await dlq('redrive', first)).toMatchObject({ code: 0, lastLine: '1 sent back, 0 not.' });
    expect(await dlq('drop', second, newId(), '--why', 'of no use')).toMatchObject({ code: 1, lastLine: '1 dropped, 1 not.' });
    expect(await dlq('drop', '--all', '--tenant', tenantId, '--why', 'of no use')).toMatchObject({ code: 0, lastLine: '1 dropped, 0 not.' });
    expect(await servers.database.count("audit_event where actor = 'olga' and action = 'deadletter.dropped'")).toBe(2);
  });

  it('says what is missing in place of doing something', async () => {
    expect(await dlq('redrive')).toMatchObject({ code: 1 });
    expect(await dlq('drop', '--all')).toMatchObject({ code: 1 });
    expect((await dlq('list', '--since', 'yesterday')).lastLine).toContain('30m, 2h, 7d');
    token = await aToken(tenantId, ['clerk']);
    expect((await dlq('list')).lastLine).toContain('operator or admin');
  });
});

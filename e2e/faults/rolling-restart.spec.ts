import { setTimeout as pause } from 'node:timers/promises';
import { SERVICES } from '@smartap/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDocument, anOrder, aReceipt, VENDOR } from '../src/support/documents.js';
import { Caller, WholeSystem } from '../src/support/whole-system.js';
import { Balancer } from './support/balancer.js';
import { waitFor } from './support/wait-for.js';

const CLIENTS = 4;
const PAUSE_MS = 50;
// Twelve processes end and start one after the other.
const WITHIN_MS = 420_000;

let system: WholeSystem;
let balancer: Balancer;
let erp: Caller;

beforeAll(async () => {
  // The replicas of a deploy: both have the code that is checked out, and are told apart by the version they say they are.
  system = await WholeSystem.start('rolling', { replicas: 2, autoRestart: false, tracing: false, env: { SMARTAP_VERSION: 'old', SHUTDOWN_DRAIN_SECONDS: '2' } });
  const { processes } = system.running;
  balancer = new Balancer(processes.filter(({ name }) => name.startsWith('gateway')).map(({ port }) => port));
  const url = await balancer.start();
  const tenantId = await system.tenant();
  erp = (await system.caller(tenantId, 'erp', 'integration')).at(url);
  await erp.call('POST', '/api/v1/vendors', VENDOR);
});
afterAll(async () => {
  balancer?.stop();
  await system?.stop();
});

/** What callers saw. */
class Seen {
  readonly failed: string[] = [];
  readonly invoices: string[] = [];
  answered = 0;

  /** Counts the answer; any that is no success is a failure, as is none. */
  async of(what: string, call: () => Promise<{ status: number; body: Record<string, unknown> }>): Promise<Record<string, unknown>> {
    try {
      const { status, body } = await call();
      this.answered += 1;
      if (status >= 300) this.failed.push(`${what}: ${status} ${JSON.stringify(body)}`);
      return body;
    } catch (error) {
      this.failed.push(`${what}: ${String(error instanceof Error ? (error.cause ?? error) : error)}`);
      return {};
    }
  }
}

/** Hands in, lists and reads, again and again. No call is repeated. */
async function client(n: number, seen: Seen, isOver: () => boolean): Promise<void> {
  for (let i = 0; !isOver(); i += 1) {
    // Numbers count as the same when only their signs differ.
    const number = `R${n}N${i}`;
    await seen.of('order', () => erp.call('POST', '/api/v1/orders', anOrder(`PO-${number}`)));
    await seen.of('receipt', () => erp.call('POST', '/api/v1/receipts', aReceipt(`GR-${number}`, `PO-${number}`)));
    const { invoiceId } = await seen.of('upload', () => erp.call('POST', '/api/v1/invoices', aDocument(number, { order: `PO-${number}` }), { 'content-type': 'application/xml' }));
    if (typeof invoiceId === 'string') {
      seen.invoices.push(invoiceId);
      await seen.of('invoice', () => erp.call('GET', `/api/v1/invoices/${invoiceId}`));
    }
    await seen.of('list', () => erp.call('GET', '/api/v1/invoices?limit=5'));
    await pause(PAUSE_MS);
  }
}

describe('A rolling restart of every service under HTTP load', () => {
  it('fails no request, and every invoice that was taken in comes to its end', async () => {
    const seen = new Seen();
    let over = false;
    const clients = Array.from({ length: CLIENTS }, (_, n) => client(n, seen, () => over));
    await waitFor('the load is on', () => seen.answered > 50);
    const versions = new Set<string>();
    for (const service of SERVICES) {
      for (const own of system.running.processes.filter(({ name }) => name === service || name === `${service}-2`)) {
        const { pid } = own;
        await own.restart({ env: { SMARTAP_VERSION: 'new' } });
        expect(own.pid).not.toBe(pid);
        const health: { version?: string } = JSON.parse(await (await fetch(`${own.url}/health`)).text());
        versions.add(health.version ?? 'none');
        if (service === 'gateway') await waitFor('the balancer has it again', () => balancer.has(own.port));
      }
    }
    over = true;
    await Promise.all(clients);
    expect(seen.failed).toEqual([]);
    expect([...versions]).toEqual(['new']);
    expect(seen.invoices.length).toBeGreaterThan(50);
    for (const invoiceId of seen.invoices) expect((await erp.decided(invoiceId)).outcome).toBe('approved');
  }, WITHIN_MS);

  it('takes a gateway out before it closes: not ready first, then served on with Connection: close', async () => {
    const own = system.running.processes.find(({ name }) => name === 'gateway-2');
    if (!own) throw new Error('There is no second gateway.');
    const ended = own.restart();
    await waitFor('it says that it stops', async () => (await fetch(`${own.url}/health/ready`)).status === 503, 5000);
    const answer = await fetch(`${own.url}/docs/openapi.json`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('connection')).toBe('close');
    await answer.body?.cancel();
    await waitFor('the balancer has left it', () => !balancer.has(own.port), 2000);
    await ended;
    expect((await fetch(`${own.url}/health/ready`)).status).toBe(200);
  });
});

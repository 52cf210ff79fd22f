import { setTimeout as pause } from 'node:timers/promises';
import { encodeEvent, type BusEvent } from '@smartap/contracts';
import { toNatsHeaders } from '@smartap/messaging';
import { newId } from '@smartap/runtime';
import { natsLogin, startSystem, toStderr, waitUntil, type RunningSystem } from '@smartap/tools';
import { connect } from 'nats';
import { ORDER_LINES, orderNumber } from '../load/invoices.js';
import { addOrders } from '../load/masterdata.js';
import { prepareTenant } from '../load/preload/seeds.js';
import { percentile } from '../load/read-model.js';
import { openSubmitter } from '../load/submissions.js';
import { round } from '../pipeline/result.js';
import { Verdicts } from './verdicts.js';

export interface RematchOptions {
  readonly invoices: number;
  readonly perSecond: number;
}

/** What `bench -- rematch` prints. */
export interface RematchResult extends RematchOptions {
  /** Invoices that were clean in the end. */
  readonly matched: number;
  /** From the receipt on the bus to the new verdict on the bus. */
  readonly latencyMs: { readonly p50: number; readonly p95: number; readonly p99: number };
}

const PATIENCE_MS = 120_000;

/** Has invoices wait for goods, lets the goods come at a pace, and measures how soon each verdict follows. */
export async function runRematch(options: RematchOptions): Promise<RematchResult> {
  const system = await startSystem({ name: 'bench', ephemeral: true, tracing: false, autoRestart: false, onProgress: toStderr, env: { LOG_LEVEL: 'warn' } });
  try {
    const { tenantId } = await prepareTenant(system);
    const verdicts = await Verdicts.open(system.adminUrls.nats, tenantId);
    try {
      const ids = await letWait(system, tenantId, options.invoices, verdicts);
      const postedAt = await post(system, tenantId, options, ids);
      await waitUntil(() => verdicts.count('clean') >= options.invoices, PATIENCE_MS, 100);
      const sorted = ids
        .flatMap((id, n) => {
          const verdict = verdicts.newest.get(id);
          return verdict?.class === 'clean' ? [verdict.at - (postedAt[n] ?? 0)] : [];
        })
        .toSorted((a, b) => a - b);
      return {
        ...options,
        matched: sorted.length,
        latencyMs: { p50: round(percentile(sorted, 0.5)), p95: round(percentile(sorted, 0.95)), p99: round(percentile(sorted, 0.99)) },
      };
    } finally {
      await verdicts.close();
    }
  } finally {
    await system.stop();
  }
}

/** Orders without receipts, and an invoice for each; gives the invoices by the number of their order. */
async function letWait(system: RunningSystem, tenantId: string, invoices: number, verdicts: Verdicts): Promise<string[]> {
  toStderr(`${invoices} invoices that wait for their goods …`);
  await addOrders(system.databaseUrl, tenantId, invoices, () => false);
  const submitter = await openSubmitter(system.adminUrls.nats, system.storageUrl, tenantId);
  const ids = (await submitter.submitMany(0, invoices)).map(({ invoiceId }) => invoiceId);
  await submitter.close();
  const areWaiting = await waitUntil(() => verdicts.count('waiting') >= invoices, PATIENCE_MS, 200);
  if (!areWaiting) throw new Error(`Only ${verdicts.count('waiting')} of ${invoices} invoices wait for goods; see the logs in ${system.folder}.`);
  return ids;
}

/** One receipt for each order, at a pace; gives when each was put on the bus. */
async function post(system: RunningSystem, tenantId: string, { perSecond }: RematchOptions, ids: readonly string[]): Promise<number[]> {
  toStderr(`Their receipts, ${perSecond} a second …`);
  const nats = await connect({ ...natsLogin(system.adminUrls.nats), maxReconnectAttempts: -1 });
  const js = nats.jetstream();
  const postedAt: number[] = [];
  const pending: Promise<unknown>[] = [];
  const started = performance.now();
  for (const n of ids.keys()) {
    const due = started + (n / perSecond) * 1000;
    if (due > performance.now()) await pause(due - performance.now());
    postedAt[n] = Date.now();
    const { subject, body, headers } = encodeEvent(receiptOf(tenantId, n));
    pending.push(js.publish(subject, Buffer.from(body), { headers: toNatsHeaders(headers) }));
  }
  await Promise.all(pending);
  await nats.close();
  return postedAt;
}

function receiptOf(tenantId: string, n: number): BusEvent<'receipt.submitted.v1'> {
  const id = newId();
  const receiptId = newId();
  const lines = ORDER_LINES.map(({ line, quantity }) => ({ line, orderNumber: orderNumber(n), orderLine: line, quantity }));
  return {
    id,
    type: 'receipt.submitted.v1',
    source: '/bench',
    tenantId,
    subject: receiptId,
    time: new Date().toISOString(),
    correlationId: id,
    causationId: id,
    data: { receiptId, receipt: { number: `GR-LATE-${n}`, receivedOn: '2026-01-20', lines } },
  };
}

import { setTimeout as pause } from 'node:timers/promises';
import { waitUntil } from '@smartap/tools';
import { percentile, type ReadModel } from '../load/read-model.js';
import type { Submitter } from '../load/submissions.js';
import { round, type Latency } from './result.js';

const INVOICES = 40;
const APART_MS = 100;

/** One invoice at a time on a system that has nothing else to do: each is submitted when the one before it is decided. */
export async function idleLatency(readModel: ReadModel, submitter: Submitter, from: number): Promise<Latency & { readonly invoiceIds: readonly string[] }> {
  const invoiceIds: string[] = [];
  for (let n = from; n < from + INVOICES; n += 1) {
    await pause(APART_MS);
    const { invoiceId } = await submitter.submit(n);
    invoiceIds.push(invoiceId);
    if (!(await waitUntil(async () => (await readModel.latenciesMs([invoiceId])).length === 1, 20_000, 10)))
      throw new Error('An invoice that was alone on an idle system was not decided.');
  }
  const sorted = await readModel.latenciesMs(invoiceIds);
  return { p50: round(percentile(sorted, 0.5)), p95: round(percentile(sorted, 0.95)), invoiceIds };
}

/** How many {@link idleLatency} submits. */
export const IDLE_INVOICES = INVOICES;

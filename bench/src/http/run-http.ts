import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startSystem, toStderr, waitUntil, type RunningSystem } from '@smartap/tools';
import { Redis } from 'ioredis';
import { addTenant, callerOf, tokenOf } from '../load/api.js';
import { benchDocument } from '../load/invoices.js';
import { addOrders, addVendor } from '../load/masterdata.js';
import { ProcessMeter, type ProcessUse } from '../load/process-meter.js';
import { profileEnv } from '../load/profile-env.js';
import { ReadModel } from '../load/read-model.js';
import { load, startFloor } from './processes.js';
import type { LoadRequest, LoadResult } from './load.js';

/** What `bench -- http` is asked. */
export interface HttpOptions {
  /** Seconds of each measurement. */
  readonly seconds: number;
  /** Folder for a CPU profile of each service, which slows the run. */
  readonly profile?: string | undefined;
}

/** One route under load. */
export interface RouteResult extends LoadResult {
  readonly name: string;
  readonly connections: number;
  /** CPU time of the gateway per request, in microseconds: what holds on a machine that does other things too. The floor has none here. */
  readonly gatewayCpuMicros: number | null;
}

/** What `bench -- http --json` prints. */
export interface HttpResult {
  readonly routes: readonly RouteResult[];
  /** Cached GET of an invoice against node:http with Redis, at 100 connections. */
  readonly floorRequestsPerSecond: number;
  readonly ratio: number;
  /** Upload against node:http that writes the same bytes. */
  readonly uploadFloorRequestsPerSecond: number;
  readonly uploadRatio: number;
  /** Of all reads of the invoice and the list. */
  readonly cacheHitRate: number;
  readonly bodyBytes: { readonly invoice: number; readonly list: number; readonly upload: number };
  readonly processes: readonly ProcessUse[];
}

const INVOICES = 60;
const FEW = 100;
const MANY = 1000;
const WARM_SECONDS = 2;
const ROUNDS = 3;
const FLOOR_KEY = 'bench:floor';

const round = (value: number): number => Math.round(value * 1000) / 1000;

type Target = Pick<LoadRequest, 'url' | 'method' | 'headers' | 'body'> & { readonly name: string };

/** The gateway under load, and the floor of the same machine before and after it. */
export async function runHttp({ seconds, profile }: HttpOptions): Promise<HttpResult> {
  const system = await startSystem({
    name: 'bench-http',
    ephemeral: true,
    tracing: false,
    autoRestart: false,
    onProgress: toStderr,
    env: { LOG_LEVEL: 'warn', ...profileEnv(profile) },
  });
  try {
    const { tenantId, invoiceId } = await prepare(system);
    const headers = { authorization: `Bearer ${await tokenOf(system, tenantId, 'bench', ['integration', 'clerk'])}` };
    const url = `${system.gatewayUrl}/api/v1/invoices`;
    const document = Buffer.from(benchDocument(INVOICES)).toString('base64');
    const invoice: Target = { name: 'invoice', url: `${url}/${invoiceId}`, method: 'GET', headers };
    const list: Target = { name: 'list', url, method: 'GET', headers };
    const upload: Target = { name: 'upload', url, method: 'POST', headers: { ...headers, 'content-type': 'application/xml' }, body: document };

    const body = await (await fetch(invoice.url, { headers })).text();
    const listBytes = Buffer.byteLength(await (await fetch(url, { headers })).text());
    const floor = await openFloor(system, body);
    const floorGet: Target = { name: 'floor-get', url: floor.url, method: 'GET', headers: {} };
    const floorPost: Target = { name: 'floor-upload', url: floor.url, method: 'POST', headers: { 'content-type': 'application/xml' }, body: document };
    const routes: RouteResult[] = [];
    const measure = async (target: Target, connections: number): Promise<RouteResult> => {
      const { name, ...request } = target;
      await load({ ...request, connections, seconds: WARM_SECONDS });
      const meter = new ProcessMeter(system);
      const measured = await load({ ...request, connections, seconds });
      const cpu = meter.stop().find((use) => use.name === 'gateway')?.cpuSeconds ?? 0;
      const answers = Object.values(measured.statuses).reduce((sum, count) => sum + count, 0);
      const gatewayCpuMicros = name.startsWith('floor') || answers === 0 ? null : Math.round((cpu * 1e6) / answers);
      const result = { name, connections, ...measured, gatewayCpuMicros };
      toStderr(
        `${name}, ${connections} connections: ${result.requestsPerSecond}/s, p95 ${result.ms.p95} ms, errors ${result.errors}${gatewayCpuMicros === null ? '' : `, ${gatewayCpuMicros} µs of CPU each`}`,
      );
      routes.push(result);
      return result;
    };
    try {
      const before = await cacheStats(system);
      const meter = new ProcessMeter(system);
      const get = await compare(
        () => measure(floorGet, FEW),
        () => measure(invoice, FEW),
      );
      await measure(list, FEW);
      await measure(invoice, MANY);
      await measure(list, MANY);
      const after = await cacheStats(system);
      // What becomes of the uploads is the pipeline's figure, and would take the machine away from this one.
      await system.processes.find(({ name }) => name === 'intake')?.kill('SIGTERM');
      const put = await compare(
        () => measure(floorPost, FEW),
        () => measure(upload, FEW),
      );
      await measure(upload, MANY);
      return {
        routes,
        floorRequestsPerSecond: round(get.floor),
        ratio: round(get.ratio),
        uploadFloorRequestsPerSecond: round(put.floor),
        uploadRatio: round(put.ratio),
        cacheHitRate: round((after.hits - before.hits) / Math.max(1, after.hits + after.misses - before.hits - before.misses)),
        bodyBytes: { invoice: Buffer.byteLength(body), list: listBytes, upload: Buffer.from(document, 'base64').byteLength },
        processes: meter.stop(),
      };
    } finally {
      floor.stop();
    }
  } finally {
    await system.stop();
  }
}

/** A tenant with decided invoices; the last of them is the one that is read. */
async function prepare(system: RunningSystem): Promise<{ tenantId: string; invoiceId: string }> {
  const tenantId = await addTenant(system);
  const call = await callerOf(system, tenantId, 'bench', ['integration', 'clerk']);
  await addVendor(call);
  await addOrders(system.databaseUrl, tenantId, INVOICES + 1);
  let invoiceId = '';
  for (let n = 0; n < INVOICES; n += 1) {
    const { status, body } = await call('POST', '/api/v1/invoices', benchDocument(n), { 'content-type': 'application/xml' });
    if (status !== 202) throw new Error(`An upload was answered ${status}: ${JSON.stringify(body)}`);
    invoiceId = String(body['invoiceId']);
  }
  const readModel = await ReadModel.open(system.databaseUrl, tenantId);
  try {
    if ((await readModel.waitFor(INVOICES, () => undefined)) === undefined)
      throw new Error(`Not all invoices were decided: ${JSON.stringify(await readModel.outcomes())}`);
  } finally {
    await readModel.close();
  }
  const complete = await waitUntil(async () => (await call('GET', `/api/v1/invoices/${invoiceId}`)).body['outcome'] === 'approved', 10_000, 200);
  if (!complete) throw new Error(`The invoice ${invoiceId} that is to be read was not approved.`);
  return { tenantId, invoiceId };
}

/** Floor and gateway in turns, so that what else the machine does meets both; each round stands among the routes. */
async function compare(floor: () => Promise<RouteResult>, own: () => Promise<RouteResult>): Promise<{ floor: number; ratio: number }> {
  const rates = { floor: 0, own: 0 };
  for (let i = 0; i < ROUNDS; i += 1) {
    rates.floor += (await floor()).requestsPerSecond / ROUNDS;
    rates.own += (await own()).requestsPerSecond / ROUNDS;
  }
  return { floor: rates.floor, ratio: rates.own / rates.floor };
}

async function openFloor(system: RunningSystem, body: string): Promise<{ url: string; stop(): void }> {
  const redis = new Redis(system.adminUrls.redis);
  await redis.set(FLOOR_KEY, body);
  redis.disconnect();
  const folder = join(system.folder, 'floor');
  mkdirSync(folder, { recursive: true });
  return startFloor(system.adminUrls.redis, FLOOR_KEY, folder);
}

async function cacheStats(system: RunningSystem): Promise<{ hits: number; misses: number }> {
  return (await fetch(`${system.gatewayUrl}/cache-stats`)).json() as Promise<{ hits: number; misses: number }>;
}

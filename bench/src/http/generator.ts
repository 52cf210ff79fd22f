// The load generator, in a process of its own: reads a LoadRequest from its first argument, prints a LoadResult.
import autocannon from 'autocannon';
import { percentile } from '../load/read-model.js';
import type { LoadRequest, LoadResult } from './load.js';

const TIMEOUT_SECONDS = 30;

const request: LoadRequest = JSON.parse(process.argv[2] ?? '');
const times: number[] = [];
const statuses: Record<string, number> = {};
const { url, method, headers, body, connections, seconds } = request;
const options = {
  url,
  method,
  headers: { ...headers },
  connections,
  duration: seconds,
  timeout: TIMEOUT_SECONDS,
  ...(body === undefined ? {} : { body: Buffer.from(body, 'base64') }),
};
const { duration, errors, non2xx } = await new Promise<autocannon.Result>((resolve, reject) => {
  const run = autocannon(options, (error: unknown, result) => (error ? reject(error) : resolve(result)));
  run.on('response', (_client, status, _bytes, ms) => {
    times.push(ms);
    statuses[status] = (statuses[status] ?? 0) + 1;
  });
});
const sorted = Float64Array.from(times).toSorted();
const round = (value: number): number => Math.round(value * 100) / 100;
const at = (share: number): number => round(percentile(Array.from(sorted), share));
const result: LoadResult = {
  requestsPerSecond: round(times.length / duration),
  ms: { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: round(sorted.at(-1) ?? 0) },
  errors: errors + non2xx,
  statuses,
};
process.stdout.write(JSON.stringify(result));

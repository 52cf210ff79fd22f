import { connect } from 'nats';
import { isRunning, memoryMb } from '../processes/pid.js';
import type { ProcessRecord, RunState } from '../processes/state-file.js';
import { natsLogin } from '../servers/nats-login.js';
import { natsAnswers, postgresAnswers, redisAnswers } from '../servers/ready.js';

/** One line of `npm run status`. */
export interface ProcessStatus {
  name: string;
  pid: number | null;
  port: number;
  /** ok, degraded, failing, stopping, silent (no answer), stopped. */
  health: string;
  /** Messages its consumers have not handled yet; null for servers, and for further replicas, which share them. */
  lag: number | null;
  memoryMb: number | null;
}

/** One run and its processes. */
export interface RunStatus {
  name: string;
  /** False when its launcher is gone: leftovers of a run that was killed. */
  launcherRuns: boolean;
  ready: boolean;
  gatewayUrl: string | null;
  processes: ProcessStatus[];
}

/** Messages waiting or in hand, by consumer name; empty when the bus does not answer. */
async function consumerLags(url: string): Promise<Map<string, number>> {
  const lags = new Map<string, number>();
  const connection = await connect({ ...natsLogin(url), timeout: 2000, reconnect: false });
  try {
    const manager = await connection.jetstreamManager();
    for await (const stream of manager.streams.list()) {
      for await (const consumer of manager.consumers.list(stream.config.name)) {
        lags.set(`${stream.config.name}/${consumer.name}`, consumer.num_pending + consumer.num_ack_pending);
      }
    }
    return lags;
  } finally {
    await connection.close();
  }
}

/** Sum of the lags of a service's consumers, which are named `<service>-<lane>`. */
export function lagOf(service: string, lags: ReadonlyMap<string, number>): number {
  return [...lags].filter(([name]) => name.split('/')[1]?.startsWith(`${service}-`)).reduce((sum, [, lag]) => sum + lag, 0);
}

async function serviceHealth(port: number): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(2000) });
  const body: { status?: string } = JSON.parse(await response.text());
  return body.status ?? (response.ok ? 'ok' : 'failing');
}

async function healthOf({ kind, name, port }: ProcessRecord, urls: RunState['urls']): Promise<string> {
  try {
    if (kind === 'service') return await serviceHealth(port);
    const answers = name === 'nats' ? natsAnswers(urls.nats) : name === 'postgres' ? postgresAnswers(urls.database) : redisAnswers(port);
    return (await answers) ? 'ok' : 'silent';
  } catch {
    return 'silent';
  }
}

/** What runs of a run, asked from the processes themselves. */
export async function statusOf(state: RunState): Promise<RunStatus> {
  const lags = await consumerLags(state.urls.nats).catch(() => undefined);
  const processes = await Promise.all(
    state.processes.map(async (record) => {
      const runs = record.id !== null && isRunning(record.id);
      const pid = runs ? (record.id?.pid ?? null) : null;
      return {
        name: record.name,
        pid,
        port: record.port,
        health: runs ? await healthOf(record, state.urls) : 'stopped',
        lag: record.kind === 'service' && lags && !/-\d+$/.test(record.name) ? lagOf(record.name, lags) : null,
        memoryMb: pid === null ? null : (memoryMb(pid) ?? null),
      };
    }),
  );
  return { name: state.name, launcherRuns: isRunning(state.launcher), ready: state.ready, gatewayUrl: state.gatewayUrl, processes };
}

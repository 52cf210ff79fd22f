import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ManagedProcess } from '../processes/managed-process.js';
import { freePort } from '../processes/ports.js';
import { renderNatsConfig, type NatsAccount, type NatsConfig, type NatsUser } from './nats-config.js';
import { natsAnswers } from './ready.js';
import type { ServerContext } from './server-context.js';
import type { ServerBinary } from './server-kind.js';

/** A started NATS: the URL of any of its users, and its program for tests that start servers of their own. */
export interface StartedNats {
  /** One URL, or those of all nodes separated by commas. */
  urlOf: (user: string, password: string) => string;
  adminUrl: string;
  program: string;
}

interface Node {
  name: string;
  port: number;
  cluster: NatsConfig['cluster'];
}

/** The first node is named as a lone server. In a cluster each knows the ports of all. */
async function planNodes(count: number): Promise<Node[]> {
  const ports: number[] = [];
  const routes: number[] = [];
  for (let i = 0; i < count; i += 1) {
    ports.push(await freePort());
    if (count > 1) routes.push(await freePort());
  }
  return ports.map((port, i) => {
    const name = i === 0 ? 'nats' : `nats-${i + 1}`;
    const route = routes[i];
    return { name, port, cluster: route === undefined ? undefined : { serverName: name, port: route, routes } };
  });
}

function nodeProcess(
  context: ServerContext,
  binary: ServerBinary,
  { name, port, cluster }: Node,
  login: { users: readonly NatsUser[]; accounts: readonly NatsAccount[] },
  url: string,
): ManagedProcess {
  const storeDir = join(context.folder, name);
  const config = join(context.folder, `${name}.conf`);
  mkdirSync(storeDir, { recursive: true });
  writeFileSync(config, renderNatsConfig({ port, storeDir, ...login, ...(cluster ? { cluster } : {}) }), { mode: 0o600 });
  return new ManagedProcess(
    {
      name,
      command: binary.path,
      args: ['-c', config],
      cwd: context.folder,
      env: process.env,
      port,
      logFile: join(context.folder, 'logs', `${name}.log`),
      isReady: () => natsAnswers(url),
      readyWithinMs: 30_000,
      graceMs: 10_000,
      autoRestart: context.autoRestart,
    },
    context.onProgress,
    context.onChange,
  );
}

/**
 * Starts NATS with JetStream on a free loopback port, or a cluster of several nodes. The first of the users (or of the first
 * account's) is used to ask whether it is ready.
 */
export async function startNats(
  context: ServerContext,
  binary: ServerBinary,
  users: readonly NatsUser[],
  accounts: readonly NatsAccount[] = [],
  nodeCount = 1,
): Promise<StartedNats> {
  const first = users[0] ?? accounts[0]?.users[0];
  if (!first) throw new Error('NATS needs at least one user.');
  const nodes = await planNodes(nodeCount);
  const urlAt = (port: number, user: string, password: string): string =>
    `nats://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${port}`;
  const urlOf = (user: string, password: string): string => nodes.map(({ port }) => urlAt(port, user, password)).join();
  const processes = nodes.map((node) => nodeProcess(context, binary, node, { users, accounts }, urlAt(node.port, first.user, first.password)));
  for (const managed of processes) context.register(managed);
  // A cluster answers only when most of it is there: all are started at once.
  const starts = processes.map((managed) => managed.start());
  await Promise.all(starts);
  return { urlOf, adminUrl: urlOf(first.user, first.password), program: binary.path };
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ManagedProcess } from '../processes/managed-process.js';
import { freePort } from '../processes/ports.js';
import { renderNatsConfig, type NatsAccount, type NatsUser } from './nats-config.js';
import { natsAnswers } from './ready.js';
import type { ServerContext } from './server-context.js';
import type { ServerBinary } from './server-kind.js';

/** A started NATS: the URL of any of its users, and its program for tests that start servers of their own. */
export interface StartedNats {
  urlOf: (user: string, password: string) => string;
  adminUrl: string;
  program: string;
}

/** Starts NATS with JetStream on a free loopback port. The first of the users (or of the first account's) is used to ask whether it is ready. */
export async function startNats(context: ServerContext, binary: ServerBinary, users: readonly NatsUser[], accounts: readonly NatsAccount[] = []): Promise<StartedNats> {
  const port = await freePort();
  const storeDir = join(context.folder, 'nats');
  const config = join(context.folder, 'nats.conf');
  mkdirSync(storeDir, { recursive: true });
  writeFileSync(config, renderNatsConfig({ port, storeDir, users, accounts }), { mode: 0o600 });
  const urlOf = (user: string, password: string): string => `nats://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${port}`;
  const first = users[0] ?? accounts[0]?.users[0];
  if (!first) throw new Error('NATS needs at least one user.');
  const adminUrl = urlOf(first.user, first.password);
  const managed = new ManagedProcess(
    {
      name: 'nats',
      command: binary.path,
      args: ['-c', config],
      cwd: context.folder,
      env: process.env,
      port,
      logFile: join(context.folder, 'logs', 'nats.log'),
      isReady: () => natsAnswers(adminUrl),
      readyWithinMs: 30_000,
      graceMs: 10_000,
      autoRestart: context.autoRestart,
    },
    context.onProgress,
    context.onChange,
  );
  context.register(managed);
  await managed.start();
  return { urlOf, adminUrl, program: binary.path };
}

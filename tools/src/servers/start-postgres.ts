import { chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManagedProcess } from '../processes/managed-process.js';
import { freePort } from '../processes/ports.js';
import { step } from '../progress.js';
import { initPostgres } from './init-postgres.js';
import { postgresAnswers } from './ready.js';
import type { ServerContext } from './server-context.js';
import type { ServerBinary } from './server-kind.js';
import { canReach, openFolder, postgresOwner, reachableBinary, type Owner } from './unprivileged.js';

/** The folders Postgres needs beside the run's own. */
export interface PostgresFolders {
  socketFolder: string;
  /** Its data, where the run's folder is closed to the user it runs as. */
  outsideFolder: string | undefined;
}

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  // Eight for each process of six services, four replicas of each, and tools.
  max_connections: '400',
  shared_buffers: '256MB',
  // Durability is never traded for speed: what a service has committed survives a crash.
  fsync: 'on',
  max_wal_size: '2GB',
  log_min_messages: 'warning',
};

/** Where its data lives: in the run's folder, or in a folder every user can reach where the run's is closed to the user. */
function dataParent(context: ServerContext, owner: Owner | undefined): { parent: string; outsideFolder: string | undefined } {
  if (!owner || canReach(context.folder, owner)) return { parent: context.folder, outsideFolder: undefined };
  const outside = `data-${context.name}`;
  const note = join(context.folder, 'postgres-outside');
  // Without the note the run's folder is a new one, and with it the passwords: what lies outside belongs to an earlier one.
  if (!existsSync(note)) rmSync(openFolder(outside), { recursive: true, force: true });
  const parent = openFolder(outside);
  writeFileSync(note, parent);
  return { parent, outsideFolder: parent };
}

/** Starts Postgres on a free loopback port and a socket in a short path; as an ordinary user when we are root. Gives the administrator's URL. */
export async function startPostgres(context: ServerContext, found: ServerBinary, onFolders: (folders: PostgresFolders) => void): Promise<string> {
  const owner = postgresOwner();
  const binary = reachableBinary(found, owner);
  const { parent, outsideFolder } = dataParent(context, owner);
  const password = context.secrets.get('postgres');
  const dataDir = await step('Making the database', context.onProgress, () => initPostgres(binary, parent, password, owner));
  // A socket's path has at most 107 bytes, so it cannot be in the run's folder.
  const socketFolder = mkdtempSync(join(tmpdir().length < 60 ? tmpdir() : '/tmp', 'smartap-'));
  if (owner) chownSync(socketFolder, owner.uid, owner.gid);
  onFolders({ socketFolder, outsideFolder });
  const port = await freePort();
  const adminUrl = `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
  const settings = Object.entries({ ...SETTINGS, unix_socket_directories: socketFolder }).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const managed = new ManagedProcess(
    {
      name: 'postgres',
      command: binary.path,
      args: ['-D', dataDir, '-p', String(port), ...settings],
      cwd: parent,
      env: process.env,
      ...(owner ? { owner } : {}),
      port,
      logFile: join(context.folder, 'logs', 'postgres.log'),
      isReady: () => postgresAnswers(adminUrl),
      readyWithinMs: 60_000,
      graceMs: 15_000,
      stopSignal: 'SIGINT',
      autoRestart: context.autoRestart,
    },
    context.onProgress,
    context.onChange,
  );
  context.register(managed);
  await managed.start();
  return adminUrl;
}

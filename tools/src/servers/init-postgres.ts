import { spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from '../launch.error.js';
import type { ServerBinary } from './server-kind.js';
import type { Owner } from './unprivileged.js';

/** Sorting and case by code points, the same on every system; from 17 on Postgres brings it itself. */
function localeArgs(major: number): string[] {
  if (major >= 17) return ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  return process.platform === 'linux' ? ['--locale=C.UTF-8'] : ['--locale=C'];
}

function run(command: string, args: readonly string[], cwd: string, owner: Owner | undefined): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...owner, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output: Buffer.concat(chunks).toString('utf8') }));
  });
}

/** True when the folder holds a cluster this program can run. */
function isUsable(dataDir: string, major: number): boolean {
  const file = join(dataDir, 'PG_VERSION');
  return existsSync(file) && existsSync(join(dataDir, 'smartap-ready')) && Number(readFileSync(file, 'utf8')) === major;
}

/** Makes the data folder, once for each major version, with the password of the superuser `postgres`. */
export async function initPostgres(binary: ServerBinary, parent: string, password: string, owner: Owner | undefined): Promise<string> {
  const major = binary.version[0];
  const dataDir = join(parent, `postgres-${major}`);
  if (isUsable(dataDir, major)) return dataDir;
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true });
  chmodSync(dataDir, 0o700);
  const passwordFile = join(parent, 'postgres-password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (owner) for (const path of [dataDir, passwordFile]) chownSync(path, owner.uid, owner.gid);
  try {
    const args = ['-D', dataDir, '-U', 'postgres', '--encoding=UTF8', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--no-sync', ...localeArgs(major)];
    const { code, output } = await run(binary.initdb ?? 'initdb', args, parent, owner);
    if (code !== 0) throw new LaunchError(`initdb of ${binary.path} failed:\n${output.trim()}`, 'Set DATABASE_ADMIN_URL to use a server of yours.');
  } finally {
    rmSync(passwordFile, { force: true });
  }
  writeFileSync(join(dataDir, 'smartap-ready'), '');
  return dataDir;
}

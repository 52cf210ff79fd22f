import { createHash } from 'node:crypto';
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LaunchError } from '../launch.error.js';
import { ROOT } from '../root.js';
import type { ServerBinary } from './server-kind.js';

/** A user and its group, by number. */
export interface Owner {
  uid: number;
  gid: number;
}

/** Users that Postgres may run as when we are root, best first. */
const CANDIDATES = ['postgres', 'nobody'];

/** The first candidate that the text of /etc/passwd knows. */
export function ownerFromPasswd(passwd: string): Owner | undefined {
  const lines = passwd.split('\n').map((line) => line.split(':'));
  for (const name of CANDIDATES) {
    const fields = lines.find(([user]) => user === name);
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  return undefined;
}

/** Whom Postgres runs as: us, or an ordinary user when we are root, which Postgres refuses to run as. */
export function postgresOwner(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = ownerFromPasswd(readFileSync('/etc/passwd', 'utf8'));
  if (!owner) throw new LaunchError('Postgres does not run as root, and there is no user postgres or nobody to run it as.', 'useradd --system postgres');
  return owner;
}

/** True when the user may pass through every folder down to the path. */
export function canReach(path: string, owner: Owner): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(folder)) {
      const { mode, uid, gid } = statSync(folder);
      const bit = uid === owner.uid ? 0o100 : gid === owner.gid ? 0o010 : 0o001;
      if ((mode & bit) === 0) return false;
    }
    if (folder === dirname(folder)) return true;
  }
}

/** A folder for this checkout that every user can reach, where the checkout itself is closed to others (under /root, or a 0700 home). */
export function openFolder(name: string): string {
  const folder = join('/var/tmp', `smartap-${createHash('sha256').update(ROOT).digest('hex').slice(0, 10)}-${name}`);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  if (lstatSync(folder).uid !== process.getuid?.()) throw new LaunchError(`${folder} belongs to somebody else.`, 'Remove it and run the command again.');
  return folder;
}

/** The program as the user can start it: copied out, once, where its folder is closed to others. */
export function reachableBinary(binary: ServerBinary, owner: Owner | undefined): ServerBinary {
  if (!owner || !binary.initdb || canReach(binary.path, owner)) return binary;
  const native = dirname(dirname(binary.path));
  const copy = join(openFolder('programs'), `postgres-${binary.version.join('.')}`);
  if (!existsSync(copy)) {
    const partial = `${copy}.${process.pid}`;
    cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
    renameSync(partial, copy);
  }
  return { ...binary, path: join(copy, 'bin', 'postgres'), initdb: join(copy, 'bin', 'initdb') };
}

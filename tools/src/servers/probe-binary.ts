import { execFile } from 'node:child_process';
import { access, constants, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { SERVERS, type ServerBinary, type ServerKind } from './server-kind.js';
import { formatVersion, isAtLeast, parseVersion, type Version } from './version.js';

const run = promisify(execFile);

/** A program that was looked at: usable, or refused for a reason; undefined when there is no such file. */
export type Probe = { binary: ServerBinary } | { refused: string } | undefined;

async function isProgram(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function versionOf(path: string): Promise<Version | undefined> {
  return run(path, ['--version'], { timeout: 10_000 }).then(
    ({ stdout, stderr }) => parseVersion(stdout || stderr),
    () => undefined,
  );
}

/** Looks at one program. Postgres counts only with a working initdb of the same version beside it (wrappers on PATH have none). */
export async function probeBinary(kind: ServerKind, path: string, source: string): Promise<Probe> {
  if (!(await isProgram(path))) return undefined;
  const { least, tooOld } = SERVERS[kind];
  const version = await versionOf(path);
  if (!version) return { refused: `${path} does not say its version` };
  if (!isAtLeast(version, least)) {
    return { refused: `${path} is ${formatVersion(version)}, ${formatVersion(least)} or newer is needed: ${tooOld}` };
  }
  if (kind !== 'postgres') return { binary: { kind, path, version, source } };
  const real = await realpath(path);
  const initdb = join(dirname(real), 'initdb');
  const initdbVersion = (await isProgram(initdb)) ? await versionOf(initdb) : undefined;
  if (initdbVersion?.[0] !== version[0]) return { refused: `${path} has no working initdb beside it` };
  return { binary: { kind, path: real, version, source, initdb } };
}

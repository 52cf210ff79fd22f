import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '@smartap/tools';
import { ensureBase } from './base-image.js';
import { DOCKERFILE, imageOf, WRITABLE, type Container, type ImageEngine, type RunPlan } from './image-engine.js';
import { mustRun, runCommand } from './run-command.js';

const STORE = join(ROOT, '.tools', 'images');
const ENV = { STORAGE_DRIVER: 'vfs', BUILDAH_ISOLATION: 'chroot' };
const buildah = (args: readonly string[]): string[] => ['--root', join(STORE, 'root'), '--runroot', join(STORE, 'run'), ...args];
const must = (...args: string[]): Promise<string> => mustRun('buildah', buildah(args), ENV);

interface Inspected {
  Docker: { config: { User: string; Cmd: string[]; Healthcheck?: { Test: string[] } } };
}

/**
 * Builds with Buildah's chroot isolation, which needs no daemon and no registry. It enforces neither a read-only root nor the health check:
 * the check's command is run by us, and what was written is looked for.
 */
export class Buildah implements ImageEngine {
  readonly name = 'buildah';

  async build(service: string): Promise<void> {
    await ensureBase(must);
    await must('bud', '--pull-never', '--format', 'docker', '--layers', '--build-arg', `SERVICE=${service}`, ...DOCKERFILE, '-t', imageOf(service), ROOT);
  }

  async sizeMb(service: string): Promise<number> {
    const bytes = await must('images', '--format', '{{.Size}}', imageOf(service));
    return Number(/[\d.]+/.exec(bytes)?.[0] ?? 0) * (bytes.includes('GB') ? 1000 : 1);
  }

  async config(service: string): Promise<{ user: string; command: string[]; health: string[] }> {
    const { Docker }: Inspected = JSON.parse(await must('inspect', '--type', 'image', imageOf(service)));
    return { user: Docker.config.User, command: Docker.config.Cmd, health: Docker.config.Healthcheck?.Test ?? [] };
  }

  async run(service: string, { env, command }: RunPlan): Promise<Container> {
    const id = await must('from', '--pull-never', imageOf(service));
    const root = await must('mount', id);
    const { command: own, health } = await this.config(service);
    const marker = join(root, 'tmp', '.started');
    writeFileSync(marker, '');
    const variables = Object.entries(env).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
    const child = spawn('buildah', buildah(['run', '--network', 'host', ...variables, id, '--', ...(command ?? own)]), {
      env: { ...process.env, ...ENV },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const ended = new Promise<number>((resolve) =>
      child.once('close', (code, signal) => resolve(endedBy(output, code ?? 128 + constants.signals[signal ?? 'SIGKILL']))),
    );
    return {
      output: () => Promise.resolve(output),
      health: async () => (await runCommand('buildah', buildah(['run', '--network', 'host', ...variables, id, '--', ...health.slice(1)]), ENV)).code,
      stop: () => {
        signalService(child, 'SIGTERM');
        return ended;
      },
      writtenFiles: async () => {
        const kept = [...WRITABLE, '/proc', '/sys', '/dev', '/run', '/etc/hosts', '/etc/resolv.conf', '/etc/hostname'].flatMap((path) => [
          '-path',
          `${root}${path}`,
          '-prune',
          '-o',
        ]);
        const found = await mustRun('find', [root, ...kept, '-type', 'f', '-newer', marker, '-print']);
        return found
          .split('\n')
          .filter(Boolean)
          .map((file) => file.slice(root.length));
      },
      remove: async () => {
        signalService(child, 'SIGKILL');
        if (child.exitCode === null && child.signalCode === null) await ended;
        await must('rm', id);
      },
    };
  }
}

/** Buildah ends with 1 whatever ended the service, and says in words when a signal did. */
function endedBy(output: string, code: number): number {
  return code === 1 && output.includes('subprocess exited on terminated') ? 128 + constants.signals.SIGTERM : code;
}

function signalService(child: ChildProcess, signal: NodeJS.Signals): void {
  const node = nodeBelow(child);
  try {
    if (node !== undefined) process.kill(node, signal);
  } catch {
    // It has ended by itself.
  }
}

/** The service's process: the one called node among what a process has started. */
function nodeBelow({ pid }: ChildProcess): number | undefined {
  const parents = new Map<number, { parent: number; name: string }>();
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const [, name = '', parent = '0'] = /^\d+ \((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${entry}/stat`, 'utf8')) ?? [];
      parents.set(Number(entry), { parent: Number(parent), name });
    } catch {
      // It has ended meanwhile.
    }
  }
  const isBelow = (id: number): boolean => {
    const parent = parents.get(id)?.parent;
    return parent !== undefined && parent > 1 && (parent === pid || isBelow(parent));
  };
  return [...parents].find(([id, { name }]) => (name === 'node' || name === 'node-MainThread' || name === 'MainThread') && isBelow(id))?.[0];
}

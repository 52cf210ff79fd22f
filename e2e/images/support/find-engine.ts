import { Buildah } from './buildah.js';
import { Docker } from './docker.js';
import type { ImageEngine } from './image-engine.js';
import { runCommand } from './run-command.js';

const answers = async (program: string): Promise<boolean> => (await runCommand(program, ['info']).catch(() => ({ code: 1 }))).code === 0;

/**
 * What this machine builds images with, best first.
 *
 * @throws when it has none, with what to install
 */
export async function findEngine(): Promise<ImageEngine> {
  for (const name of ['docker', 'podman'] as const) if (await answers(name)) return new Docker(name);
  if (await answers('buildah')) return new Buildah();
  throw new Error('Neither docker, podman nor buildah answers here. On Debian: apt-get install buildah debootstrap (as root).');
}

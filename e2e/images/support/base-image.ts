import { cpSync, existsSync, mkdirSync, readlinkSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { NODE, ROOT } from '@smartap/tools';
import { mustRun } from './run-command.js';

/** The default of the Dockerfile's argument BASE. */
const BASE = 'docker.io/library/node:24-bookworm-slim';
const FOLDER = join(ROOT, '.tools', 'images', 'base');
const CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt';

type Buildah = (...args: string[]) => Promise<string>;

/**
 * Where no registry can be reached, makes what stands in for the base image: Debian by debootstrap, this project's Node, npm, and the certificates
 * this machine trusts. Made once and kept.
 *
 * @throws when there is neither a registry nor debootstrap
 */
export async function ensureBase(buildah: Buildah): Promise<void> {
  if ((await buildah('images', '--format', '{{.Name}}:{{.Tag}}')).split('\n').includes(BASE)) return;
  const pulled = await buildah('pull', '-q', BASE).then(
    () => true,
    () => false,
  );
  if (pulled) return;
  if (!existsSync(join(FOLDER, 'etc', 'debian_version'))) {
    rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER, { recursive: true });
    await mustRun('debootstrap', ['--variant=minbase', '--include=ca-certificates', 'bookworm', FOLDER]);
  }
  const local = join(FOLDER, 'usr', 'local');
  mkdirSync(join(local, 'lib', 'node_modules'), { recursive: true });
  cpSync(realpathSync(NODE), join(local, 'bin', 'node'));
  cpSync(await npmFolder(), join(local, 'lib', 'node_modules', 'npm'), { recursive: true, dereference: true });
  for (const name of ['npm', 'npx']) link(`../lib/node_modules/npm/bin/${name}-cli.js`, join(local, 'bin', name));
  if (existsSync(CERTIFICATES)) cpSync(CERTIFICATES, join(FOLDER, CERTIFICATES));
  const container = await buildah('from', 'scratch');
  await buildah('add', '-q', container, FOLDER, '/');
  await buildah('config', '--cmd', 'node', '--env', `NODE_EXTRA_CA_CERTS=${CERTIFICATES}`, container);
  await buildah('commit', '-q', container, BASE);
  await buildah('rm', container);
}

/** The folder of the npm that npm itself says it is. */
async function npmFolder(): Promise<string> {
  const cli = process.env['npm_execpath'] ?? realpathSync(await mustRun('which', ['npm']));
  return dirname(dirname(cli));
}

function link(target: string, path: string): void {
  try {
    if (readlinkSync(path) === target) return;
  } catch {
    // Not there yet.
  }
  rmSync(path, { force: true });
  symlinkSync(target, path);
}

import { execFile } from 'node:child_process';
import { access, constants, mkdir, rename } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { LaunchError } from '../launch.error.js';
import { step, type Progress } from '../progress.js';
import { TOOLS_FOLDER } from '../root.js';
import { canInstallSystemPackages, installSystemPackage } from '../servers/system-packages.js';

const run = promisify(execFile);

/** Builds with Go from 1.17 on, which Debian 12 has. */
const MODULE = 'github.com/Shopify/toxiproxy/v2/cmd/server@v2.5.0';
const FOLDER = join(TOOLS_FOLDER, 'toxiproxy');
const BUILT = join(FOLDER, 'toxiproxy-server');

async function firstProgram(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) {
    const isProgram = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isProgram) return path;
  }
  return undefined;
}

const onPath = (program: string): string[] =>
  [...(process.env['PATH'] ?? '').split(delimiter), '/usr/local/go/bin', '/usr/lib/go/bin']
    .filter((folder) => folder.startsWith('/'))
    .map((folder) => join(folder, program));

/** Go of this machine; Debian's own where we may install it. */
async function findGo(onProgress: Progress): Promise<string | undefined> {
  const found = await firstProgram(onPath('go'));
  if (found || !(await canInstallSystemPackages())) return found;
  await installSystemPackage('go', onProgress);
  return firstProgram(onPath('go'));
}

async function build(go: string, onProgress: Progress): Promise<void> {
  await step('Building toxiproxy with Go into .tools', onProgress, async () => {
    await mkdir(FOLDER, { recursive: true });
    const env = { ...process.env, GOBIN: FOLDER, GOFLAGS: '-mod=mod', GOTOOLCHAIN: 'local' };
    await run(go, ['install', MODULE], { cwd: FOLDER, env, timeout: 300_000 });
    await rename(join(FOLDER, 'server'), BUILT);
  });
}

function missing(why: readonly string[]): LaunchError {
  return new LaunchError(
    ['toxiproxy was not found; no package registry has it as a program.', ...why.map((reason) => `  ${reason}`)].join('\n'),
    [
      'Do one of these and run the command again:',
      '  install Go 1.17 or newer (apt-get install golang-go): it is then built from its source',
      '  or set TOXIPROXY_BIN to a toxiproxy-server of yours (https://github.com/Shopify/toxiproxy/releases)',
    ].join('\n'),
  );
}

/**
 * The program of toxiproxy: TOXIPROXY_BIN, else what was built before, else on PATH, else built by Go into .tools.
 *
 * @throws LaunchError with what to do when it cannot be had
 */
export async function findToxiproxy(onProgress: Progress): Promise<string> {
  const { TOXIPROXY_BIN: given } = process.env;
  if (given) {
    const program = await firstProgram([given]);
    if (!program) throw missing([`TOXIPROXY_BIN is ${given}, which is no program`]);
    return program;
  }
  const found = await firstProgram([BUILT, ...onPath('toxiproxy-server')]);
  if (found) return found;
  const why: string[] = [];
  try {
    const go = await findGo(onProgress);
    if (go) await build(go, onProgress);
    else why.push('there is no Go to build it with');
  } catch (error) {
    why.push(`Go could not build it: ${error instanceof Error ? (error.message.trim().split('\n').at(-1) ?? '') : String(error)}`);
  }
  const built = await firstProgram([BUILT]);
  if (!built) throw missing(why);
  return built;
}

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { LaunchError } from '../launch.error.js';
import { NODE, ROOT } from '../root.js';

const MEASURES = {
  conformance: 'extraction and validation over a corpus of documents, in-process',
  scenarios: 'decided cases of matching, duplicates and approval, in-process',
  bench: 'throughput against the floor of the machine',
  faults: 'paced load while processes are killed: nothing lost, nothing doubled',
} as const;

/** Runs a program of bench with our terminal; signals go on to it, and its exit code is ours. */
function run(script: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(NODE, ['--enable-source-maps', script, ...args], { cwd: ROOT, stdio: 'inherit' });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}

/** `npm run conformance`, `scenarios`, `bench` and `faults`: the programs in `bench`. */
export function measureCommands(program: Command): void {
  for (const [name, description] of Object.entries(MEASURES)) {
    program
      .command(name)
      .description(description)
      .argument('[args...]', `passed on; npm run ${name} -- --help lists them`)
      .helpOption(false)
      .allowUnknownOption()
      .action(async () => {
        const script = join(ROOT, 'bench', 'dist', `${name}.js`);
        if (!existsSync(script)) throw new LaunchError(`${script} is missing.`, 'Build it: npm run build');
        // Everything after the command's name, as it was written.
        process.exitCode = await run(script, process.argv.slice(process.argv.indexOf(name) + 1));
        process.exit();
      });
  }
}

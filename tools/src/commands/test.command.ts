import type { Command } from 'commander';
import { join } from 'node:path';
import { toStderr } from '../progress.js';
import { ROOT } from '../root.js';
import type { Run } from '../system/run.js';
import { runTests } from '../testing/run-tests.js';
import { stopRequested } from './stopping.js';

async function test(args: readonly string[]): Promise<never> {
  let run: Run | undefined;
  void stopRequested(() => {
    run?.killAll();
    process.exit(130);
  }).then(async () => {
    await run?.close();
    process.exit(130);
  });
  process.exitCode = await runTests(args, toStderr, (opened) => {
    run = opened;
  });
  process.exit();
}

/** What ships is tested apart from the code: each needs tools that not every machine has, and says which. */
const SHIPPING = {
  images: 'build the image of every service with docker, podman or buildah, and run each against the test servers',
  charts: 'lint, render and check the charts; needs helm, kubeconform and helm-unittest',
  cluster: 'install, upgrade, break and roll back the charts on the cluster of KUBECONFIG; needs helm and kubectl',
} as const;

/** `npm test`: all tests, or those of the files named, on real servers started for this run. `npm run test:faults`: those that break the infrastructure. */
export function testCommand(program: Command): void {
  program
    .command('test')
    .description('run the tests on private servers; the arguments are those of vitest run (files, -t NAME, ...)')
    .argument('[args...]', 'passed on to vitest')
    .allowUnknownOption()
    .action((args: string[]) => test(args));
  program
    .command('test:faults')
    .description(
      'run the tests that break the infrastructure under load: a NATS cluster, Sentinel, toxiproxy, full disks, rolling restarts; up to 20 minutes. The arguments are those of vitest run',
    )
    .argument('[args...]', 'passed on to vitest')
    .allowUnknownOption()
    .action((args: string[]) => test(['--config', join(ROOT, 'vitest.faults.config.ts'), ...args]));
  for (const [name, description] of Object.entries(SHIPPING)) {
    program
      .command(`test:${name}`)
      .description(`${description}. The arguments are those of vitest run`)
      .argument('[args...]', 'passed on to vitest')
      .allowUnknownOption()
      .action((args: string[]) => test(['--config', join(ROOT, 'vitest.shipping.config.ts'), '--dir', join('e2e', name), ...args]));
  }
}

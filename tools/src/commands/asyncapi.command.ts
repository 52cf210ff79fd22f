import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { releaseOfEvents } from '@smartap/contracts';
import { asyncApiDocument } from '../asyncapi/asyncapi-document.js';
import { ROOT } from '../root.js';

/** `npm run asyncapi`: makes `docs/asyncapi.yaml` from the contracts; with `--release` also what later versions are held against. */
export function asyncApiCommand(program: Command): void {
  program
    .command('asyncapi')
    .description('make docs/asyncapi.yaml from libs/contracts')
    .option('--release', 'also keep the events as they are now: from then on they may only grow')
    .action(({ release }: { release?: boolean }) => {
      const file = join(ROOT, 'docs', 'asyncapi.yaml');
      writeFileSync(file, asyncApiDocument());
      process.stdout.write(`Written: ${file}\n`);
      if (!release) return;
      const kept = join(ROOT, 'libs', 'contracts', 'released-events.json');
      writeFileSync(kept, `${JSON.stringify(releaseOfEvents(), undefined, 1)}\n`);
      process.stdout.write(`Written: ${kept}\n`);
    });
}

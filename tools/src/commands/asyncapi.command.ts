import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { asyncApiDocument } from '../asyncapi/asyncapi-document.js';
import { ROOT } from '../root.js';

/** `npm run asyncapi`: makes `docs/asyncapi.yaml` from the contracts. */
export function asyncApiCommand(program: Command): void {
  program
    .command('asyncapi')
    .description('make docs/asyncapi.yaml from libs/contracts')
    .action(() => {
      const file = join(ROOT, 'docs', 'asyncapi.yaml');
      writeFileSync(file, asyncApiDocument());
      process.stdout.write(`Written: ${file}\n`);
    });
}

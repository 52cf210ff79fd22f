import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { generatedFiles } from '../charts/generated-files.js';
import { ENVIRONMENTS, renderExample } from '../charts/render-examples.js';
import { programOnPath } from '../charts/program-on-path.js';
import { ROOT } from '../root.js';

/** `npm run charts`: writes what is made from the charts' values and from the permissions of the bus. */
export function chartsCommand(program: Command): void {
  program
    .command('charts')
    .description('make schemas and tables of the charts from their values.yaml, the NATS configuration, and with helm the rendered examples')
    .action(() => {
      const files = generatedFiles();
      if (programOnPath('helm')) for (const environment of ENVIRONMENTS) files.set(`charts/smartap/examples/${environment}.yaml`, renderExample(environment));
      else process.stderr.write('helm is not on PATH: the rendered examples stay as they are.\n');
      for (const [path, content] of files) writeFileSync(join(ROOT, path), content);
      process.stdout.write(`${files.size} files written\n`);
    });
}

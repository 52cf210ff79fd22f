import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { LaunchError } from '../launch.error.js';
import { RUN_FOLDER } from '../root.js';
import { readSpans } from '../trace/read-spans.js';
import { renderTrace, tracesWith } from '../trace/tree.js';

/** Where runs keep their traces. */
function traceFiles(name: string | undefined): string[] {
  const names = name ? [name] : existsSync(RUN_FOLDER) ? readdirSync(RUN_FOLDER) : [];
  return names.map((each) => join(RUN_FOLDER, each, 'traces.jsonl')).filter((file) => existsSync(file));
}

/** `npm run trace -- <invoice id>`: the whole way of an invoice through the services. */
export function traceCommand(program: Command): void {
  program
    .command('trace')
    .description('the whole way of an invoice through the services, from the traces of the runs that are kept')
    .argument('<invoice-id>', 'id of an invoice, or any other value that a span carries')
    .option('--name <name>', 'look in this run only')
    .option('--json', 'the spans as JSON on stdout')
    .action(async (id: string, { name, json = false }: { name?: string; json?: boolean }) => {
      const found = [];
      for (const file of traceFiles(name)) {
        const ids = tracesWith(await readSpans(file, ({ attributes }) => Object.values(attributes).some((text) => text.includes(id))), id);
        if (ids.size > 0) found.push(...(await readSpans(file, ({ traceId }) => ids.has(traceId))));
      }
      if (found.length === 0)
        throw new LaunchError(`No trace speaks of ${id}.`, 'Spans arrive about two seconds after the work; npm start and npm run demo record them.');
      const traces = Map.groupBy(found, ({ traceId }) => traceId);
      if (json) process.stdout.write(`${JSON.stringify([...traces.values()])}\n`);
      else process.stdout.write(`${[...traces.values()].map(renderTrace).join('\n\n')}\n`);
    });
}

import { readFile } from 'node:fs/promises';
import type { LayoutDetails, LayoutRecord, LayoutTrial } from '@smartap/contracts';
import { Option, type Command } from 'commander';
import { table } from '../commands/table.js';
import { LaunchError } from '../launch.error.js';
import { toStderr } from '../progress.js';
import { adviceFor, asksOfTenant, inWords, openFor, type GatewayOptions } from './gateway-command.js';
import { endOf } from './operation.js';

interface Choice extends GatewayOptions {
  readonly identity?: string;
  readonly state?: 'used' | 'demoted';
  readonly limit: string;
}

interface Tried extends GatewayOptions {
  readonly invoice?: string;
}

const PATH = '/api/v1/layouts';
const ROLE = 'clerk or controller';
const ADVICE = adviceFor(ROLE);

const stateOf = ({ demotedAt, misses }: LayoutRecord): string =>
  demotedAt === null ? (misses > 0 ? `used, missed on the last ${misses}` : 'used') : `demoted ${demotedAt.slice(0, 10)}`;

async function list(options: Choice): Promise<void> {
  const query = new URLSearchParams({
    limit: options.limit,
    ...(options.identity ? { identity: options.identity } : {}),
    ...(options.state ? { state: options.state } : {}),
  });
  const page = await (await openFor('clerk', options)).get<{ layouts: LayoutRecord[]; next: string | null }>(`${PATH}?${query.toString()}`);
  if (options.json) process.stdout.write(`${JSON.stringify(page)}\n`);
  else if (page.layouts.length > 0) {
    process.stdout.write(
      `${table(
        ['layout', 'version', 'vendor', 'state', 'taught', 'fields'],
        page.layouts.map((own) => [
          own.layoutId,
          own.version,
          own.sellerName ?? own.identities[0] ?? null,
          stateOf(own),
          `${own.taughtAt.slice(0, 10)} by ${own.taughtBy}`,
          own.fields.join(', '),
        ]),
      )}\n`,
    );
  }
  toStderr(
    page.layouts.length === 0
      ? 'No layouts: correct a field of an invoice that was read off a page, and its layout is learnt.'
      : `${page.layouts.length} layout(s)${page.next === null ? '' : ', and more: --limit'}. npm run smartap -- layouts show <layout> says what one tells.`,
  );
}

async function show(id: string, options: GatewayOptions): Promise<void> {
  const layout = await (await openFor('clerk', options)).get<LayoutDetails>(`${PATH}/${encodeURIComponent(id)}`);
  if (options.json) process.stdout.write(`${JSON.stringify(layout)}\n`);
  else {
    const { lessons, lines, ...record } = layout;
    for (const [name, value] of Object.entries(record))
      process.stdout.write(`${name.padEnd(11)} ${Array.isArray(value) ? value.join(', ') : String(value ?? '-')}\n`);
    process.stdout.write(
      `${table(
        ['field', 'is found'],
        Object.entries(lessons).map(([field, lesson]) => [field, inWordsOf(lesson)]),
      )}\n`,
    );
    if (lines !== undefined) process.stdout.write(`${linesInWords(lines)}\n`);
  }
  toStderr(layout.demotedAt === null ? 'It is used.' : 'It is used no more: a correction of the next invoice teaches the new one.');
}

const NAMED: Readonly<Record<NonNullable<LayoutDetails['lines']>['name'], string>> = {
  read: 'as without a layout',
  wrapped: 'the first line of its texts and what that goes on in',
  first: 'the first line of its texts',
  together: 'the lines of its first text',
  all: 'all lines of its texts',
  rest: 'its texts without the first line',
  row: 'the text beside its figures',
};
const VALUED: Readonly<Record<NonNullable<LayoutDetails['lines']>['price'], string>> = {
  read: 'as without a layout',
  printed: 'as printed',
  none: 'never stated',
};

/** How lines are read, as a table of the columns and what else was learnt. */
function linesInWords({ columns, end, climbs, decimalSign, name, nameEnd, quantity, price }: NonNullable<LayoutDetails['lines']>): string {
  const rows = columns.map(({ fields, head, left, right }) => [fields.join(', '), head || '-', `${Math.round(left)} to ${Math.round(right)}`]);
  return `${table(['column of lines', 'under', 'stood at'], rows)}\nThe table ends ${end === '' ? 'where the totals begin' : `above "${end}"`}; the decimal sign is "${decimalSign}".\n${climbs === true ? 'Texts of an item begin above its figures. ' : ''}Name: ${NAMED[name]}${nameEnd === '' ? '' : `, up to "${nameEnd}"`}. Quantity: ${VALUED[quantity]}. Price: ${VALUED[price]}.`;
}

function inWordsOf(lesson: LayoutDetails['lessons'][string]): string {
  if ('absent' in lesson) return 'nowhere: there is none';
  if ('constant' in lesson) return `always ${lesson.constant}`;
  return lesson.anchors
    .map(({ relation, label, left, top }) =>
      relation === 'at' ? `at ${Math.round(left)}, ${Math.round(top)}` : `${relation === 'right' ? 'right of' : 'below'} "${label}"`,
    )
    .join(', else ');
}

async function test(id: string, file: string | undefined, options: Tried): Promise<void> {
  if ((file === undefined) === (options.invoice === undefined))
    throw new LaunchError('On which document?', 'Give a file, or --invoice with the id of an invoice whose document is read.');
  const client = await openFor('clerk', options);
  const path = `${PATH}/${encodeURIComponent(id)}/test`;
  const { operationId } =
    file === undefined
      ? await client.post<{ operationId: string }>(`${path}?invoiceId=${encodeURIComponent(options.invoice ?? '')}`, {})
      : await client.upload<{ operationId: string }>(path, await read(file));
  const trial = await endOf<LayoutTrial>(client, operationId);
  if (options.json) process.stdout.write(`${JSON.stringify(trial)}\n`);
  else if (trial.fields.length > 0) {
    const cell = (seen: LayoutTrial['fields'][number]['plain']): string =>
      seen === null ? '-' : `${seen.value ?? 'none'} (${Math.round(seen.confidence * 100)} %)`;
    process.stdout.write(
      `${table(
        ['field', 'plain', 'by the layout', 'effect'],
        trial.fields.map(({ field, plain, byLayout, effect }) => [field, cell(plain), cell(byLayout), effect]),
      )}\n`,
    );
    process.stdout.write(`Questions to a person: ${trial.reviewsPlain} plainly, ${trial.reviewsByLayout} by the layout\n`);
  }
  toStderr(trial.explanation);
  process.exitCode = trial.outcome === 'read' && !trial.fields.some(({ effect }) => effect === 'missed') ? 0 : 1;
}

async function read(file: string): Promise<Uint8Array<ArrayBuffer>> {
  return Uint8Array.from(
    await readFile(file).catch((error: unknown) => {
      throw new LaunchError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
    }),
  );
}

async function remove(ids: readonly string[], options: GatewayOptions): Promise<void> {
  const client = await openFor('clerk', options);
  for (const id of ids) await client.delete(`${PATH}/${encodeURIComponent(id)}`);
  if (options.json) process.stdout.write(`${JSON.stringify({ deleted: ids })}\n`);
  toStderr(`${ids.length} layout(s) deleted. Versions before them are used again.`);
}

/** `npm run smartap -- layouts`: what corrections taught of the layouts of vendors. */
export function layoutsCommand(program: Command): void {
  const layouts = program.command('layouts').description('vendor layouts that corrections taught, of a running system');
  const ask = (command: Command): Command => asksOfTenant(command, ROLE);
  ask(layouts.command('list'))
    .description('layouts, newest first')
    .option('--identity <text>', 'those that go by this VAT id, account or domain')
    .addOption(new Option('--state <state>', 'those alone').choices(['used', 'demoted']))
    .option('--limit <n>', 'at most so many, up to 200', '50')
    .action((options: Choice) => inWords(list(options), ADVICE));
  ask(layouts.command('show'))
    .description('one layout: what it goes by, and where it finds each field')
    .argument('<layout>', 'its id')
    .action((id: string, options: GatewayOptions) => inWords(show(id, options), ADVICE));
  ask(layouts.command('test'))
    .description(
      'read a document by a layout and without it, and show where that differs; nothing is changed; exit 0 when every field was where the layout says, 1 when not',
    )
    .argument('<layout>', 'its id')
    .argument('[file]', 'a PDF or picture')
    .option('--invoice <id>', 'instead of a file, an invoice whose document is read')
    .action((id: string, file: string | undefined, options: Tried) => inWords(test(id, file, options), ADVICE));
  ask(layouts.command('delete'))
    .description('give layouts up; the versions before them are used again')
    .argument('<layouts...>', 'their ids')
    .action((ids: string[], options: GatewayOptions) => inWords(remove(ids, options), ADVICE));
}

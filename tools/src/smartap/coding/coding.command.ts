import { Option, type Command } from 'commander';
import { CODING_KINDS, type codeInvoice, type CodingShare, type getCoding } from '@smartap/contracts';
import type { Static } from '@sinclair/typebox';
import { table } from '../../commands/table.js';
import { LaunchError } from '../../launch.error.js';
import { toStderr } from '../../progress.js';
import { adviceFor, asksOfTenant, inWords, openFor, type GatewayOptions } from '../gateway-command.js';
import { importValues, listValues, type ValueOptions } from './coding-values.js';
import { lineShares } from './line-shares.js';

type Coding = Static<typeof getCoding.reply>;
type Coded = Static<typeof codeInvoice.reply>;

interface SetOptions extends GatewayOptions {
  readonly line?: readonly string[];
  readonly suggested?: boolean;
}

const ROLE = 'clerk, approver or controller';
const ADVICE = adviceFor(ROLE);
const KEEPER = 'integration or controller';
const KEEPER_ADVICE = adviceFor(KEEPER);

const pathOf = (invoiceId: string): string => `/api/v1/invoices/${encodeURIComponent(invoiceId)}/coding`;

const partText = ({ glAccount, costCenter, project, percent, amount }: CodingShare): string => {
  const share = percent === undefined ? amount : `${percent} %`;
  return `${[glAccount, costCenter, ...(project === undefined ? [] : [project])].join('/')}${share === undefined || share === '100 %' ? '' : ` ${share}`}`;
};

/** What is to be coded, as a table. */
export function showCoding({ lines }: Coding): string {
  const rows = lines.map(({ lineId, text, net, parts, codedBy, suggestion }) => [
    lineId,
    text,
    net,
    parts.map(partText).join(', ') || null,
    codedBy,
    suggestion && suggestion.parts.length > 0
      ? `${suggestion.parts.map(partText).join(', ')} (${suggestion.agreeing} of ${suggestion.asked})`
      : (suggestion?.statedReference ?? null),
  ]);
  return `${table(['line', 'text', 'net', 'coded', 'by', 'suggested'], rows)}\n`;
}

async function show(invoiceId: string, options: GatewayOptions): Promise<void> {
  const coding = await (await openFor('clerk', options)).get<Coding>(pathOf(invoiceId));
  if (options.json) process.stdout.write(`${JSON.stringify(coding)}\n`);
  else if (coding.lines.length > 0) process.stdout.write(showCoding(coding));
  const left = coding.lines.filter(({ parts }) => parts.length === 0).length;
  toStderr(
    coding.required
      ? `${coding.lines.length} line(s), ${left} to be coded. npm run smartap -- coding set ${invoiceId} --line 1=ACCOUNT/COSTCENTRE codes one.`
      : 'Nothing of this invoice is to be coded.',
  );
}

async function set(invoiceId: string, options: SetOptions): Promise<void> {
  if (!options.line?.length && !options.suggested)
    throw new LaunchError('Nothing is said of any line.', 'Give --line 1=4711/K1 for each line, or --suggested to take what the past of the vendor suggests.');
  const client = await openFor('clerk', options);
  const { lineage, lines } = await client.get<Coding>(pathOf(invoiceId));
  const suggested = options.suggested
    ? lines.flatMap(({ lineId, parts, suggestion }) =>
        parts.length === 0 && suggestion && suggestion.parts.length > 0 ? [{ lineId, parts: suggestion.parts }] : [],
      )
    : [];
  const said = lineShares(options.line ?? []);
  const coded = [...suggested.filter(({ lineId }) => !said.some((own) => own.lineId === lineId)), ...said];
  if (coded.length === 0)
    throw new LaunchError('Nothing is suggested for what is not coded yet.', `npm run smartap -- coding show ${invoiceId} shows the lines.`);
  const done = await client.put<Coded>(pathOf(invoiceId), { seenLineage: lineage, lines: coded });
  if (options.json) process.stdout.write(`${JSON.stringify(done)}\n`);
  toStderr(
    done.uncoded.length === 0
      ? `${coded.length} line(s) coded: the invoice goes on as ${done.verdict}.`
      : `${coded.length} line(s) coded, still to be coded: ${done.uncoded.join(', ')}.`,
  );
}

const kind = (): Option => new Option('--kind <kind>', 'of what').choices(CODING_KINDS).makeOptionMandatory();

/** `npm run smartap -- coding`: where what has no order is booked, and with what it may be. */
export function codingCommand(program: Command): void {
  const coding = program.command('coding').description('where invoices and lines without order are booked, of a running system');
  asksOfTenant(coding.command('show'), ROLE)
    .description('what of an invoice is to be coded, how it is, and what the past of its vendor suggests')
    .argument('<invoice>', 'its id')
    .action((id: string, options: GatewayOptions) => inWords(show(id, options), ADVICE));
  asksOfTenant(coding.command('set'), ROLE)
    .description('code lines of an invoice; it is matched again at once')
    .argument('<invoice>', 'its id')
    .option(
      '--line <id=account/costcentre[/project][:percent]...>',
      'where a line is booked; the same line again with percentages splits it',
      (text: string, before: string[]) => [...before, text],
      [],
    )
    .option('--suggested', 'take what is suggested for all other lines')
    .action((id: string, options: SetOptions) => inWords(set(id, options), ADVICE));
  const values = coding
    .command('values')
    .description('the GL accounts, cost centres and projects that exist: what is not in their lists is refused; a kind without a list is free');
  asksOfTenant(values.command('list'), KEEPER)
    .description('values of a kind by code')
    .addOption(kind())
    .option('--after <next>', 'the page after this one')
    .option('--limit <n>', 'at most so many, up to 200', '200')
    .action((options: ValueOptions) => inWords(listValues(options), KEEPER_ADVICE));
  asksOfTenant(values.command('import'), KEEPER)
    .description(
      'add values, or change those of the same code, from a CSV file with the columns code, name, active; every row is checked before the first is sent',
    )
    .argument('<file>', 'CSV in UTF-8, UTF-16 or Windows-1252')
    .addOption(kind())
    .option('--map <field=Header,...>', 'which column holds what, where it cannot be told: code, name, active')
    .option('--delimiter <char>', 'between cells; by default told by the file')
    .option('--dry-run', 'check all rows, send nothing')
    .action((file: string, options: ValueOptions) => inWords(importValues(file, options), KEEPER_ADVICE));
}

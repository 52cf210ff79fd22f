import { EXCEPTION_STATES, MATCH_VERDICTS, type ExceptionRecord } from '@smartap/contracts';
import { Option, type Command } from 'commander';
import { table } from '../commands/table.js';
import { toStderr } from '../progress.js';
import { adviceFor, asksOfTenant, inWords, openFor, type GatewayOptions } from './gateway-command.js';

/** What exceptions may be chosen by, named as the API names it. */
interface Filter {
  readonly cause?: string;
  readonly class?: string;
  readonly owner?: string;
  readonly state?: string;
  readonly vendorId?: string;
  readonly olderThanHours?: string;
  readonly after?: string;
  readonly limit: string;
}

type Choice = GatewayOptions & Filter;

interface Page {
  readonly exceptions: readonly ExceptionRecord[];
  readonly next: string | null;
}

const PATH = '/api/v1/exceptions';
const ROLE = 'clerk, approver or controller';
const ADVICE = adviceFor(ROLE);
const FILTERS = ['cause', 'class', 'owner', 'state', 'vendorId', 'olderThanHours', 'after', 'limit'] as const;

async function list(options: Choice): Promise<void> {
  const query = new URLSearchParams();
  for (const name of FILTERS) if (options[name] !== undefined) query.set(name, options[name]);
  const page = await (await openFor('clerk', options)).get<Page>(`${PATH}?${query.toString()}`);
  if (options.json) process.stdout.write(`${JSON.stringify(page)}\n`);
  else if (page.exceptions.length > 0) process.stdout.write(showExceptions(page.exceptions));
  const more = page.next === null ? '' : `, and more: --after ${page.next}`;
  toStderr(
    page.exceptions.length === 0
      ? 'No exceptions.'
      : `${page.exceptions.length} exception(s)${more}. npm run smartap -- exceptions show <invoice> says what is wrong and what to do.`,
  );
}

async function show(invoiceId: string, options: GatewayOptions): Promise<void> {
  const {
    exceptions: [exception],
  } = await (await openFor('clerk', options)).get<Page>(`${PATH}/${encodeURIComponent(invoiceId)}`);
  if (options.json) process.stdout.write(`${JSON.stringify(exception ?? null)}\n`);
  else if (exception) process.stdout.write(showException(exception));
  toStderr(exception?.next ?? `Invoice ${invoiceId} is no exception.`);
}

/** Exceptions as a table. */
export function showExceptions(exceptions: readonly ExceptionRecord[]): string {
  const rows = exceptions.map((own) => [
    own.invoiceId,
    own.number,
    own.vendorName,
    own.cause,
    own.state,
    own.owner,
    own.ageHours,
    own.payableNow,
    own.awaiting,
    own.disputed,
    own.currency,
  ]);
  return `${table(['invoice', 'number', 'vendor', 'cause', 'state', 'owner', 'hours', 'payable', 'awaiting', 'disputed', ''], rows)}\n`;
}

/** One exception with all that is known of it. */
export function showException(own: ExceptionRecord): string {
  const facts: [string, string | null][] = [
    ['invoice', `${own.invoiceId}, number ${own.number ?? '-'}`],
    ['vendor', own.vendorName],
    ['due', own.dueDate],
    ['cause', `${own.cause}: ${own.title}`],
    ['since', `${own.openedAt}, for ${own.ageHours} hour(s)`],
    ['state', own.until === null ? own.state : `${own.state} until ${own.until}`],
    ['said', own.note === null ? null : `${own.changedBy ?? '-'}: ${own.note}`],
    ['amounts', `${own.payableNow} payable now, ${own.awaiting} awaiting goods, ${own.disputed} disputed ${own.currency ?? ''}`.trim()],
    ['owner', own.owner],
    ['task', own.taskId],
    ['next', own.next],
  ];
  return `${facts.map(([name, text]) => `${name.padEnd(9)}${text ?? '-'}`).join('\n')}\n`;
}

/** `npm run smartap -- exceptions`: the queue of what matching could not let pass. */
export function exceptionsCommand(program: Command): void {
  const exceptions = program
    .command('exceptions')
    .description('what matching could not let pass, of a running system: cause, owner, age, amounts, and what to do');
  asksOfTenant(exceptions.command('list'), ROLE)
    .description('exceptions, oldest first')
    .addOption(new Option('--cause <verdict>', 'those of this cause').choices(MATCH_VERDICTS))
    .addOption(new Option('--class <class>', 'those that wait by themselves, or those that ask a person').choices(['waiting', 'exception']))
    .option('--owner <role>', 'those that this role has to see to')
    .addOption(new Option('--state <state>', 'those in this state').choices(EXCEPTION_STATES))
    .option('--vendor-id <id>', 'those of this vendor')
    .option('--older-than-hours <n>', 'those open for longer')
    .option('--after <next>', 'the page after this one')
    .option('--limit <n>', 'at most so many, up to 200', '50')
    .action((options: Choice) => inWords(list(options), ADVICE));
  asksOfTenant(exceptions.command('show'), ROLE)
    .description('the exception of one invoice: what is wrong, what was said, what to do')
    .argument('<invoice>', 'its id')
    .action((id: string, options: GatewayOptions) => inWords(show(id, options), ADVICE));
}

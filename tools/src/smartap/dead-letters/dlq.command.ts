import { Option, type Command } from 'commander';
import { LaunchError } from '../../launch.error.js';
import { GatewayClient, GatewayRefusal } from '../gateway-client.js';
import { asksGateway, inWords, type GatewayOptions } from '../gateway-command.js';
import type { LetterFilter } from './letter-filter.js';
import { dropLetter, listLetters, readLetter, redriveLetter, type Letter } from './letters.js';
import { showLetter, showLetters } from './show-letter.js';

type Common = GatewayOptions;
type Choice = Common & LetterFilter & { readonly all?: boolean };

const MOST = 10_000;
const say = (line: string): boolean => process.stderr.write(`${line}\n`);

const common = (command: Command): Command => asksGateway(command, 'operator or admin');

function filtered(command: Command): Command {
  return common(command)
    .option('--service <name>', 'that gave it up')
    .option('--type <type>', 'of the event, such as invoice.received.v1')
    .option('--tenant <id>', 'whose letter it is')
    .option('--invoice <id>', 'that it is about')
    .option('--code <code>', 'of the error, such as CONTRACT_VIOLATED')
    .option('--reason <text>', 'part of the reason')
    .option('--since <time>', 'given up then or later: a time, or how long ago (30m, 2h, 7d)')
    .option('--until <time>', 'given up before');
}

/** Does something with each chosen letter and says how it went; exit code 1 when one could not be done. */
async function each(ids: readonly string[], choice: Choice, done: string, act: (client: GatewayClient, id: string) => Promise<unknown>): Promise<void> {
  if (ids.length > 0 === (choice.all === true))
    throw new LaunchError('Which letters?', 'Give their ids, or --all with filters for all that match: npm run smartap -- dlq list shows them.');
  const client = await GatewayClient.open(choice);
  const chosen = choice.all ? (await listLetters(client, choice, MOST)).map((letter) => letter.letterId) : ids;
  const results: { letterId: string; done: boolean; problem?: string }[] = [];
  for (const letterId of chosen) {
    try {
      await act(client, letterId);
      results.push({ letterId, done: true });
    } catch (error) {
      if (!(error instanceof GatewayRefusal)) throw error;
      results.push({ letterId, done: false, problem: error.message });
    }
  }
  const failed = results.filter((result) => !result.done);
  if (choice.json) process.stdout.write(`${JSON.stringify({ letters: results })}\n`);
  else for (const { letterId, problem } of results) process.stdout.write(`${letterId} ${problem ?? done}\n`);
  say(`${results.length - failed.length} ${done}, ${failed.length} not.`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}

const orAdvise = (work: Promise<void>): Promise<void> => inWords(work, 'A token or API key with the role operator or admin is needed.');

async function list(options: Choice & { limit: string }): Promise<void> {
  const letters: Letter[] = await listLetters(await GatewayClient.open(options), options, Number(options.limit));
  if (options.json) process.stdout.write(`${JSON.stringify({ letters })}\n`);
  else if (letters.length > 0) process.stdout.write(showLetters(letters));
  say(letters.length === 0 ? 'No dead letters.' : `${letters.length} dead letter(s). npm run smartap -- dlq show <letter> says what happened and what to do.`);
}

async function show(id: string, options: Common): Promise<void> {
  const letter = await readLetter(await GatewayClient.open(options), id);
  process.stdout.write(options.json ? `${JSON.stringify(letter)}\n` : showLetter(letter));
  say(letter.next);
}

/** `npm run smartap -- dlq`: what services gave up, seen, sent back, dropped. */
export function dlqCommand(program: Command): void {
  const dlq = program
    .command('dlq')
    .description('dead letters of a running system: what a service gave up, why, and what to do about it; exit 0 when all was done, 1 when not');
  filtered(dlq.command('list'))
    .description('dead letters, newest first')
    .addOption(new Option('--limit <n>', 'at most so many').default('100'))
    .action((options: Choice & { limit: string }) => orAdvise(list(options)));
  common(dlq.command('show'))
    .description('one dead letter: reason, advice, headers, body')
    .argument('<letter>', 'its id')
    .action((id: string, options: Common) => orAdvise(show(id, options)));
  filtered(dlq.command('redrive'))
    .description('send letters back to the consumer that gave them up; each is taken once')
    .argument('[letters...]', 'their ids')
    .option('--all', 'all that the filters choose')
    .action((ids: string[], options: Choice) => orAdvise(each(ids, options, 'sent back', redriveLetter)));
  filtered(dlq.command('drop'))
    .description('give letters up for good; who and why goes to the audit trail')
    .argument('[letters...]', 'their ids')
    .option('--all', 'all that the filters choose')
    .requiredOption('--why <text>', 'why they can be done without')
    .action((ids: string[], options: Choice & { why: string }) => orAdvise(each(ids, options, 'dropped', (client, id) => dropLetter(client, id, options.why))));
}

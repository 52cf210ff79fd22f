#!/usr/bin/env node
import 'reflect-metadata';
import { faultText, LaunchError, stopRequested } from '@smartap/tools';
import { Command, InvalidArgumentError, Option } from 'commander';
import { FAULT_KINDS, PROCESS_KINDS, type FaultKind } from './faults/actions.js';
import type { FaultsResult } from './faults/judge.js';
import { runFaults, runUpgrade, type FaultsOptions } from './faults/run-faults.js';
import { writeResult } from './load/write-result.js';

// From so many invoices on, a run that hit too little is no proof.
const LARGE_RUN = 2000;
const STRIKES_OF_LARGE_RUN = 8;

function whole(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('A whole number from 1 is needed.');
  return value;
}

function kinds(text: string): FaultKind[] {
  const chosen = FAULT_KINDS.filter((kind) => text.split(',').includes(kind));
  const strange = text.split(',').filter((name) => !(FAULT_KINDS as readonly string[]).includes(name));
  if (strange.length > 0) throw new InvalidArgumentError(`There is no kind ${strange.join(', ')}; there are ${FAULT_KINDS.join(', ')}.`);
  return chosen;
}

const program = new Command('faults')
  .description(
    'Hands invoices in over HTTP while every process of a system of its own is killed, ended or stopped for a while in turn, and bad messages are sent. Then computes from streams and tables what was lost or doubled.',
  )
  .option('--invoices <n>', 'how many', whole, 2000)
  .option('--seed <n>', 'draws the cases, the order and the moments; the same seed repeats them (default: a new one, which is printed)', whole)
  .option('--rate <n>', 'uploads a second', whole, 60)
  .addOption(
    new Option(
      '--upgrade-from <commit>',
      'instead: begins with the services of that commit, two of each, migrates under load, replaces every process by this checkout, puts them back, and replaces them again',
    ).conflicts('kinds'),
  )
  .option('--kinds <list>', `what may be done, separated by commas: ${FAULT_KINDS.join(', ')}`, kinds, [...FAULT_KINDS])
  .option('--json [file]', 'write the result as JSON to a file, or alone to stdout')
  .parse();

const {
  json,
  upgradeFrom,
  seed = Math.floor(Math.random() * 1_000_000) + 1,
  ...rest
} = program.opts<Omit<FaultsOptions, 'seed'> & { upgradeFrom?: string; seed?: number; json?: string | true }>();

const strikesProcesses = upgradeFrom !== undefined || rest.kinds.some((kind) => (PROCESS_KINDS as readonly string[]).includes(kind));

function whyNot({
  lost,
  doubled,
  submitted,
  unexpected,
  lettersNotMeant,
  lettersUnclear,
  lettersMissing,
  auditChainIntact,
  ledgerIntact,
  countedStrikes,
  leftOver,
}: FaultsResult): string[] {
  return [
    ...(submitted < rest.invoices ? [`only ${submitted} of ${rest.invoices} were taken in`] : []),
    ...(lost > 0 ? [`${lost} lost`] : []),
    ...(doubled > 0 ? [`${doubled} doubled`] : []),
    ...(unexpected.length > 0 ? [`${unexpected.length} not as intended`] : []),
    ...(leftOver.length > 0 ? [`not through: ${leftOver.join(', ')}`] : []),
    ...(lettersNotMeant > 0 ? [`${lettersNotMeant} dead letters that nobody meant`] : []),
    ...(lettersUnclear > 0 ? [`${lettersUnclear} dead letters whose reason says nothing`] : []),
    ...(lettersMissing.length > 0 ? [`${lettersMissing.length} bad messages not given up`] : []),
    ...(auditChainIntact ? [] : ['the audit chain is broken']),
    ...(ledgerIntact ? [] : ['the ledger does not hold']),
    ...(strikesProcesses && rest.invoices >= LARGE_RUN && countedStrikes < STRIKES_OF_LARGE_RUN ? [`only ${countedStrikes} strikes counted`] : []),
  ];
}

const stop = new AbortController();
void stopRequested(() => process.exit(130)).then((signal) => stop.abort(new LaunchError(`Stopped by ${signal}.`)));
try {
  const result = upgradeFrom === undefined ? await runFaults({ ...rest, seed }, stop.signal) : await runUpgrade(upgradeFrom, { ...rest, seed }, stop.signal);
  const faults = whyNot(result);
  const words = `${result.submitted} invoices, ${result.countedStrikes} strikes that counted, lost ${result.lost}, doubled ${result.doubled}, dead letters ${result.deadLetters} (not meant ${result.lettersNotMeant}), ${result.seconds} s, seed ${seed}`;
  writeResult(json, result, faults.length === 0 ? `Holds: ${words}` : `Does NOT hold (${faults.join(', ')}): ${words}`);
  process.exitCode = faults.length === 0 ? 0 : 1;
} catch (error) {
  const cause: unknown = stop.signal.aborted ? stop.signal.reason : error;
  process.stderr.write(`${faultText(cause)}\nSeed: ${seed}\n`);
  process.exitCode = stop.signal.aborted ? 130 : 1;
}

#!/usr/bin/env node
import { writeFileSync } from 'node:fs';
import { faultText } from '@smartap/tools';
import { Command, Option } from 'commander';
import { loadCorpus } from './conformance/corpus.js';
import { accuracyMarkdown } from './conformance/accuracy.js';
import { tableSource } from './conformance/calibration.js';
import { correctedReport, correctedTable } from './conformance/corrected/report.js';
import { chosen } from './conformance/degraded/degraded.js';
import { DAMAGE_CHOICES, kindsOf } from './conformance/degraded/kinds.js';
import { inventedCorpus } from './conformance/invented/invented-corpus.js';
import { measureSplits } from './conformance/joined/measure.js';
import { OWN_PAGES } from './conformance/own-pages.js';
import { report, summary } from './conformance/report.js';
import { Conformance } from './conformance/run.js';

interface Options {
  corpus: string;
  json?: string | true;
  misses?: boolean;
  only?: string;
  calibrate?: string;
  accuracy?: string;
  changed?: boolean;
  corrected?: boolean;
  degraded?: string;
  damage: string;
  invented?: string;
  joined?: string;
  scanned?: boolean;
  seed: string;
  tenant?: boolean;
}

const PROGRESS_EVERY = 100;

async function main(options: Options): Promise<void> {
  const corpus = loadCorpus(options.corpus);
  const degraded = options.degraded === undefined ? [] : chosen(corpus.rows, Number(options.degraded), Number(options.seed));
  const kinds = kindsOf(options.damage);
  const isWhole = options.degraded === undefined && options.joined === undefined && options.corrected !== true;
  const rows = corpus.rows.filter((row) => (options.only === undefined ? isWhole : row.format === options.only));
  const conformance = new Conformance(corpus, options.calibrate === undefined ? {} : { rawConfidence: true }, options.tenant === true);
  const documents = rows.length + degraded.length * kinds.length;
  let done = 0;
  for (const row of rows) {
    await conformance.document(row);
    done += 1;
    if (done % PROGRESS_EVERY === 0) process.stderr.write(`${done} of ${rows.length}\n`);
  }
  for (const kind of kinds) {
    for (const [index, row] of degraded.entries()) {
      await conformance.degraded(row, Number(options.seed) + index, kind);
      process.stderr.write(`${kind} ${index + 1} of ${degraded.length}\n`);
    }
  }
  if (options.joined !== undefined) {
    const isScanned = options.scanned === true;
    const progress = (at: number, of: number): unknown => (isScanned || at % PROGRESS_EVERY === 0) && process.stderr.write(`joined ${at} of ${of}\n`);
    await measureSplits(corpus, conformance, { count: Number(options.joined), seed: Number(options.seed), isScanned }, progress);
  }
  await conformance.close();
  const corrected =
    options.corrected === true
      ? await correctedReport(
          options.invented === undefined ? corpus : await inventedCorpus(Number(options.invented), Number(options.seed), options.changed === true),
          (now, of) => process.stderr.write(`corrected ${now} of ${of} vendors\n`),
        )
      : undefined;
  const result = { ...report(conformance, documents), ...(corrected === undefined ? {} : { corrected: corrected.scores }) };
  process.stderr.write(summary(conformance, documents));
  if (corrected !== undefined) process.stderr.write(correctedTable(corrected));
  if (options.misses === true) {
    for (const miss of conformance.facts.misses) {
      const given = miss.given ?? '(none)';
      process.stderr.write(
        `${miss.format} ${miss.id} ${miss.field}: expected ${JSON.stringify(miss.expected)}, given ${JSON.stringify(given)} (${miss.confidence.toFixed(2)})\n`,
      );
    }
    for (const { id, term, stated = '(none)', given = '(none)', confidence } of conformance.terms.misses)
      process.stderr.write(`term ${id} ${term}: stated ${JSON.stringify(stated)}, given ${JSON.stringify(given)} (${confidence.toFixed(2)})\n`);
    for (const { of, wanted, given } of conformance.splits.misses)
      process.stderr.write(`joined ${of}: begin on ${wanted.join(', ')}, cut at ${given.join(', ') || 'none'}\n`);
    for (const { care, taught, id, field, expected, given, method } of corrected?.misses ?? [])
      process.stderr.write(
        `corrected (${care}) by ${taught}, read ${id} ${field}: expected ${JSON.stringify(expected)}, given ${JSON.stringify(given)} (${method})\n`,
      );
    for (const miss of conformance.lines.misses)
      process.stderr.write(`${miss.format} ${miss.id} lines: ${miss.right} right of ${miss.expected}, ${miss.given} given\n`);
  }
  if (options.calibrate !== undefined) {
    writeFileSync(options.calibrate, tableSource(conformance.facts.calibration.table(), options.degraded !== undefined));
    process.stderr.write(
      `calibration, on families left out: ${JSON.stringify(conformance.facts.calibration.report(), undefined, 2)}\nwrote ${options.calibrate}: build and measure again to see its effect\n`,
    );
  }
  if (options.accuracy !== undefined) {
    writeFileSync(options.accuracy, accuracyMarkdown(conformance));
    process.stderr.write(`wrote the tables of docs/accuracy.md to ${options.accuracy}\n`);
  }
  const text = `${JSON.stringify(result, undefined, 2)}\n`;
  if (options.json === true) process.stdout.write(text);
  else if (options.json !== undefined) writeFileSync(options.json, text);
  process.exitCode = conformance.crashes.length === 0 && conformance.splits.isSafe() ? 0 : 1;
}

const command = new Command('conformance')
  .description(
    'Measures the extraction and validation cores over a corpus of invoices (manifest.jsonl, expected-lines.jsonl, files/, embedded/; expected-terms.jsonl where it has one).',
  )
  .addOption(new Option('--corpus <dir>', 'the folder of the corpus').default(OWN_PAGES, "the project's own pages"))
  .option('--json [file]', 'write the result as JSON to a file, or alone to stdout')
  .option('--misses', 'list every fact that is not right, and every file not taken apart, on stderr')
  .option(
    '--calibrate <file>',
    'make the table of what a confidence is worth from the pages of the corpus (with --degraded that of scans), and judge it on families left out',
  )
  .option('--accuracy <file>', 'write the tables of docs/accuracy.md as Markdown')
  .option('--only <format>', 'measure one format of the manifest')
  .option(
    '--degraded <n>',
    'measure n designed pages as they come in after damage: as a scanner delivers them (skewed, blurred, grainy, folded, 150 to 300 dpi), or by --damage',
  )
  .addOption(new Option('--damage <kind>', 'what is done to those of --degraded, or all one after the other').choices(DAMAGE_CHOICES).default('scan'))
  .option('--invented <n>', 'with --corrected: n vendors that never were instead of those of the corpus, each with three invoices, made by the seed')
  .option(
    '--changed',
    'with --invented: each vendor has one more invoice for each thing that may be otherwise on the next (more lines, a credit note, a discount, a moved head, other columns ...), which teaches nothing',
  )
  .option(
    '--joined <n>',
    'put n files of two or three invoices together, and see whether they are taken apart again, and each PDF of one document is left whole',
  )
  .option('--corrected', 'of each vendor with several designed pages, correct one by its facts and read the others by what that taught, each in turn')
  .option('--tenant', 'the buyer of each document is the tenant, whose name and VAT id are known, as they are in service; nothing is asked of the buyer then')
  .option('--scanned', 'those of --joined as a scanner would deliver them, of at most six pages')
  .option('--seed <s>', 'what is done to them, and which are put together', '1')
  .addHelpText(
    'after',
    '\nEnds 0 when no document crashed: an internal error or a document that takes over 10 s is a crash, a typed refusal is not; and no document was cut in two.',
  );

try {
  await main(command.parse().opts<Options>());
} catch (error) {
  process.stderr.write(`${faultText(error)}\n`);
  process.exitCode = 1;
}

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_RULES, findRules, LANGUAGES, rulesDocument, type Language, type RuleEntry } from '@smartap/validation/domain';
import { Option, type Command } from 'commander';
import { table } from '../commands/table.js';
import { LaunchError } from '../launch.error.js';
import { ROOT } from '../root.js';

interface Common {
  readonly json?: boolean;
  readonly language: Language;
}

const say = (line: string): boolean => process.stderr.write(`${line}\n`);

/** A rule without its function, in a language. */
function dataOf({ layer, rule }: RuleEntry, language: Language) {
  const { id, severity, text } = rule;
  const semantic = 'terms' in rule ? { appliesTo: rule.appliesTo, terms: rule.terms, message: rule.message[language], follows: rule.follows } : {};
  return { id, layer, severity, text: text[language], ...semantic };
}

function list(options: Common & { layer?: string }): void {
  const rules = ALL_RULES.filter(({ layer }) => options.layer === undefined || layer === options.layer).map((entry) => dataOf(entry, options.language));
  if (rules.length === 0)
    throw new LaunchError(`No rules of the layer ${options.layer ?? ''}.`, `There are: ${[...new Set(ALL_RULES.map(({ layer }) => layer))].join(', ')}.`);
  if (options.json) process.stdout.write(`${JSON.stringify({ rules })}\n`);
  else
    process.stdout.write(
      `${table(
        ['rule', 'layer', 'severity', 'what it asks'],
        rules.map(({ id, layer, severity, text }) => [id, layer, severity, text]),
      )}\n`,
    );
  say(`${rules.length} rules. npm run smartap -- rules explain <rule> tells more of one.`);
}

function explain(id: string, { json, language }: Common): void {
  const rules = findRules(id).map((entry) => dataOf(entry, language));
  if (rules.length === 0) throw new LaunchError(`There is no rule ${id}.`, 'npm run smartap -- rules list shows all there are.');
  if (json) process.stdout.write(`${JSON.stringify({ rules })}\n`);
  for (const rule of json ? [] : rules) {
    for (const [name, value] of Object.entries(rule))
      process.stdout.write(`${name.padEnd(10)} ${Array.isArray(value) ? value.join(', ') || 'nothing' : String(value)}\n`);
  }
  say(`${rules.length} rule(s). All of them: docs/rules.md.`);
}

function document({ json }: Pick<Common, 'json'>): void {
  const file = join(ROOT, 'docs', 'rules.md');
  writeFileSync(file, rulesDocument());
  process.stdout.write(json ? `${JSON.stringify({ file, rules: ALL_RULES.length })}\n` : `Written: ${file}, ${ALL_RULES.length} rules\n`);
}

/** `npm run smartap -- rules`: what invoices are held against. */
export function rulesCommand(program: Command): void {
  const rules = program
    .command('rules')
    .description('the rules that invoices are held against: EN 16931, its syntaxes, and the layers on top; exit 0 when found, 1 when not');
  const common = (command: Command): Command =>
    command.addOption(new Option('--language <code>', 'of the texts').choices(LANGUAGES).default('en')).option('--json', 'JSON on stdout');
  common(rules.command('list')).description('every rule with what it asks').option('--layer <name>', 'such as en16931, ubl, cii').action(list);
  common(rules.command('explain'))
    .description('one rule: terms it reads, what a breach says, what follows')
    .argument('<rule>', 'its id, such as BR-CO-15')
    .action(explain);
  rules.command('document').description('make docs/rules.md from the rules').option('--json', 'JSON on stdout').action(document);
}

import { EXCEPTIONS } from './en16931/exceptions.js';
import { PROFILES } from './profiles.js';
import type { Rule } from './rule.js';
import { LAYERS, SYNTAXES } from './ruleset.js';

const cell = (text: string): string => text.replaceAll('|', String.raw`\|`);
const row = (...cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

function ruleRow({ id, severity, severityIn = {}, appliesTo, terms, text, follows }: Rule): string {
  const elsewhere = Object.entries(severityIn)
    .map(([binding, other]) => `, ${other} in ${binding.toUpperCase()}`)
    .join('');
  return row(id, `${severity}${elsewhere}`, appliesTo === 'any' ? 'any invoice' : 'e-invoice', terms.join(', '), text.en, follows.join(', '));
}

/** `docs/rules.md`: every rule as its data tells it. */
export function rulesDocument(): string {
  const out = [
    '# Rules',
    '',
    'Made from the rules themselves by `npm run smartap -- rules document`; do not edit. `npm run smartap -- rules explain BR-CO-15` tells of one rule, in German by `--language de`.',
    '',
    'A fatal rule that is broken stops an invoice until a person has looked; a warning is only told. Rules for an e-invoice are not asked of what was read off a page, nor of formats of single states. What',
    'breaks one rule may break those in the last column too. Code lists: `services/validation/src/domain/rules/code-lists`, each with its version.',
  ];
  for (const { title, name, version, rules, borrows = [] } of LAYERS) {
    const besides =
      borrows.length === 0
        ? ''
        : ` Besides, of another layer: ${borrows.map(({ id, severity }) => (severity === 'fatal' ? id : `${id} (${severity})`)).join(', ')}.`;
    out.push(
      '',
      `## ${title}`,
      '',
      `Layer \`${name}\`, version ${version}, ${rules.length} rules.${besides}`,
      '',
      row('rule', 'severity', 'of', 'terms', 'what it asks', 'drags along'),
      '|---|---|---|---|---|---|',
      ...rules.map(ruleRow),
    );
  }
  for (const { title, name, rules } of SYNTAXES) {
    out.push(
      '',
      `## ${title}`,
      '',
      `Syntax \`${name}\`, ${rules.length} rules; they read elements, when the document is read.`,
      '',
      row('rule', 'severity', 'what it asks'),
      '|---|---|---|',
      ...rules.map(({ id, severity, text }) => row(id, severity, text.en)),
    );
  }
  out.push(
    '',
    '## Profiles that are no EN 16931 invoices',
    '',
    'Told by the specification identifier (BT-24). Of them headings and lines that only tell are no items, and carriage is a charge. Of the syntax little is asked.',
    '',
    row('profile', 'what it is', 'held to', 'sums may be off by', 'does not ask'),
    '|---|---|---|---|---|',
    ...PROFILES.map(({ name, title, isPartial, roundsParts, drops }) =>
      row(name, title, isPartial ? 'rules for any invoice' : 'all rules', roundsParts ? 'a cent for each part' : 'nothing', [...drops].join(', ')),
    ),
  );
  out.push(
    '',
    '## Where SmartAP keeps to the standard against the official artefacts',
    '',
    row('rules', 'the standard', 'the artefact'),
    '|---|---|---|',
    ...EXCEPTIONS.map(({ rules, sentence, artefact }) => row(rules.join(', '), sentence, artefact)),
    '',
  );
  return out.join('\n');
}

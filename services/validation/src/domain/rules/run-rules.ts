import type { Finding } from '@smartap/contracts';
import type { Statement } from '@smartap/en16931';
import { factsOf } from './facts.js';
import type { Breach, Rule, RuleLayer, Severity } from './rule.js';
import { andMore, fill, placeIn, type Language } from './texts.js';

/** A rule with the places where it is broken. */
export interface Broken {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly breaches: readonly [Breach, ...Breach[]];
}

const NOTHING: Breach = {};

/** Holds a statement against the rules of layers. Of what was read off a page, only the rules for any invoice are asked. */
export function runRules(statement: Statement, layers: readonly RuleLayer[]): Broken[] {
  const facts = factsOf(statement);
  const broken: Broken[] = [];
  // Hundreds of rules are asked of each invoice, and hardly one has anything to say: they share what they say it to.
  let breaches: Breach[] = [];
  const report = (breach: Breach = NOTHING): number => breaches.push(breach);
  const replaced = new Set(layers.flatMap(({ replaces = [] }) => replaces));
  for (const layer of layers) {
    for (const rule of layer.rules) {
      if (statement.isPartial && rule.appliesTo !== 'any') continue;
      if (replaced.size > 0 && replaced.has(rule.id)) continue;
      rule.check(facts, report);
      const [first, ...rest] = breaches;
      if (first === undefined) continue;
      broken.push({ rule, severity: rule.severityIn?.[statement.binding] ?? rule.severity, breaches: [first, ...rest] });
      breaches = [];
    }
  }
  return broken;
}

const MAX_MESSAGE = 2000;

/** What a broken rule says, in a language: its first place, and how many more there are. */
export function messageOf({ rule, breaches: [first, ...more] }: Broken, language: Language): string {
  const text = `${placeIn(language, first.place)}${fill(rule.message[language], first.values ?? {})}${andMore(language, more.length)}`;
  return text.length > MAX_MESSAGE ? `${text.slice(0, MAX_MESSAGE - 1)}…` : text;
}

/** The finding of a broken rule: a fatal one asks a person. */
export function findingOf(broken: Broken, language: Language = 'en'): Finding {
  const { rule, severity, breaches: [{ expected, actual }] } = broken;
  return {
    code: rule.id,
    severity: severity === 'fatal' ? 'error' : 'warning',
    message: messageOf(broken, language),
    terms: [...rule.terms],
    ...(expected === undefined ? {} : { expected }),
    ...(actual === undefined ? {} : { actual }),
  };
}

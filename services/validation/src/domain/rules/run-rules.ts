import type { Finding, Says } from '@smartap/contracts';
import type { Statement } from '@smartap/en16931';
import { dec, oncePer } from '@smartap/runtime';
import { tell } from '../messages/tell.js';
import { factsOf } from './facts.js';
import { countedBy, type Profile } from './profiles.js';
import type { Breach, Rule, RuleLayer, Severity } from './rule.js';
import type { Values } from './texts.js';

/** A rule with the places where it is broken. */
export interface Broken {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly breaches: readonly [Breach, ...Breach[]];
}

const NOTHING: Breach = {};

const isSome = (breaches: Breach[]): breaches is [Breach, ...Breach[]] => breaches.length > 0;

const CENT = dec('0.01');
const NONE: ReadonlySet<string> = new Set();

const idsOf = oncePer(({ rules }: RuleLayer): ReadonlySet<string> => new Set(rules.map(({ id }) => id)));

/** What layers borrow of others, without what these ask themselves. */
const borrowedBy = (layers: readonly RuleLayer[]): Rule[] =>
  layers.flatMap(({ borrows = [] }) => borrows.filter(({ id }) => !layers.some((layer) => idsOf(layer).has(id))));

/**
 * Holds a statement against the rules of layers. Of what was read off a page, only the rules for any invoice are asked; of a
 * profile, those that it asks, over what it counts.
 */
export function runRules(stated: Statement, layers: readonly RuleLayer[], profile?: Profile): Broken[] {
  const counted = profile && countedBy(profile, stated);
  const statement = counted?.statement ?? stated;
  const facts = factsOf(statement, profile?.roundsParts === true ? CENT : undefined);
  const broken: Broken[] = [];
  // Hundreds of rules are asked of each invoice, and hardly one has anything to say: they share what they say it to.
  let breaches: Breach[] = [];
  const report = (breach: Breach = NOTHING): number => breaches.push(counted?.found(breach) ?? breach);
  const replaced = new Set([...(profile?.drops ?? NONE), ...layers.flatMap(({ replaces = [] }) => replaces)]);
  for (const rules of [...layers.map((layer) => layer.rules), borrowedBy(layers)]) {
    for (const rule of rules) {
      if (statement.isPartial && rule.appliesTo !== 'any') continue;
      if (replaced.size > 0 && replaced.has(rule.id)) continue;
      rule.check(facts, report);
      if (!isSome(breaches)) continue;
      broken.push({ rule, severity: rule.severityIn?.[statement.binding] ?? rule.severity, breaches });
      breaches = [];
    }
  }
  return broken;
}

const MAX_VALUE = 500;

const short = (values: Values): Values => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.slice(0, MAX_VALUE)]));

/** What the message of a broken rule is made of: its first place, and how many more there are. */
function saysOf({ breaches: [{ place, values = {} }, ...more] }: Broken): Says {
  const name = place?.name?.slice(0, MAX_VALUE);
  return {
    values: short(values),
    ...(place === undefined ? {} : { place: { group: place.group, index: place.index, ...(name ? { name } : {}) } }),
    ...(more.length === 0 ? {} : { more: more.length }),
  };
}

/** The finding of a broken rule: a fatal one asks a person. */
export function findingOf(broken: Broken): Finding {
  const {
    rule,
    severity,
    breaches: [{ expected, actual }],
  } = broken;
  const says = saysOf(broken);
  return {
    code: rule.id,
    severity: severity === 'fatal' ? 'error' : 'warning',
    message: tell(rule.message, says, 'en'),
    says,
    terms: [...rule.terms],
    ...(expected === undefined ? {} : { expected }),
    ...(actual === undefined ? {} : { actual }),
  };
}

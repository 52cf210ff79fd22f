import { CII_RULES, PEPPOL_SYNTAX_RULES, UBL_RULES, type SyntaxRule } from '@smartap/en16931';
import { EN16931 } from './en16931/index.js';
import { PEPPOL } from './peppol/index.js';
import type { Rule, RuleLayer } from './rule.js';
import { XRECHNUNG_EXTENSION } from './xrechnung/extension.js';
import { XRECHNUNG } from './xrechnung/index.js';
import { XRECHNUNG_VEHICLES } from './xrechnung/vehicles.js';

/** Every layer of rules that there is. */
export const LAYERS: readonly RuleLayer[] = [EN16931, PEPPOL, XRECHNUNG, XRECHNUNG_EXTENSION, XRECHNUNG_VEHICLES];

/** The rules of a syntax with its name. */
export const SYNTAXES: readonly { readonly name: string; readonly title: string; readonly rules: readonly SyntaxRule[] }[] = [
  { name: 'ubl', title: 'How EN 16931 uses UBL 2.1', rules: UBL_RULES },
  { name: 'cii', title: 'How EN 16931 uses UN/CEFACT CII', rules: CII_RULES },
  { name: 'peppol-syntax', title: 'How Peppol BIS Billing 3 and XRechnung use both', rules: PEPPOL_SYNTAX_RULES },
];

/** A rule as people look it up, of a layer or of a syntax. */
export interface RuleEntry {
  readonly layer: string;
  readonly rule: Rule | SyntaxRule;
}

/** Every rule, in order. */
export const ALL_RULES: readonly RuleEntry[] = [...LAYERS, ...SYNTAXES].flatMap(({ name, rules }) => rules.map((rule) => ({ layer: name, rule })));

/** The rules of an id, upper or lower case; none when nobody knows it. */
export function findRules(id: string): readonly RuleEntry[] {
  return ALL_RULES.filter(({ rule }) => rule.id.toLowerCase() === id.trim().toLowerCase());
}

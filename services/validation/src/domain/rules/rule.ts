import type { Binding } from '@smartap/en16931';
import type { Facts } from './facts.js';
import type { Place, Texts, Values } from './texts.js';

/** One place where a rule is broken. */
export interface Breach {
  readonly place?: Place | undefined;
  readonly values?: Values;
  readonly expected?: string;
  readonly actual?: string;
}

/** A fatal rule stops an invoice until a person has looked; a warning is only told. */
export type Severity = 'fatal' | 'warning';

export type Report = (breach?: Breach) => void;

/** A rule: what it asks, what it reads, what it says, and the function that decides. */
export interface Rule {
  /** As its standard names it: `BR-CO-15`. */
  readonly id: string;
  readonly severity: Severity;
  /** Where a syntax has it otherwise. */
  readonly severityIn?: Readonly<Partial<Record<Binding, Severity>>>;
  /** Whether it judges the form of an electronic invoice, or what any invoice must say. */
  readonly appliesTo: 'e-invoice' | 'any';
  /** The business terms and groups it reads. */
  readonly terms: readonly string[];
  /** What it asks. */
  readonly text: Texts;
  /** What a breach says: the values, and what to do. */
  readonly message: Texts;
  /** The rules that a breach of this one drags along: what breaks this one may break them too. */
  readonly follows: readonly string[];
  readonly check: (facts: Facts, report: Report) => void;
}

/** A rule with the usual left out: fatal, for electronic invoices, nothing follows. */
export function rule(parts: Pick<Rule, 'id' | 'terms' | 'text' | 'message' | 'check'> & Partial<Rule>): Rule {
  return { severity: 'fatal', appliesTo: 'e-invoice', follows: [], ...parts };
}

/** Rules of one origin and version. */
export interface RuleLayer {
  readonly name: string;
  readonly version: string;
  /** What it is and whose. */
  readonly title: string;
  readonly rules: readonly Rule[];
  /** Rules of other layers that it has in its own way: beside it they are not asked. */
  readonly replaces?: readonly string[];
  /** Rules of another layer that it asks too, in its own severity; beside that layer they are asked once, as that has them. */
  readonly borrows?: readonly Rule[];
}

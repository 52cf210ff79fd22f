import type { Stated, StatedAllowance, StatedLine } from '@smartap/en16931';
import type { Facts } from './facts.js';
import { rule, type Report, type Rule } from './rule.js';
import { TERMS, type NamedTerm } from './terms.js';
import { texts, type Place } from './texts.js';

/** Whether an element is there, empty or not. */
export const isThere = (value: unknown): boolean => value !== undefined;

/** Whether something is said. */
export const isSaid = (value: Stated): boolean => value !== undefined && value !== '';

/** Where a line is, as people find it. */
export const atLine = (line: StatedLine, index: number): Place => ({ group: 'line', index, name: line.id });

/** A rule that a term is there; `check` reports each place where it is not. */
export function required(id: string, term: NamedTerm, check: (facts: Facts, report: Report) => void, parts: Partial<Rule> = {}): Rule {
  const { en, de } = TERMS[term];
  return rule({
    id,
    terms: [term],
    text: texts(`The ${en} (${term}) shall be given.`, `Die Angabe „${de}“ (${term}) muss vorhanden sein.`),
    message: texts(
      `${en} (${term}) is missing. Ask the seller for an invoice that gives it.`,
      `${de} (${term}) fehlt. Den Verkäufer um eine Rechnung mit dieser Angabe bitten.`,
    ),
    check,
    ...parts,
  });
}

/** A rule that a term of the whole invoice is there. */
export function requiredOnce(id: string, term: NamedTerm, isGiven: (facts: Facts) => boolean, parts: Partial<Rule> = {}): Rule {
  return required(
    id,
    term,
    (facts, report) => {
      if (!isGiven(facts)) report();
    },
    parts,
  );
}

/** A rule that a term of each line is there. */
export function requiredOnLines(id: string, term: NamedTerm, isGiven: (line: StatedLine) => boolean, parts: Partial<Rule> = {}): Rule {
  return required(
    id,
    term,
    ({ s }, report) =>
      s.lines.forEach((line, index) => {
        if (!isGiven(line)) report({ place: atLine(line, index) });
      }),
    parts,
  );
}

type Kind = 'allowances' | 'charges';

/** A rule over each allowance or charge of the document. */
export function overDocument(kind: Kind, isRight: (allowance: StatedAllowance) => boolean) {
  const group = kind === 'allowances' ? 'allowance' : 'charge';
  return ({ s }: Facts, report: Report): void =>
    s[kind].forEach((each, index) => {
      if (!isRight(each)) report({ place: { group, index } });
    });
}

/** A rule over each allowance or charge of each line. */
export function overLines(kind: Kind, isRight: (allowance: StatedAllowance) => boolean) {
  return ({ s }: Facts, report: Report): void =>
    s.lines.forEach((line, index) =>
      line[kind].forEach((each) => {
        if (!isRight(each)) report({ place: atLine(line, index) });
      }),
    );
}

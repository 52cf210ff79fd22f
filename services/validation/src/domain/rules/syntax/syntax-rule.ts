import type { Occurrence } from '@smartap/en16931';
import type { Severity } from '../rule.js';
import { texts, type Texts } from '../texts.js';

/** A rule about how a syntax is used: it reads elements, not terms. */
export interface SyntaxRule {
  /** As the official artefacts name it: `UBL-SR-48`. */
  readonly id: string;
  readonly severity: Severity;
  readonly text: Texts;
  /** The names of the elements it looks at, `*Amount` for all that end so; undefined for the root. */
  readonly context: readonly string[] | undefined;
  /** Whether such an element is right. */
  readonly isRight: (element: Occurrence, root: Occurrence) => boolean;
}

export interface BrokenSyntax {
  readonly rule: SyntaxRule;
  /** Paths of the elements that are not right. */
  readonly paths: readonly string[];
}

type Check = SyntaxRule['isRight'];

/** A fatal rule of syntax. */
export function syntaxRule(id: string, context: SyntaxRule['context'], text: Texts, isRight: Check): SyntaxRule {
  return { id, severity: 'fatal', text, context, isRight };
}

/** The elements down a path from an element, every occurrence of each. */
export function elements(from: Occurrence, path: string): Occurrence[] {
  return path.split('/').reduce<Occurrence[]>((level, name) => level.flatMap((each) => each.all(name)), [from]);
}

/** A rule that what is down a path occurs once at most. */
export function once(id: string, context: SyntaxRule['context'], path: string, name: readonly [string, string], isCounted: (element: Occurrence) => boolean = () => true): SyntaxRule {
  return syntaxRule(id, context, texts(`${name[0]} shall occur at most once.`, `${name[1]} darf höchstens einmal vorkommen.`), (from) => elements(from, path).filter(isCounted).length <= 1);
}

/** Holds the elements of a document against rules of its syntax. */
export function runSyntaxRules(occurrences: readonly Occurrence[], rules: readonly SyntaxRule[]): BrokenSyntax[] {
  const [root] = occurrences;
  if (root === undefined) return [];
  const byName = Map.groupBy(occurrences, ({ name }) => name);
  const named = (name: string): Occurrence[] => (name.startsWith('*') ? [...byName].flatMap(([each, found]) => (each.endsWith(name.slice(1)) ? found : [])) : (byName.get(name) ?? []));
  return rules.flatMap((rule) => {
    const context = rule.context === undefined ? [root] : rule.context.flatMap(named);
    const paths = context.filter((element) => !rule.isRight(element, root)).map(({ path }) => path);
    return paths.length === 0 ? [] : [{ rule, paths }];
  });
}

import { texts, type Texts } from '../texts.js';
import type { Occurrence } from '../xml/occurrence.js';

/** A rule about how a syntax is used: it reads elements, not terms. All that are kept are fatal. */
export interface SyntaxRule {
  /** As the official artefacts name it: `UBL-SR-48`. */
  readonly id: string;
  readonly severity: 'fatal';
  readonly text: Texts;
  /** The layers of rules that ask it, where it is not EN 16931 itself. */
  readonly layers?: readonly ('peppol' | 'xrechnung')[];
  /** The names of the elements it looks at, `*Amount` for all that end so; undefined for the root. */
  readonly context: readonly string[] | undefined;
  /** The rules that a breach of this one drags along. */
  readonly follows?: readonly string[];
  /** Of a rule that something occurs once at most: the path to it from such an element. */
  readonly once?: string;
  /** Whether such an element is right. */
  readonly isRight: (element: Occurrence, root: Occurrence) => boolean;
}

/** A rule of syntax with what breaks it. */
export interface BrokenSyntax {
  readonly rule: SyntaxRule;
  /** The elements that are not right, in document order. */
  readonly elements: readonly [Occurrence, ...Occurrence[]];
}

type Check = SyntaxRule['isRight'];

/** A fatal rule of syntax. */
export function syntaxRule(id: string, context: SyntaxRule['context'], text: Texts, isRight: Check): SyntaxRule {
  return { id, severity: 'fatal', text, context, isRight };
}

/** The elements down a path from an element, every occurrence of each. */
export function elements(from: Occurrence, path: string): Occurrence[] {
  return down([from], path.split('/'));
}

function down(level: Occurrence[], path: readonly string[]): Occurrence[] {
  let found = level;
  for (const name of path) {
    const [only] = found;
    if (only === undefined) return found;
    found = found.length === 1 ? only.all(name) : found.flatMap((each) => each.all(name));
  }
  return found;
}

/** How many there are down the rest of a path, without gathering them. */
function countDown(from: Occurrence, path: readonly string[], step: number): number {
  if (step === path.length) return 1;
  let count = 0;
  for (const child of from.children) if (child.name === path[step]) count += countDown(child, path, step + 1);
  return count;
}

/** A rule that what is down a path occurs once at most. */
export function once(
  id: string,
  context: SyntaxRule['context'],
  path: string,
  name: readonly [string, string],
  isCounted: (element: Occurrence) => boolean = () => true,
): SyntaxRule {
  const steps = path.split('/');
  const rule = syntaxRule(id, context, texts(`${name[0]} shall occur at most once.`, `${name[1]} darf höchstens einmal vorkommen.`), (from) => {
    return countDown(from, steps, 0) <= 1 || down([from], steps).filter(isCounted).length <= 1;
  });
  return { ...rule, once: path };
}

/** Rules by the element they look at; those of the root and those by the end of a name apart. */
class RuleIndex {
  private readonly ofName = new Map<string, readonly SyntaxRule[]>();
  private readonly ofRoot: readonly SyntaxRule[];

  constructor(private readonly rules: readonly SyntaxRule[]) {
    this.ofRoot = rules.filter(({ context }) => context === undefined);
  }

  /** The rules that look at an element; each name is looked up once, however many documents have it. */
  at({ name, parent }: Occurrence): readonly SyntaxRule[] {
    if (parent === undefined) return this.ofRoot;
    const known = this.ofName.get(name);
    if (known !== undefined) return known;
    const found = this.rules.filter(({ context = [] }) =>
      context.some((wanted) => (wanted.startsWith('*') ? name.endsWith(wanted.slice(1)) : name === wanted)),
    );
    if (this.ofName.size < MAX_NAMES) this.ofName.set(name, found);
    return found;
  }
}

// Names come from documents: nobody shall fill the memory with them.
const MAX_NAMES = 2000;
const indexes = new WeakMap<readonly SyntaxRule[], RuleIndex>();

/** Holds the elements of a document against rules of its syntax. */
export function runSyntaxRules(occurrences: readonly Occurrence[], rules: readonly SyntaxRule[]): BrokenSyntax[] {
  const [root] = occurrences;
  if (root === undefined || rules.length === 0) return [];
  const index = indexes.get(rules) ?? new RuleIndex(rules);
  indexes.set(rules, index);
  const broken = new Map<SyntaxRule, [Occurrence, ...Occurrence[]]>();
  for (const element of occurrences) {
    for (const rule of index.at(element)) {
      if (rule.isRight(element, root)) continue;
      const known = broken.get(rule);
      if (known === undefined) broken.set(rule, [element]);
      else known.push(element);
    }
  }
  return [...broken].map(([rule, found]) => ({ rule, elements: found }));
}

/**
 * One element as it occurs in the document. Together they keep what the typed model drops: how often a term occurs, its lexical
 * text, its attributes and its order. Names carry a fixed prefix by namespace (`cbc:ID`, `ram:Name`), whatever the document's own.
 */
export class Occurrence {
  /** `prefix:local`; the root has its local name only; `?:local` in a namespace that is none of the syntax's. */
  readonly name: string;
  /** Attributes by their name in the document (`currencyID`), namespace declarations left out. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: Occurrence | undefined;
  readonly children: Occurrence[] = [];
  /** The lexical text of a leaf, untrimmed; of an element with children only what is not white space. */
  text = '';

  constructor(name: string, attributes: Readonly<Record<string, string>>, parent: Occurrence | undefined) {
    this.name = name;
    this.attributes = attributes;
    this.parent = parent;
  }

  /** Of so many children. */
  private made: { readonly of: number; readonly steps: ReadonlyMap<Occurrence, string> } | undefined;

  /** The first child of one of these names, in the order of the names. */
  first(...names: readonly string[]): Occurrence | undefined {
    for (const name of names) {
      for (const child of this.children) if (child.name === name) return child;
    }
    return undefined;
  }

  /** All children of this name. */
  all(name: string): Occurrence[] {
    const found: Occurrence[] = [];
    for (const child of this.children) if (child.name === name) found.push(child);
    return found;
  }

  /** The first element down a path of names. */
  at(...path: readonly string[]): Occurrence | undefined {
    return path.reduce<Occurrence | undefined>((found, name) => found?.first(name), this);
  }

  /** The text without white space around it; undefined when empty. */
  get value(): string | undefined {
    const trimmed = this.text.trim();
    return trimmed === '' ? undefined : trimmed;
  }

  /** Where it stands: `/Invoice/cac:InvoiceLine[2]/cbc:ID`; a position only where its name occurs more than once. */
  get path(): string {
    if (this.parent === undefined) return `/${this.name}`;
    return `${this.parent.path}/${this.parent.steps().get(this) ?? this.name}`;
  }

  /** The last step of the path of each child, made once for all: a document may have thousands of one name. */
  private steps(): ReadonlyMap<Occurrence, string> {
    if (this.made?.of !== this.children.length) {
      const named = Map.groupBy(this.children, ({ name }) => name);
      const steps = [...named].flatMap(([name, same]) => same.map((child, index) => [child, same.length > 1 ? `${name}[${index + 1}]` : name] as const));
      this.made = { of: this.children.length, steps: new Map(steps) };
    }
    return this.made.steps;
  }
}

interface Entry {
  readonly text: string;
  /** Under which it is forgotten: its own key and its tags. */
  readonly names: readonly string[];
  readonly untilMs: number;
}

/** Of a process whose memory is bounded at a few hundred MB; a character takes one byte, or two. */
const MOST_CHARACTERS = 16 * 1024 * 1024;
const LONGEST = 512 * 1024;

/**
 * Answers that are text already, held as they are before the in-process level, which would copy its JSON at each look-up.
 * Bounded by characters; the one asked for longest ago goes first. Knows nothing that {@link forget} was told of since.
 */
export class TextFront {
  private readonly entries = new Map<string, Entry>();
  private readonly byName = new Map<string, Set<string>>();
  private characters = 0;

  constructor(private readonly most = MOST_CHARACTERS) {}

  get(key: string): string | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined) return undefined;
    if (entry.untilMs <= Date.now()) {
      this.remove(key);
      return undefined;
    }
    this.entries.delete(key);
    this.entries.set(key, entry);
    return entry.text;
  }

  /**
   * @param names under which it is forgotten
   * @param untilMs milliseconds since 1970
   */
  set(key: string, text: string, names: readonly string[], untilMs: number): void {
    this.remove(key);
    if (text.length > LONGEST || untilMs <= Date.now()) return;
    this.entries.set(key, { text, names, untilMs });
    this.characters += text.length;
    for (const name of names) this.byName.set(name, (this.byName.get(name) ?? new Set()).add(key));
    for (const oldest of this.entries.keys()) {
      if (this.characters <= this.most) return;
      this.remove(oldest);
    }
  }

  forget(names: Iterable<string>): void {
    for (const name of names) for (const key of this.byName.get(name) ?? []) this.remove(key);
  }

  clear(): void {
    this.entries.clear();
    this.byName.clear();
    this.characters = 0;
  }

  private remove(key: string): void {
    const entry = this.entries.get(key);
    if (entry === undefined) return;
    this.entries.delete(key);
    this.characters -= entry.text.length;
    for (const name of entry.names) {
      const keys = this.byName.get(name);
      keys?.delete(key);
      if (keys?.size === 0) this.byName.delete(name);
    }
  }
}

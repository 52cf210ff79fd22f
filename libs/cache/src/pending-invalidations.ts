/** Past this, everything is cleared instead: the list would take more memory than the cache is worth. */
const MOST = 10_000;

/** What was invalidated while Redis was away, for it to be told when it is back. */
export class PendingInvalidations {
  private keys = new Set<string>();
  private tags = new Set<string>();
  private all = false;

  get size(): number {
    return this.all ? MOST : this.keys.size + this.tags.size;
  }

  add(keys: readonly string[], tags: readonly string[]): void {
    if (this.all) return;
    for (const key of keys) this.keys.add(key);
    for (const tag of tags) this.tags.add(tag);
    if (this.keys.size + this.tags.size <= MOST) return;
    this.keys.clear();
    this.tags.clear();
    this.all = true;
  }

  /** Gives what there is and begins anew. */
  take(): { readonly keys: readonly string[]; readonly tags: readonly string[]; readonly all: boolean } {
    const taken = { keys: [...this.keys], tags: [...this.tags], all: this.all };
    this.keys = new Set();
    this.tags = new Set();
    this.all = false;
    return taken;
  }

  /** Gives back what could not be told. */
  restore({ keys, tags, all }: ReturnType<PendingInvalidations['take']>): void {
    this.all ||= all;
    this.add(keys, tags);
  }
}

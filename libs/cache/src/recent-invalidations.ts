/** A replica that is further behind than this is not made a master by any sane failover. */
const REMEMBERED_MS = 10_000;

/** What was invalidated together. */
interface Told {
  readonly atMs: number;
  readonly keys: readonly string[];
  readonly tags: readonly string[];
}

/** What Redis was told of in the last seconds, for a new master that may not know it. */
export class RecentInvalidations {
  private told: Told[] = [];

  /** @param nowMs monotonic milliseconds */
  add(keys: readonly string[], tags: readonly string[], nowMs = performance.now()): void {
    this.told.push({ atMs: nowMs, keys, tags });
    const first = this.told.findIndex(({ atMs }) => atMs >= nowMs - REMEMBERED_MS);
    // Cut in steps: a shift for each entry would cost more than it saves.
    if (first > this.told.length / 2) this.told = this.told.slice(first);
  }

  /** Gives what is not too old and begins anew. */
  take(nowMs = performance.now()): readonly Told[] {
    const taken = this.told.filter(({ atMs }) => atMs >= nowMs - REMEMBERED_MS);
    this.told = [];
    return taken;
  }
}

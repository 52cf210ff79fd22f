/** As many are remembered as may happen while a slow query runs. */
const REMEMBERED = 4096;

/**
 * Remembers what was invalidated last, so that a value read before an invalidation and ready after it is not kept: it
 * would be stale for its whole life.
 */
export class InvalidationLog {
  private readonly last = new Map<string, number>();
  private sequence = 0;
  private forgotten = 0;

  /** A point in time to ask {@link since} about. */
  now(): number {
    return this.sequence;
  }

  note(names: Iterable<string>): void {
    for (const name of names) {
      this.sequence += 1;
      this.last.delete(name);
      this.last.set(name, this.sequence);
      if (this.last.size <= REMEMBERED) continue;
      const [oldest] = this.last;
      if (oldest === undefined) continue;
      this.forgotten = oldest[1];
      this.last.delete(oldest[0]);
    }
  }

  /** True when one of the names was invalidated after that point, or may have been. */
  since(point: number, names: readonly string[]): boolean {
    return this.forgotten > point || names.some((name) => (this.last.get(name) ?? 0) > point);
  }
}

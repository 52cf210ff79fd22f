/** Work that goes on beside the rest; its first failure comes out where it is awaited. */
export class Pending {
  private readonly running = new Set<Promise<void>>();
  private failure: { readonly error: unknown } | undefined;

  get size(): number {
    return this.running.size;
  }

  add(work: Promise<void>): void {
    const watched = work
      .catch((error: unknown) => {
        this.failure ??= { error };
      })
      .finally(() => this.running.delete(watched));
    this.running.add(watched);
  }

  /** Throws when any of it has failed so far. */
  check(): void {
    if (this.failure) throw this.failure.error;
  }

  /** Resolves when nothing of it runs any more; throws when any of it has failed. */
  async drained(): Promise<void> {
    await Promise.all(this.running);
    this.check();
  }
}

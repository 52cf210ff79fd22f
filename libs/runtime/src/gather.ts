import { AsyncLocalStorage } from 'node:async_hooks';

interface Waiting<In, Out> {
  readonly item: In;
  readonly resolve: (out: Out) => void;
  readonly reject: (error: unknown) => void;
  /** Runs something as the caller would: what is traced of a batch belongs to its first caller. */
  readonly within: <T>(run: () => T) => T;
}

/** How much is taken at once. */
export interface GatherOptions {
  /** Most items of one batch. */
  readonly batch: number;
  /** Batches in hand at the same time. */
  readonly concurrency: number;
}

/**
 * Work that costs nearly the same for many as for one, done for many callers at once: who comes while all hands are full shares the next
 * batch, and a lone caller waits for nobody.
 */
export class Gather<In, Out> {
  private readonly waiting: Waiting<In, Out>[] = [];
  private busy = 0;

  constructor(
    /** Gives each item's own outcome, in their order; a throw is that of all. */
    private readonly work: (items: readonly In[]) => Promise<readonly PromiseSettledResult<Out>[]>,
    private readonly options: GatherOptions,
  ) {}

  run(item: In): Promise<Out> {
    return new Promise<Out>((resolve, reject) => {
      this.waiting.push({ item, resolve, reject, within: AsyncLocalStorage.snapshot() });
      this.next();
    });
  }

  private next(): void {
    if (this.busy >= this.options.concurrency) return;
    const batch = this.waiting.splice(0, this.options.batch);
    const [first] = batch;
    if (!first) return;
    this.busy += 1;
    void first
      .within(() => this.settle(batch))
      .finally(() => {
        this.busy -= 1;
        this.next();
      });
  }

  private async settle(batch: readonly Waiting<In, Out>[]): Promise<void> {
    try {
      const outcomes = await this.work(batch.map(({ item }) => item));
      batch.forEach(({ resolve, reject }, i) => {
        const outcome = outcomes[i];
        if (outcome?.status === 'fulfilled') resolve(outcome.value);
        else reject(outcome?.reason ?? new Error('A batch gave no outcome for one of its items.'));
      });
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}

import { setTimeout as delay } from 'node:timers/promises';
import type { InvoiceReader } from './invoice-reader.js';

interface Watched {
  outcome: string | null;
  /** When the outcome was seen to change last. */
  since: number;
  waiting: { readonly isReached: (outcome: string | null, forMs: number) => boolean; readonly resolve: (outcome: string | null) => void }[];
}

const SHORTEST_PAUSE_MS = 150;
const LONGEST_PAUSE_MS = 1500;
/** An outcome other than the one that is waited for is taken for final when it stays so long. */
const SETTLED_MS = 12_000;
/** Without an expectation an outcome counts when it stays so long: a task may be opened a moment after the match. */
const STEADY_MS = 1500;

/** Watches invoices until they stand where they are expected, or for good somewhere else. */
export class OutcomeWatch {
  private readonly watched = new Map<string, Watched>();
  private readonly stopping = new AbortController();
  private readonly reading: Promise<void>;
  private moved = false;

  constructor(
    private readonly reader: InvoiceReader,
    private readonly deadlineMs: number,
    private readonly onChange: () => void,
  ) {
    this.reading = this.read();
  }

  /** The outcomes seen so far, those without one left out. */
  outcomes(): string[] {
    return [...this.watched.values()].flatMap(({ outcome }) => outcome ?? []);
  }

  /** Waits until the invoice shows this outcome, or another one for good; without one: any that stays. */
  until(invoiceId: string, expected?: string): Promise<string | null> {
    return this.wait(
      invoiceId,
      (outcome, forMs) => outcome !== null && (expected === undefined ? forMs > STEADY_MS : outcome === expected || forMs > SETTLED_MS),
    );
  }

  /** Waits until the invoice shows any outcome. */
  untilDecided(invoiceId: string): Promise<string | null> {
    return this.wait(invoiceId, (outcome) => outcome !== null);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.reading;
  }

  private wait(invoiceId: string, isReached: Watched['waiting'][number]['isReached']): Promise<string | null> {
    const entry = this.watched.get(invoiceId) ?? { outcome: null, since: Date.now(), waiting: [] };
    this.watched.set(invoiceId, entry);
    return new Promise((resolve) => {
      entry.waiting.push({ isReached, resolve });
      this.moved = true;
      this.settle(entry);
    });
  }

  private settle(entry: Watched): void {
    const now = Date.now();
    const isLate = now > this.deadlineMs || this.stopping.signal.aborted;
    entry.waiting = entry.waiting.filter(({ isReached, resolve }) => {
      const done = isLate || isReached(entry.outcome, now - entry.since);
      if (done) resolve(entry.outcome);
      return !done;
    });
  }

  private async read(): Promise<void> {
    let pause = SHORTEST_PAUSE_MS;
    while (!this.stopping.signal.aborted) {
      const open = [...this.watched].filter(([, { waiting }]) => waiting.length > 0).map(([invoiceId]) => invoiceId);
      if (open.length > 0) await this.refresh(open).catch(() => undefined);
      for (const entry of this.watched.values()) this.settle(entry);
      pause = this.moved ? SHORTEST_PAUSE_MS : Math.min(LONGEST_PAUSE_MS, pause * 1.5);
      this.moved = false;
      await delay(pause, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
    for (const entry of this.watched.values()) this.settle(entry);
  }

  private async refresh(invoiceIds: readonly string[]): Promise<void> {
    for (const { invoiceId, outcome } of await this.reader.standings(invoiceIds)) {
      const entry = this.watched.get(invoiceId);
      if (!entry || entry.outcome === outcome) continue;
      entry.outcome = outcome;
      entry.since = Date.now();
      this.moved = true;
    }
    if (this.moved) this.onChange();
  }
}

import { setTimeout as pause } from 'node:timers/promises';
import type { Call } from '../load/api.js';
import type { Case } from './cases.js';
import { documentOf } from './documents.js';
import { insist } from './insist.js';
import { Pending } from './pending.js';

const AT_ONCE = 64;
const LOOK_EVERY_MS = 10;

/** Hands documents in at a pace, each until it is answered 202. Each 202 is a promise, and is written down. */
export class Uploader {
  /** Invoice ids by the number of their case. */
  readonly promises = new Map<number, string>();
  /** Up to which case documents may be handed in now, and up to which without keeping the pace. */
  private quota = 0;
  private urgent = 0;
  private readonly pending = new Pending();
  private begun = 0;

  /**
   * @param perSecond the pace
   * @param onPromise is told of each 202
   */
  constructor(
    private readonly call: Call,
    private readonly cases: readonly Case[],
    private readonly perSecond: number,
    private readonly onPromise: (own: Case) => void,
    private readonly signal: AbortSignal,
  ) {}

  /** True when every document has been handed in, answered or not. */
  get isThrough(): boolean {
    return this.begun === this.cases.length;
  }

  /** Lets documents in up to this case, at the pace. */
  allow(quota: number): void {
    this.quota = Math.max(this.quota, quota);
  }

  /** Lets so many in as fast as the callers can, unless a hurry is on already. */
  hurry(count: number): void {
    if (this.begun < this.urgent) return;
    this.urgent = this.begun + count;
    this.quota = Math.max(this.quota, this.urgent);
  }

  /** Resolves when the last is answered. */
  async run(): Promise<void> {
    for (let due = performance.now(); !this.isThrough;) {
      this.signal.throwIfAborted();
      this.pending.check();
      const now = performance.now();
      const isAllowed = this.begun < this.quota && this.pending.size < AT_ONCE;
      if (!isAllowed || (now < due && this.begun >= this.urgent)) {
        await pause(isAllowed ? Math.min(LOOK_EVERY_MS, due - now) : LOOK_EVERY_MS);
        continue;
      }
      // A pace that fell behind is not made up for.
      due = Math.max(due, now - 1000 / this.perSecond) + 1000 / this.perSecond;
      this.begin();
    }
    await this.pending.drained();
  }

  private begin(): void {
    const own = this.cases[this.begun];
    this.begun += 1;
    if (own) this.pending.add(this.upload(own));
  }

  private async upload(own: Case): Promise<void> {
    const headers = {
      'content-type': 'application/octet-stream',
      'idempotency-key': `faults-${own.n}`,
      'content-disposition': `attachment; filename="faults-${own.n}.xml"`,
    };
    const bytes = documentOf(own);
    const { status, body } = await insist(`Upload ${own.n}`, () => this.call('POST', '/api/v1/invoices', bytes, headers), this.signal);
    if (status !== 202 || typeof body['invoiceId'] !== 'string') throw new Error(`Upload ${own.n} was answered ${status}: ${JSON.stringify(body)}`);
    this.promises.set(own.n, body['invoiceId']);
    this.onPromise(own);
  }
}

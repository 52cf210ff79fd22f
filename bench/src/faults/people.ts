import { setTimeout as pause } from 'node:timers/promises';
import type { Call } from '../load/api.js';
import { ORDER_LINES, orderNumber } from '../load/invoices.js';
import { answerTo, type Case } from './cases.js';
import { insist } from './insist.js';
import { Pending } from './pending.js';

const LOOK_EVERY_MS = 500;
const AT_ONCE = 8;

interface Task {
  readonly taskId: string;
  readonly invoiceId: string;
  readonly kind: string;
}

/** The people of the tenant: one answers every task as its case asks, one posts the goods that come late. */
export class People {
  private readonly answered = new Set<string>();
  private readonly posting = new Pending();
  private readonly stopping = new AbortController();

  /** @param caseOf the case that an invoice was made for, once it is promised */
  constructor(
    private readonly controller: Call,
    private readonly warehouse: Call,
    private readonly caseOf: (invoiceId: string) => Case | undefined,
    private readonly signal: AbortSignal,
  ) {}

  /** Posts the receipt of a case's order after a while. */
  deliver({ n }: Case, afterMs: number): void {
    this.posting.add(this.post(n, afterMs));
  }

  /** Resolves when everything that was to come late has come. */
  delivered(): Promise<void> {
    return this.posting.drained();
  }

  /** Answers tasks until it is stopped. */
  async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      this.signal.throwIfAborted();
      const tasks = (await this.openTasks()).filter(({ taskId }) => !this.answered.has(taskId));
      for (let i = 0; i < tasks.length; i += AT_ONCE) await Promise.all(tasks.slice(i, i + AT_ONCE).map((task) => this.answer(task)));
      await pause(LOOK_EVERY_MS);
    }
  }

  stop(): void {
    this.stopping.abort();
  }

  private async openTasks(): Promise<Task[]> {
    const { status, body } = await insist('The list of tasks', () => this.controller('GET', '/api/v1/tasks?state=open&limit=200'), this.signal);
    if (status !== 200) throw new Error(`The list of tasks was answered ${status}: ${JSON.stringify(body)}`);
    return body['tasks'] as Task[];
  }

  private async answer({ taskId, invoiceId, kind }: Task): Promise<void> {
    const own = this.caseOf(invoiceId);
    // The upload was taken in, and its 202 is still on its way.
    if (!own) return;
    const decision = { answer: answerTo(own.kind, kind), comment: `As case ${own.n} asks` };
    const { status, body } = await insist(
      `Task ${taskId}`,
      () => this.controller('POST', `/api/v1/tasks/${taskId}/decision`, decision, { 'idempotency-key': `answer-${taskId}` }),
      this.signal,
    );
    // The tasks that are listed are a moment old: one that is over by now is no fault.
    if (status !== 200 && status !== 409 && status !== 412) throw new Error(`The answer to task ${taskId} was answered ${status}: ${JSON.stringify(body)}`);
    this.answered.add(taskId);
  }

  private async post(n: number, afterMs: number): Promise<void> {
    await pause(afterMs, undefined, { signal: this.signal });
    const number = orderNumber(n);
    const receipt = {
      number: `GR-${number}`,
      receivedOn: '2026-01-20',
      lines: ORDER_LINES.map(({ line, quantity }) => ({ line, orderNumber: number, orderLine: line, quantity })),
    };
    const { status, body } = await insist(
      `Receipt ${n}`,
      () => this.warehouse('POST', '/api/v1/receipts', receipt, { 'idempotency-key': `receipt-${n}` }),
      this.signal,
    );
    if (status !== 201) throw new Error(`Receipt ${n} was answered ${status}: ${JSON.stringify(body)}`);
  }
}

import type { RunProgress } from './run-samples.js';

const WORDS = [
  ['approved', 'approved'],
  ['rejected', 'rejected'],
  ['refused', 'refused'],
  ['task', 'ask a person'],
  ['waiting', 'wait'],
] as const;
const PLAIN_EVERY_MS = 2000;

/** `31 of 44 handed in · 20 approved · 2 refused`. */
export function progressWords(total: number, submitted: number, outcomes: readonly string[]): string {
  const kinds = outcomes.map((outcome) => outcome.split(':')[0]);
  const counts = WORDS.flatMap(([kind, words]) => {
    const count = kinds.filter((own) => own === kind).length;
    return count > 0 ? [`${count} ${words}`] : [];
  });
  return [`${submitted} of ${total} handed in`, ...counts].join(' · ');
}

/** Live progress on a stream: one line that changes on a terminal, a line now and then elsewhere. */
export class LiveLine implements RunProgress {
  private line = '';
  private shownAt = 0;
  private shown = '';

  constructor(
    private readonly stream: NodeJS.WriteStream,
    private readonly total: number,
  ) {}

  readonly tell = (line: string): void => {
    this.clear();
    this.stream.write(`${line}\n`);
    this.draw();
  };

  readonly show = (submitted: number, outcomes: readonly string[]): void => {
    this.line = progressWords(this.total, submitted, outcomes);
    if (this.stream.isTTY) this.draw();
    else if (Date.now() - this.shownAt >= PLAIN_EVERY_MS && this.line !== this.shown) this.print();
  };

  /** Leaves the last state on a line of its own. */
  end(): void {
    this.clear();
    if (this.line && this.line !== this.shown) this.print();
  }

  private print(): void {
    this.shownAt = Date.now();
    this.shown = this.line;
    this.stream.write(`${this.line}\n`);
  }

  private clear(): void {
    if (this.stream.isTTY) this.stream.write('\r\u001B[K');
  }

  private draw(): void {
    if (this.stream.isTTY && this.line) this.stream.write(`\r\u001B[K${this.line.slice(0, (this.stream.columns || 80) - 1)}`);
  }
}

import type { JoinedCase } from './cases.js';

/** How files of several invoices were taken apart. */
export interface SplitScore {
  files: number;
  /** Each invoice by itself. */
  right: number;
  /** Cut where an invoice begins, but not before each. */
  partly: number;
  none: number;
  /** An invoice was cut in two. */
  wrong: number;
}

/** Files of one document: each must stay together. */
export interface TogetherScore {
  files: number;
  /** Those that were cut. */
  split: string[];
}

/** A file that was not taken apart as it should, for whoever looks for the cause. */
export interface SplitMiss {
  readonly of: string;
  readonly wanted: readonly number[];
  readonly given: readonly number[];
}

/** Files as they came, and those put together of what must not be cut. */
type Together = 'real' | Exclude<JoinedCase['kind'], 'seller' | 'sellers'>;

/** Scores where files of several documents are cut. */
export class SplitBook {
  readonly several: Record<'seller' | 'sellers', SplitScore> = { seller: emptyScore(), sellers: emptyScore() };
  readonly together: Record<Together, TogetherScore> = {
    real: { files: 0, split: [] },
    copy: { files: 0, split: [] },
    attachment: { files: 0, split: [] },
    pages: { files: 0, split: [] },
  };
  readonly misses: SplitMiss[] = [];

  /**
   * @param wanted the pages that documents begin on
   * @param given those that parts begin on, where it was split
   */
  add({ kind, rows }: JoinedCase, wanted: readonly number[], given: readonly number[]): void {
    const of = rows.map(({ id }) => id).join(' + ');
    if (kind !== 'seller' && kind !== 'sellers') return this.keep(kind, of, given);
    const score = this.several[kind];
    const outcome = given.length === 0 ? 'none' : !given.every((page) => wanted.includes(page)) ? 'wrong' : given.length === wanted.length ? 'right' : 'partly';
    score.files += 1;
    score[outcome] += 1;
    if (outcome !== 'right') this.misses.push({ of, wanted, given });
  }

  /** A file of one document. */
  keep(kind: Together, of: string, given: readonly number[]): void {
    this.together[kind].files += 1;
    if (given.length > 0) this.together[kind].split.push(of);
  }

  /** Whether no document was cut in two. */
  isSafe(): boolean {
    return Object.values(this.several).every(({ wrong }) => wrong === 0) && Object.values(this.together).every(({ split }) => split.length === 0);
  }

  /** The result for people; empty where nothing was measured. */
  summary(): string[] {
    const { seller, sellers } = this.several;
    if (seller.files + sellers.files + this.together.real.files === 0) return [];
    const line = (name: string, score: SplitScore): string =>
      `${name.padEnd(34)} right ${score.right}/${score.files}, partly ${score.partly}, not ${score.none}, wrong ${score.wrong}`;
    const kept = (name: string, { files, split }: TogetherScore): string =>
      `${name.padEnd(34)} together ${files - split.length}/${files}${split.length === 0 ? '' : `, not ${split.join(', ')}`}`;
    const { real, copy, attachment, pages } = this.together;
    return [
      line('files of invoices of one seller', seller),
      line('files of invoices of several', sellers),
      kept('PDFs of several pages', real),
      kept('invoices with a copy of themselves', copy),
      kept('invoices with another document', attachment),
      kept('invoices with further pages', pages),
    ];
  }
}

function emptyScore(): SplitScore {
  return { files: 0, right: 0, partly: 0, none: 0, wrong: 0 };
}

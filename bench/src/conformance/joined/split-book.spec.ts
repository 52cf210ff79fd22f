import { describe, expect, it } from 'vitest';
import type { CorpusRow } from '../corpus.js';
import { joinedCases } from './cases.js';
import { SplitBook } from './split-book.js';

const row = (id: string, seller: string, number: string, kind = 'invoice'): CorpusRow => ({ id, file: `${id}.pdf`, format: 'pdf-text', kind, family: id, expected: { seller_name: seller, invoice_number: number } as CorpusRow['expected'] });
const rows = [row('a1', 'A', '1'), row('a2', 'A', '2'), row('a2-again', 'A', '2'), row('b1', 'B', '11'), row('b2', 'B', '12'), row('b3', 'B', '13'), row('c', 'C', '21'), row('order', 'C', '', 'order')];

const hasFurther = ({ id }: CorpusRow): boolean => id.startsWith('b');

describe(joinedCases.name, () => {
  it('puts invoices of one seller and of several together, none with another of its number, the same by seed', () => {
    const cases = joinedCases(rows, 20, 3, hasFurther);
    expect(cases).toEqual(joinedCases(rows, 20, 3, hasFurther));
    expect(cases).not.toEqual(joinedCases(rows, 20, 4, hasFurther));
    const of = (kind: string) => cases.filter((own) => own.kind === kind);
    expect(['copy', 'attachment', 'pages'].map((kind) => of(kind).length)).toEqual([5, 5, 5]);
    expect(of('seller').length + of('sellers').length).toBe(20);
    expect(new Set(of('seller').map((own) => own.rows.map(({ expected }) => `${expected.invoice_number}`).toSorted().join())).size).toBe(of('seller').length);
    for (const { kind, rows: own } of cases) {
      expect(own.length).toBeGreaterThan(1);
      const numbers = new Set(own.map(({ expected }) => expected.invoice_number));
      expect(numbers.size).toBe(kind === 'copy' ? 1 : own.length);
      if (kind === 'seller') expect(new Set(own.map(({ expected }) => expected.seller_name)).size).toBe(1);
    }
  });
});

describe(SplitBook.name, () => {
  it('tells a missed cut from one through an invoice', () => {
    const book = new SplitBook();
    const own = { kind: 'sellers', rows } as const;
    for (const given of [[1, 3, 4], [1, 3], [1, 3], []]) book.add(own, [1, 3, 4], given);
    expect(book.isSafe()).toBe(true);
    book.add(own, [1, 3, 4], [1, 2]);
    expect(book.several.sellers).toEqual({ files: 5, right: 1, partly: 2, none: 1, wrong: 1 });
    expect(book.isSafe()).toBe(false);
    expect(book.misses).toHaveLength(4);
  });

  it('is not safe where a document by itself was cut', () => {
    const book = new SplitBook();
    book.keep('real', 'one', []);
    expect(book.isSafe()).toBe(true);
    book.keep('copy', 'two', [1, 2]);
    expect([book.isSafe(), book.together.copy]).toEqual([false, { files: 1, split: ['two'] }]);
  });
});

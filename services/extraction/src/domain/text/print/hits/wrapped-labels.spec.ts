import { describe, expect, it } from 'vitest';
import { findId } from '../../numbers/labelled-number.js';
import { readingOf } from '../../testing/reading-of.js';
import { withWrapped } from './wrapped-labels.js';

const order = (...lines: readonly string[]): string | undefined => findId(readingOf(...lines), 'purchaseOrder')?.value;

describe(withWrapped, () => {
  it('knows a label that goes on in the next line, before its number', () => {
    expect(order("Customer's Purchase | MQ/3391", 'Order')).toBe('MQ/3391');
    expect(readingOf("Customer's Purchase | MQ/3391", 'Order').labels.map((hits) => hits.map(({ field }) => field))).toEqual([['purchaseOrder'], []]);
  });

  it('keeps all that such a label may mean', () => {
    const fields = readingOf('Datum uskutečnění zdanitelného | | 10.04.2026', 'plnění:').labels[0]?.map(({ field }) => field);
    expect(new Set(fields)).toEqual(new Set(['anyDate', 'deliveryDate']));
  });

  it.each([
    ['a line beside which another value begins', ["Customer's Purchase | MQ/3391", 'Order | 17']],
    ['a head above its own value', ["Customer's Purchase | Other References", 'Order', 'MQ/3391']],
    ['what has an end of its own', ["Customer's Purchase: | MQ/3391", 'Order']],
  ])('joins no label with %s', (_, lines) => {
    expect(readingOf(...lines).labels[0]).toEqual([]);
  });
});

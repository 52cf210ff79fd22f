import { describe, expect, it } from 'vitest';
import { keyedAgain, storedInvoices } from './invoices.js';

describe('The stored invoices', () => {
  const all = [...storedInvoices(20_000)];

  it('are the same each time, and no two of one seller have one number', () => {
    expect([...storedInvoices(50)].map(({ invoice }) => invoice)).toEqual([...storedInvoices(50)].map(({ invoice }) => invoice));
    expect(new Set(all.map(({ seller, invoice: { number } }) => `${seller} ${number ?? ''}`)).size).toBe(all.length);
  });

  it('are of few sellers that send very many and of very many that send a few', () => {
    const counts = [...Map.groupBy(all, ({ seller }) => seller).values()].map(({ length }) => length).toSorted((a, b) => b - a);
    expect(counts.length).toBeGreaterThan(800);
    expect(counts[0]).toBeGreaterThan(all.length / 20);
    expect(counts[counts.length >> 1]).toBeLessThan(10);
  });

  it('are keyed again with another number over the same money', () => {
    for (const { invoice } of all.slice(0, 500)) {
      const again = keyedAgain(invoice);
      expect(again.number).not.toBe(invoice.number);
      expect(again.totals).toEqual(invoice.totals);
    }
  });
});

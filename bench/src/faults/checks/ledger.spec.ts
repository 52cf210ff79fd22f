import { describe, expect, it } from 'vitest';
import type { Evidence } from './evidence.js';
import { findLedgerFaults } from './ledger.js';
import { soundEvidence } from './testing/sound.js';

const detailsOf = (change: (sound: Evidence) => Partial<Evidence>): string[] => {
  const sound = soundEvidence();
  return findLedgerFaults({ ...sound, ...change(sound) }).map(({ check, invoiceId, detail }) => `${check} ${invoiceId ?? ''}: ${detail}`);
};

describe(findLedgerFaults, () => {
  it('finds nothing where the ledger holds', () => {
    expect(detailsOf(() => ({}))).toEqual([]);
  });

  it('finds an approved invoice that took less than it bills', () => {
    expect(detailsOf(() => ({ allocations: [] }))).toEqual(['ledger a: is approved and takes 0 of PO-1 line 1; it should take 10']);
  });

  it('finds goods that an ended invoice still holds', () => {
    const held = detailsOf(({ allocations, received }) => ({
      allocations: [...allocations, { invoiceId: 'b', orderNumber: 'PO-2', orderLine: '1', quantity: '1' }],
      received: [...received, { orderNumber: 'PO-2', orderLine: '1', quantity: '5' }],
    }));
    expect(held).toEqual(['ledger b: is rejected and takes 1 of PO-2 line 1; it should take 0']);
  });

  it('finds goods that nobody known holds', () => {
    const held = detailsOf(({ received }) => ({
      allocations: [...soundEvidence().allocations, { invoiceId: 'x', orderNumber: 'PO-2', orderLine: '1', quantity: '1' }],
      received: [...received, { orderNumber: 'PO-2', orderLine: '1', quantity: '5' }],
    }));
    expect(held).toEqual(['ledger x: holds goods, and the read model does not know it']);
  });

  it('finds more billed than came in', () => {
    expect(detailsOf(() => ({ received: [{ orderNumber: 'PO-1', orderLine: '1', quantity: '9.5' }] }))).toEqual(['over-allocated : of PO-1 line 1, 10 are billed and 9.5 came in']);
  });

  it('leaves an invoice alone that is not through', () => {
    const waiting = detailsOf(({ views }) => ({ views: views.map((view) => (view.invoiceId === 'a' ? { ...view, stage: 'waiting', outcome: 'waiting:goods' } : view)), allocations: [] }));
    expect(waiting).toEqual([]);
  });

  it('finds a live invoice without its claim', () => {
    expect(detailsOf(() => ({ claims: [] }))).toEqual(["claim a: is live and does not hold key-a, which is nobody's"]);
  });

  it('finds a claim of an invoice that has ended', () => {
    expect(detailsOf(({ claims }) => ({ claims: [...claims, { key: 'key-b', invoiceId: 'b' }] }))).toEqual(['claim b: has ended and still holds key-b']);
  });
});

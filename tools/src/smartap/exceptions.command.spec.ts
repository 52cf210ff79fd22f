import type { ExceptionRecord } from '@smartap/contracts';
import { describe, expect, it } from 'vitest';
import { showException, showExceptions } from './exceptions.command.js';

const EXCEPTION: ExceptionRecord = {
  invoiceId: 'I-1', lineage: [1, 1, 1], class: 'exception', cause: 'PRICE_OVER', title: '12 EUR are billed; 10 were ordered.', owner: 'controller', next: 'Dispute the price.',
  openedAt: '2026-01-15T10:00:00.000Z', ageHours: 26, payableNow: '100.00', awaiting: '0', disputed: '20.00', currency: 'EUR', number: 'R-1', vendorId: 'V', vendorName: 'Northwind', dueDate: null,
  taskId: 'T-1', state: 'open', until: null, note: null, changedBy: null,
};

describe(showExceptions.name, () => {
  it('has a row of cause, owner, age and amounts for each', () => {
    expect(showExceptions([EXCEPTION]).split('\n')[1]).toMatch(/^I-1 +R-1 +Northwind +PRICE_OVER +open +controller +26 +100\.00 +0 +20\.00 +EUR$/);
  });
});

describe(showException.name, () => {
  it('says what is wrong and what to do', () => {
    const shown = showException(EXCEPTION);
    expect(shown).toContain('cause    PRICE_OVER: 12 EUR are billed; 10 were ordered.\n');
    expect(shown).toContain('state    open\nsaid     -\n');
    expect(shown).toMatch(/next {5}Dispute the price\.\n$/);
  });

  it('says until when it waits, and who said so', () => {
    const shown = showException({ ...EXCEPTION, state: 'waiting', until: '2026-02-01T00:00:00.000Z', note: 'The seller is asked.', changedBy: 'cleo' });
    expect(shown).toContain('state    waiting until 2026-02-01T00:00:00.000Z\nsaid     cleo: The seller is asked.\n');
  });
});

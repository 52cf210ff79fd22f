import { describe, expect, it } from 'vitest';
import { showTaken, type TakenView } from './take.command.js';

const TAKEN: TakenView = {
  invoiceId: 'I-1', stage: 'extracted', outcome: null, explanation: 'Corrected by cleo.', lineage: [2], number: 'R-1', sellerName: 'Northwind', total: '1440', currency: 'GBP', recognised: null,
};

describe(showTaken.name, () => {
  it('says what was read', () => {
    expect(showTaken(TAKEN)).toBe('It is an invoice now, revision 2: number R-1 of Northwind, 1440 GBP. It goes on as any other.');
  });

  it('says what was not read', () => {
    expect(showTaken({ ...TAKEN, number: null, sellerName: null, total: null })).toContain('number unknown of an unknown seller, no total.');
  });

  it('says why it is refused again', () => {
    expect(showTaken({ ...TAKEN, stage: 'refused', outcome: 'refused:UNREADABLE_PDF', explanation: 'Its pages are gone.' })).toBe('It is refused again: Its pages are gone.');
  });
});

import { describe, expect, it } from 'vitest';
import { joinAttachments, type MailFile } from './join-attachments.js';

const xml = (number: string, ...names: string[]): MailFile => ({ filename: 'factur-x.xml', invoice: { introduction: { number, sellerNames: [], sellerIds: [] }, names } });
const file = (filename: string): MailFile => ({ filename });

describe(joinAttachments.name, () => {
  it('joins what the invoice names, and what is called by its number', () => {
    expect(joinAttachments([xml('RE-2026/118', 'Timesheet May.pdf'), file('timesheet_may.PDF'), file('Rechnung RE-2026-118.pdf'), file('2026-118.pdf')])).toEqual([undefined, 0, 0, undefined]);
    expect(joinAttachments([file('RE2026118.pdf'), xml('RE-2026/118')])).toEqual([1, undefined]);
  });

  it.each([
    ['another word may make it another document', [xml('R-1001'), file('reminder R-1001.pdf')]],
    ['a longer number is another number', [xml('1001'), file('11001.pdf')]],
    ['a number of two digits names nothing', [xml('R-17'), file('R-17.pdf')]],
    ['two invoices claim it', [xml('R-1001', 'terms.pdf'), xml('R-1002', 'terms.pdf'), file('terms.pdf')]],
    ['no electronic invoice is there', [file('R-1001.pdf'), file('R-1001 (2).pdf')]],
  ])('leaves a file by itself where %s', (_, files) => {
    expect(joinAttachments(files).every((owner) => owner === undefined)).toBe(true);
  });

  it('never joins one electronic invoice to another', () => {
    expect(joinAttachments([xml('R-1001', 'factur-x.xml'), xml('R-1002')])).toEqual([undefined, undefined]);
  });
});

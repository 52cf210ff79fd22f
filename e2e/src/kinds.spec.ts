import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommandLine } from './support/command-line.js';
import { aDeliveryNote, aPurchaseOrder, aReminder, aStatement } from './support/other-kinds.js';
import { WholeSystem, type Caller } from './support/whole-system.js';

const PDF = { 'content-type': 'application/pdf' };
let system: WholeSystem;
let clerk: Caller;
let smartap: CommandLine;

beforeAll(async () => {
  system = await WholeSystem.start('kinds');
  const tenantId = await system.tenant();
  clerk = await system.caller(tenantId, 'cleo', 'clerk');
  smartap = await CommandLine.of(system, tenantId, 'cleo', 'clerk');
}, 90_000);

afterAll(() => system?.stop());

describe('A document that is no invoice', { timeout: 60_000 }, () => {
  it.each([
    ['a statement of account', aStatement, 'statement', 'STATEMENT OF ACCOUNT'],
    ['a reminder', () => aReminder('NW-1'), 'reminder', 'PAYMENT REMINDER'],
    ['an order', aPurchaseOrder, 'order', 'PURCHASE ORDER PO-2026-118'],
    ['a delivery note', aDeliveryNote, 'other', 'Lieferschein Nr. LS-4711'],
  ] as const)('is told as %s, with its title and where that stands', async (_, document, kind, text) => {
    const { outcome, recognised } = await clerk.decided(await clerk.submit(await document(), PDF));
    expect([outcome, recognised]).toMatchObject(['refused:NOT_AN_INVOICE', { kind, text, page: 1 }]);
    expect(recognised?.confidence).toBeGreaterThan(0.8);
    const [left = 0, top = 0, right = 0, bottom = 0] = recognised?.box ?? [];
    expect([left >= 300, top > 40, right > left, bottom < 70]).toEqual([true, true, true, true]);
  });
});

describe('smartap take', { timeout: 120_000 }, () => {
  it('has a reminder go on as the invoice that it is a copy of', async () => {
    const invoiceId = await clerk.submit(await aReminder('NW-2'), PDF);
    await clerk.decided(invoiceId);
    expect(await smartap.run('take', invoiceId)).toMatchObject({
      code: 0,
      out: { invoiceId, lineage: expect.arrayContaining([2]) as number[], recognised: null, number: 'NW-2', total: '108' },
      lastLine: 'It is an invoice now, revision 2: number NW-2 of Northwind Tools Ltd, 108 GBP. It goes on as any other.',
    });
    const { outcome, timeline } = await clerk.decided(invoiceId);
    expect(outcome).not.toContain('refused');
    expect(timeline.map(({ type }) => type)).toEqual(expect.arrayContaining(['invoice.refused.v1', 'invoice.extracted.v1', 'invoice.validated.v1', 'invoice.matched.v1']));
    expect(await smartap.run('take', invoiceId)).toMatchObject({ code: 1, lastLine: expect.stringContaining('NOT_REFUSED') as string });
  });

  it('says why a document is refused again', async () => {
    const invoiceId = await clerk.submit(Buffer.from('<note>Hello.</note>'));
    expect((await clerk.decided(invoiceId)).outcome).toBe('refused:NOT_AN_INVOICE');
    expect(await smartap.run('take', invoiceId)).toMatchObject({ code: 1, out: { stage: 'refused', lineage: [2] }, lastLine: expect.stringMatching(/^It is refused again: /) as string });
  });

  it('says that no such invoice is known, and who may take one', async () => {
    expect(await smartap.run('take', '00000000-0000-7000-8000-000000000001')).toMatchObject({ code: 1, lastLine: expect.stringContaining('INVOICE_NOT_FOUND') as string });
    expect((await smartap.run('take', '00000000-0000-7000-8000-000000000001', '--token', 'nobody')).lastLine).toContain('clerk or controller');
  });
});

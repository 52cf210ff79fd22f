import { describe, expect, it } from 'vitest';
import { extract } from '../extract.js';
import type { Extracted } from '../outcome.js';
import { learn } from './learn.js';
import { makePdf, type Printed } from '../testing/make-pdf.js';

/** An invoice whose labels nobody knows: number, date and total stand beside made-up words. */
const odd = (number: string, date: string, net: string, tax: string, total: string, place = 450): Printed[] => [
  [50, 60, 'Zyxx Quorble Handel', 18],
  [50, 80, 'www.quorble.example'],
  [420, 60, 'INVOICE', 16],
  [340, 150, 'Blarg code'],
  [place, 150, number],
  [340, 164, 'Voucher ref'],
  [place, 164, `K-${number}`],
  [340, 178, 'Wexmoment'],
  [place, 178, date],
  [50, 250, 'Goods delivered to the customer according to agreement'],
  [380, 330, 'Qubsumme'],
  [470, 330, net],
  [380, 346, 'VAT 20%'],
  [470, 346, tax],
  [380, 362, 'Endqubsumme'],
  [470, 362, total],
  [50, 700, 'VAT number: GB123456789'],
];
const FIRST = odd('77120', '14/03/2026', '1,200.00', '240.00', '1,440.00');
const SECOND = odd('77393', '21/05/2026', '50.00', '10.00', '60.00');
const ACCOUNT = 'paymentInstructions.creditTransfers[0].accountId';
const CORRECTED = { number: '77120', issueDate: '2026-03-14', 'totals.due': '1440', 'seller.name': 'Zyxx Quorble Ltd', purchaseOrderReference: null };

async function taught(page: readonly Printed[], fields: Readonly<Record<string, string | null>> = CORRECTED, { asRead = [] as string[], first = FIRST } = {}) {
  const layout = await learn(makePdf([first]), { fields, asRead }, {});
  if (layout === undefined) throw new Error('Nothing was learned.');
  return extract(makePdf([page]), { layouts: [{ id: 'a', ...layout }] });
}

describe('A layout that one correction taught', () => {
  it('reads the next invoice of the vendor right', async () => {
    expect(await taught(SECOND)).toMatchObject({
      invoice: { number: '77393', issueDate: '2026-05-21', seller: { name: 'Zyxx Quorble Ltd' }, totals: { due: '60' } },
      evidence: { number: { method: 'layout', page: 1, text: '77393' } },
      layout: { id: 'a', missed: [] },
    });
  });

  it('follows a value that moved with its label', async () => {
    expect(await taught(odd('77401', '01/06/2026', '5.00', '1.00', '6.00', 500))).toMatchObject({ invoice: { number: '77401', totals: { due: '6' } } });
  });

  it('is left alone on the page of another vendor', async () => {
    const other = SECOND.map(([left, top, text, size]): Printed => [left, top, text.replace('GB123456789', 'GB987654321').replace('quorble.example', 'other.example'), size ?? 10]);
    const outcome = await taught(other);
    expect(outcome).not.toHaveProperty('layout');
  });

  it('believes that rather than what is read without it and not sure', async () => {
    const to = (heading: string, name: string, page: readonly Printed[]): Printed[] => [...page, [50, 120, heading], [50, 134, name], [50, 148, 'Market square 4, 80331 Muenchen']];
    const changed = to('Zzztrum', 'Selvek Trading Ltd', SECOND);
    const { invoice, evidence } = (await taught(changed, { 'buyer.name': 'Vekurm Trading Ltd' }, { first: to('Blompfor', 'Vekurm Trading Ltd', FIRST) })) as Extracted;
    expect(invoice.buyer.name).toBe('Selvek Trading Ltd');
    expect(evidence['buyer.name']?.confidence).toBeLessThan(0.9);
    expect(await extract(makePdf([changed]))).toMatchObject({ invoice: { buyer: { name: 'Zzztrum' } } });
  });

  it('puts before a person what stands where a value stood whose label is another, and says that it is lost', async () => {
    const changed = SECOND.map(([left, top, text, size]): Printed => [left, top, text.replace('Blarg code', 'Zzz').replace('Wexmoment', 'Yyy'), size ?? 10]);
    const { invoice, evidence, layout } = (await taught(changed, { number: '77120', issueDate: '2026-03-14' })) as Extracted;
    expect([invoice.number, invoice.issueDate, layout?.missed]).toEqual(['77393', '2026-05-21', ['number', 'issueDate']]);
    expect(evidence['number']?.confidence).toBeLessThan(0.9);
  });

  it('says so when it works no more', async () => {
    const changed = SECOND.map(([left, top, text, size]): Printed => [left, top, text.replace('Blarg code', 'Zzz').replace('Wexmoment', 'Yyy').replace('Endqubsumme', 'Xxx'), size ?? 10]);
    expect(await taught(changed, { number: '77120', issueDate: '2026-03-14' })).toMatchObject({ layout: { id: 'a', missed: ['number', 'issueDate'] }, review: expect.arrayContaining([expect.objectContaining({ reason: 'LAYOUT_CHANGED' })]) });
  });

  it('reads a name that has more words than the one that taught it', async () => {
    const to = (name: string, page: readonly Printed[]): Printed[] => [...page, [50, 150, 'Zuhanden'], [50, 164, name]];
    expect(await taught(to('Acme Retail of the North plc', SECOND), { 'buyer.name': 'Contoso' }, { first: to('Contoso', FIRST) })).toMatchObject({ invoice: { buyer: { name: 'Acme Retail of the North plc' } } });
  });

  it('gives no account that is not printed any more: it was changed', async () => {
    const paid = (page: readonly Printed[], iban: string): Printed[] => [...page, [50, 714, `IBAN: ${iban}`]];
    const [before, now] = ['GB82 WEST 1234 5698 7654 32', 'GB33 BUKB 2020 1555 5555 55'];
    const outcome = await taught(paid(SECOND, now), { [ACCOUNT]: before.replaceAll(' ', '') }, { first: paid(FIRST, before) });
    expect(outcome).toMatchObject({ invoice: { paymentInstructions: { creditTransfers: [{ accountId: now.replaceAll(' ', '') }] } }, layout: { missed: [] } });
  });

  it('keeps what a person only agreed with for where nothing sure is read', async () => {
    const asRead = ['number', 'totals.withVat'];
    const outcome = await taught(SECOND, { number: '77120', 'totals.withVat': '1440' }, { asRead });
    expect(outcome).toMatchObject({ invoice: { number: '77393', totals: { withVat: '60' } }, layout: { missed: [] } });
  });

  it('asks about a value against one that is surely read, unless it was taught against such a one', async () => {
    const both = (page: readonly Printed[], number: string): Printed[] => [...page, [340, 192, 'Invoice number:'], [450, 192, number]];
    const [first, second] = [both(FIRST, '88120'), both(SECOND, '88393')];
    const reviewed = async (overruled: readonly string[]) => {
      const layout = await learn(makePdf([first]), { fields: { number: '77120' }, overruled }, {});
      return extract(makePdf([second]), layout === undefined ? {} : { layouts: [{ id: 'a', ...layout }] });
    };
    expect(await reviewed([])).toMatchObject({ invoice: { number: '77393' }, review: expect.arrayContaining([expect.objectContaining({ field: 'number', confidence: 0.8 })]) });
    expect(await reviewed(['number'])).toMatchObject({ invoice: { number: '77393' }, evidence: { number: { confidence: 0.95 } } });
  });

  it('puts nothing that a person only agreed with in the place of what is read', async () => {
    const [dated, other] = [[340, 192, 'Order: 5512'], [340, 206, 'Order: 5513']] as const;
    const first: Printed[] = [...FIRST, dated];
    const { invoice } = await taught([...SECOND, [340, 192, 'Ref. order no. 9001'], other] as Printed[], { purchaseOrderReference: '5512' }, { asRead: ['purchaseOrderReference'], first }) as Extracted;
    const plain = await extract(makePdf([[...SECOND, [340, 192, 'Ref. order no. 9001'], other] as Printed[]])) as Extracted;
    expect(invoice.purchaseOrderReference).toBe(plain.invoice.purchaseOrderReference);
  });

  it('takes no figures for a name', async () => {
    const to = (name: string, page: readonly Printed[]): Printed[] => [...page, [50, 150, 'Zuhanden'], [50, 164, name]];
    const outcome = await taught(to('2', SECOND), { 'buyer.name': 'Contoso' }, { first: to('Contoso', FIRST) });
    expect(outcome).toMatchObject({ layout: { missed: ['buyer.name'] } });
  });

  it('leaves totals that closed as they were where its own do not', async () => {
    const moved = SECOND.map(([left, top, text, size]): Printed => [left, top, text === 'Endqubsumme' ? 'Total' : text === 'Qubsumme' ? 'Endqubsumme' : text, size ?? 10]);
    const outcome = await taught(moved, { 'totals.withVat': '1440' });
    expect(outcome).toMatchObject({ invoice: { totals: { withoutVat: '50', withVat: '60' } }, layout: { missed: ['totals.withVat'] } });
  });

  it('is not learned where nothing corrected is printed, or nothing identifies the vendor', async () => {
    expect(await learn(makePdf([FIRST]), { fields: { number: '999999' } }, {})).toBeUndefined();
    expect(await learn(makePdf([[[50, 50, 'A page without identity and number 77']]]), { fields: { number: '77' } }, {})).toBeUndefined();
  });
});

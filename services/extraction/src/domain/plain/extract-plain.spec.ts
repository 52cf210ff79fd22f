import { describe, expect, it } from 'vitest';
import { extract } from '../extract.js';
import { wordsOf } from '../layout/learn.js';
import type { Extracted } from '../outcome.js';

const INVOICE = `
                                                        NORTHWIND TOOLS GMBH
Contoso Retail plc                                      Hafenstr. 12
12 High Street                                          20457 Hamburg
Leeds LS1 1AA                                           USt-IdNr.: DE136695976

RECHNUNG Nr.: NW-20931                                  Datum: 14.03.2026
                                                        Ihre Bestellung: PO-7781

Pos  Artikel                     Menge     Einzelpreis        Betrag
-----------------------------------------------------------------------
 1   Schraube M8                   100            2,50        250,00
 2   Bohrmaschine                    1        1 199,00      1 199,00
-----------------------------------------------------------------------
                                   Nettobetrag              1 449,00
                                   19 % MwSt                  275,31
                                   =====================================
                                   Rechnungsbetrag EUR       1 724,31

Zahlbar bis 13.04.2026 auf IBAN DE89 3704 0044 0532 0130 00
`;
const read = (text: string, context: Parameters<typeof extract>[1] = {}) => extract(Buffer.from(text), { buyerNames: ['Contoso Retail plc'], ...context });

describe('A plain text', () => {
  it('is read as a page in a fixed pitch, each value with its place', async () => {
    const outcome = await read(INVOICE);
    expect(outcome).toMatchObject({
      outcome: 'extracted', format: 'text',
      invoice: {
        number: 'NW-20931', issueDate: '2026-03-14', dueDate: '2026-04-13', currency: 'EUR', purchaseOrderReference: 'PO-7781',
        seller: { vatId: 'DE136695976' }, buyer: { name: 'Contoso Retail plc' }, totals: { withoutVat: '1449', vat: '275.31', withVat: '1724.31' },
        lines: [{ quantity: '100', net: '250', item: { name: 'Schraube M8' } }, { quantity: '1', net: '1199', item: { name: 'Bohrmaschine' } }],
        paymentInstructions: { creditTransfers: [{ accountId: 'DE89370400440532013000' }] },
      },
    });
    const { evidence } = outcome as Extracted;
    expect(evidence['number']).toMatchObject({ method: 'text', page: 1, text: 'NW-20931' });
    expect([(evidence['number']?.box?.[1] ?? 0) / 9, (evidence['number']?.box?.[0] ?? 0) / 6]).toEqual([6, 14]);
  });

  it('is the same in other encodings, and with what is for printers', async () => {
    const { invoice } = (await read(INVOICE)) as Extracted;
    for (const bytes of [Buffer.from(`\uFEFF${INVOICE}`, 'utf16le'), Buffer.from(INVOICE, 'latin1'), Buffer.from(`\u001bE\u000f${INVOICE}\f`)]) expect(await extract(bytes, { buyerNames: ['Contoso Retail plc'] })).toMatchObject({ invoice });
  });

  it('asks who the seller is where no label says so: it shows no sizes', async () => {
    const { evidence, review } = (await read(INVOICE.replace('USt-IdNr.: DE136695976', '').replace(/Zahlbar.*/, ''))) as Extracted;
    expect(evidence['seller.name']?.confidence).toBeLessThan(0.9);
    expect(review.map(({ field }) => field)).toContain('seller.name');
  });

  it('holds several invoices where its pages prove it, and is read again by the pages of one', async () => {
    const other = INVOICE.replaceAll('NW-20931', 'NW-20932').replace('14.03.2026', '15.03.2026');
    const both = `${INVOICE}\n                 Seite 1 von 1\n\f${other}\n                 Seite 1 von 1\n\f`;
    expect(await read(both, { split: true })).toMatchObject({ invoice: { number: 'NW-20931' }, parts: [{ from: 1, to: 1 }, { from: 2, to: 2 }] });
    const second = (await read(both, { pages: { from: 2, to: 2 } })) as Extracted;
    expect([second.invoice.number, second.evidence['number']?.page]).toEqual(['NW-20932', 2]);
    expect(await read(both, { pages: { from: 2, to: 3 } })).toMatchObject({ outcome: 'refused' });
  });

  it('gives its words to what learns from corrections', async () => {
    expect((await wordsOf(Buffer.from(INVOICE), {})).map((words) => words.length > 30)).toEqual([true]);
  });

  it.each([
    ['a letter', 'Dear Sirs,\n\nthank you for your visit. We are looking forward to seeing you again.\n\nYours faithfully'],
    ['a list for programs', 'date;amount;text\n2026-03-01;12.00;a\n2026-03-02;13.00;b'],
    ['an order', INVOICE.replace('RECHNUNG Nr.: NW-20931', 'BESTELLUNG Nr.: B-1').replace('Rechnungsbetrag', 'Bestellwert')],
  ])('that is %s is refused as none', async (_, text) => {
    expect(await read(text)).toMatchObject({ outcome: 'refused', reason: 'NOT_AN_INVOICE' });
  });

  it.each<[string, string]>([
    ['that is too large', `Invoice\n${'a line of a book\n'.repeat(200_000)}`],
    ['of too many words', `Invoice ${'a '.repeat(30_000)}`],
    ['of too many pages', `Invoice\n${'a\f'.repeat(1000)}`],
  ])('%s is refused in words, at once', async (_, text) => {
    const startedAt = performance.now();
    expect(await read(text)).toMatchObject({ outcome: 'refused', reason: 'TOO_COMPLEX' });
    expect(performance.now() - startedAt).toBeLessThan(2000);
  });
});

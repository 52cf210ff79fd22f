import type { Companion } from '@smartap/contracts';
import { newId } from '@smartap/runtime';
import { describe, expect, it } from 'vitest';
import { extract } from '../../extract.js';
import { ENGLISH_PAGE, GERMAN_PAGE, makePdf, type Printed } from '../../testing/make-pdf.js';

const companion = (parts: Partial<Companion> = {}): Companion => ({ invoiceId: newId(), number: 'NW-20931', sellerNames: ['Northwind Tools Ltd'], sellerIds: [], withVat: '1440.00', ...parts });
const TIME_SHEET: readonly Printed[] = [[50, 60, 'Time sheet', 16], [50, 100, 'Invoice no. NW-20931'], [50, 120, 'Monday'], [300, 120, '8.00 h'], [50, 140, 'Tuesday'], [300, 140, '7.50 h']];
const changed = (page: readonly Printed[], from: string, to: string): Printed[] => page.map(([left, top, text, size]): Printed => [left, top, text.replace(from, to), size ?? 10]);

/** The invoice that pages are told to belong to. */
async function ownerOf(pages: readonly (readonly Printed[])[], ...companions: readonly Companion[]): Promise<string | undefined> {
  const outcome = await extract(makePdf(pages), { split: true, companions });
  return outcome.outcome === 'refused' ? outcome.belongsTo : undefined;
}

describe('A page that came with electronic invoices', () => {
  it('belongs to the one whose number, seller and total it prints', async () => {
    const [own, other] = [companion(), companion({ number: 'NW-20932' })];
    expect(await ownerOf([ENGLISH_PAGE], other, own)).toBe(own.invoiceId);
    expect(await extract(makePdf([ENGLISH_PAGE]), { companions: [own] })).toMatchObject({ reason: 'BELONGS_TO_INVOICE', message: expect.stringContaining('NW-20931 of Northwind') as string });
  });

  it('belongs to it as a time sheet or a delivery note that names its number', async () => {
    const own = companion();
    expect(await ownerOf([TIME_SHEET], own)).toBe(own.invoiceId);
    expect(await ownerOf([changed(changed(TIME_SHEET, 'Time sheet', 'Delivery note'), 'Invoice no. ', 'for ')], own)).toBe(own.invoiceId);
  });

  it.each([
    ['its number is another', [ENGLISH_PAGE], [companion({ number: 'NW-2093' })]],
    ['its seller is another', [ENGLISH_PAGE], [companion({ sellerNames: ['Southwind Ltd'], sellerIds: ['GB111222333'] })]],
    ['its total is another', [ENGLISH_PAGE], [companion({ withVat: '1441.00' })]],
    ['it is a credit note that names it', [[...changed(changed(ENGLISH_PAGE, 'NW-20931', 'CN-77012'), 'INVOICE', 'CREDIT NOTE'), [50, 760, 'Corrects NW-20931'] as Printed]], [companion()]],
    ['it names two of them', [[...TIME_SHEET, [50, 200, 'and NW-20932'] as Printed]], [companion(), companion({ number: 'NW-20932' })]],
    ['it is a reminder of it', [changed(TIME_SHEET, 'Time sheet', 'Payment reminder')], [companion()]],
    ['the number is too short to be sure', [changed(TIME_SHEET, 'NW-20931', '31')], [companion({ number: '31' })]],
    ['it shows another invoice besides', [ENGLISH_PAGE, changed(GERMAN_PAGE, '1.469,06', '1.469,07')], [companion()]],
  ])('stands by itself where %s', async (_, pages, companions) => {
    expect(await ownerOf(pages, ...companions)).toBeUndefined();
  });

  it('is read as an invoice where nothing came with it', async () => {
    expect(await ownerOf([ENGLISH_PAGE])).toBeUndefined();
  });
});

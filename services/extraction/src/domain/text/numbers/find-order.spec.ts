import { describe, expect, it } from 'vitest';
import { REVIEW_BOUND } from '../../outcome.js';
import { layOut } from '../../pdf/layout.js';
import type { Word } from '../../pdf/word.js';
import { read } from '../print/reading.js';
import { findOrder } from './find-order.js';
import { findId } from './labelled-number.js';
import { readingOf } from '../testing/reading-of.js';

const orderIn = (...lines: readonly string[]): string | undefined => findOrder(readingOf(...lines), undefined)?.value;

describe('An order of two', () => {
  it('is that behind a label that begins with a word for yours, be it short', () => {
    expect(orderIn('Bestelnummer: | #88317', 'Uw inkoopnummer: | RS-26-14')).toBe('RS-26-14');
  });
});

describe('An order in a row of values', () => {
  it('stands in the cell of the same number as its head, where heads stand in the middle of their columns', () => {
    const cell = (text: string, left: number, top: number): Word[] => text.split(' ').map((each, at): Word => ({ text: each, box: [left + at * 30, top, left + at * 30 + 28, top + 8], page: 1, size: 8, opens: false, closes: false }));
    const heads = [...cell('Ordine acquisto', 100, 20), ...cell('Data', 310, 20), ...cell('DDT numero', 390, 20), ...cell('DDT data', 490, 20)];
    const values = [...cell('OA-0091/26', 43, 34), ...cell('24-02-2026', 276, 34), ...cell('388', 340, 34), ...cell('03-03-2026', 450, 34)];
    expect(findOrder(read(layOut([[...heads, ...values]])), undefined)?.value).toBe('OA-0091/26');
  });
});

describe(findOrder, () => {
  it('takes a reference for the order that has the form of one, and asks about it', () => {
    expect([orderIn('Vos références : PO-12775'), orderIn('Vs. rif. | 4595147453'), orderIn('Ihr Zeichen: 4503961211'), orderIn('Uw referentie: INK-2025-0283'), orderIn('Ihre Referenz | PO 25-0887'), orderIn('Pakbon 118 – uw referentie IO-2025-0283')]).toEqual(['PO-12775', '4595147453', '4503961211', 'INK-2025-0283', 'PO 25-0887', 'IO-2025-0283']);
    expect(findOrder(readingOf('Ihr Zeichen: 4503961211'), undefined)?.confidence).toBeLessThan(REVIEW_BOUND);
  });

  it('tells the order of the buyer from that of a shop by the word that says whose it is', () => {
    expect(orderIn('Bestellnummer 304-7719250-4480361', 'Ihre Bestellreferenz (PO) HV-2026-0388')).toBe('HV-2026-0388');
  });

  it('is called by the exchange that Italian hospitals order on', () => {
    expect(orderIn('FATTURA N. | DATA | ORDINE NSO', '118/PA | 10/03/2031 | OD-2031-0033')).toBe('OD-2031-0033');
  });

  it('takes no other reference, and none where the order of the buyer is labelled', () => {
    expect([orderIn('Ihr Zeichen: MK-2025'), orderIn('Ihr Zeichen: 11803'), orderIn('Your ref: PO-11803', 'Your order no.: 77-2')]).toEqual([undefined, undefined, '77-2']);
  });

  it('is called by a name and its number, before what may be the seller\'s own, and asked about', () => {
    expect(findOrder(readingOf('Rekvisition | HM-Strandvej 9', 'Ordrenr. | 441902'), undefined)).toMatchObject({ value: 'HM-Strandvej 9' });
    expect(findOrder(readingOf('Ert ordernr | Takgrupp 2031'), undefined)?.confidence).toBeLessThan(REVIEW_BOUND);
    expect([orderIn('Ert ordernr | Takgrupp 2031'), orderIn('Your order no. Unit 4, see our letter of 2031 too')]).toEqual(['Takgrupp 2031', '4']);
  });

  it("is asked about where it is numbered as the invoice is, which is the seller's own", () => {
    const claims = (order: string, number: string): number => findOrder(readingOf(`Order number: ${order}`), findId(readingOf(`Invoice number: ${number}`), 'number'))?.confidence ?? 0;
    expect([claims('EVT26-K7QXN', 'EVT26-00147') < REVIEW_BOUND, claims('2026-118', '2026-4471'), claims('EVT26-118', 'RE26-4471')].map(Number)).toEqual([1, claims('2026-118', 'A1'), claims('EVT26-118', 'A1')]);
  });

  it('is not the number of the customer, which is to be quoted', () => {
    expect(orderIn('Client No: 08110 | Order: PKS 771', 'Direct credit: Kauri Bank, reference 08110')).toBe('PKS 771');
  });

  it("takes a reference that has the form of an order before what may be the seller's own", () => {
    expect([orderIn('Ordrenr.: 77233', 'Deres ref.: PO-2210'), orderIn('Ordrenr.: 77233', 'Deres ref.: Kari')]).toEqual(['PO-2210', '77233']);
  });

  it('is what its label names, be it without a number, and not what the seller numbers beside it', () => {
    const head = 'Customer P.O. | Order No. | Order Date';
    expect([orderIn(head, 'VERBAL/TOM | S0885530 | 05/19/31'), orderIn(head, ' | S0885530 | 05/19/31'), orderIn(head, 'B-4471 | S0885530 | 05/19/31')]).toEqual(['VERBAL/TOM', undefined, 'B-4471']);
    expect(findOrder(readingOf('Ihre Bestellung | Obj. Linden 14 v. 19.03.2031', 'Pos | Menge', '1 | 24'), undefined)).toMatchObject({ value: 'Obj. Linden 14', confidence: 0.75 });
    expect(orderIn('Bestelbon 26-00871', 'Uw bestelnummer', '4500031877')).toBe('4500031877');
  });

  it('begins with the word for an order behind a colon, and beside another label of it or below it', () => {
    expect([orderIn('Account | Your PO', 'MOOR01 | PO 5518'), orderIn('Uw referentie | PO/MG/2031-88')]).toEqual(['PO 5518', 'PO/MG/2031-88']);
    expect([orderIn('Reference: PO 60417'), orderIn('Référence : BC 26-0219'), orderIn('PO / WO No. | PO 77120'), orderIn('Your ref: PO 60734 (Mrs Ellis)'), orderIn('Rif. cliente : ODA 2031/338'), orderIn('Votre commande BC 2031-44 du 20 août – notre devis D-4471')]).toEqual(['PO 60417', 'BC 26-0219', 'PO 77120', 'PO 60734', 'ODA 2031/338', 'BC 2031-44']);
  });

  it('goes on behind a word for a number, in the next line of running text, and may look like a date where no other is written so', () => {
    expect([orderIn('Auftrag | Nr. 44-2031/118 vom 20.07.2031'), orderIn('Te betalen voor 20 juni. Uw inkoopnummer:', 'VA-2031-114. Onze contactpersoon: Jorrit'), orderIn('Data wystawienia: 25-05-2031', 'Zamówienie: 17/05/31'), orderIn('Invoice date: 25/05/2031', 'Order: 17/05/31')]).toEqual(['44-2031/118', 'VA-2031-114', '17/05/31', undefined]);
  });

  it('is by its letters the only one that no label names, and no reference that is labelled with something else', () => {
    expect([orderIn('Número 2: PED-1182'), orderIn('PED-1182', 'PED-1183'), orderIn('Auftrag: Rahmenvertrag RV-2031-06', 'Preis', '412.5')]).toEqual(['PED-1182', undefined, undefined]);
  });

  it('is of two behind labels that do not say whose they are the one in the form of an order, and has its letters before a date', () => {
    expect([orderIn('Referenznr. / Datum | 4500071118 / 09.02.2031', 'Auftragsnummer / Datum | 1207744 / 10.02.2031'), orderIn('Uw opdracht: KP-B 60418 d.d. 2 september 2031')]).toEqual(['4500071118', 'KP-B 60418']);
  });

  it("asks about what is mostly the seller's own, and takes a foreign number before it", () => {
    expect(findOrder(readingOf('Auftragsnr. | VA25-46933'), undefined)?.confidence).toBeLessThan(REVIEW_BOUND);
    expect(findOrder(readingOf('Uwagi: zlecenie nr ZL/77/2025'), undefined)).toMatchObject({ value: 'ZL/77/2025' });
    expect(orderIn('Auftragsnr. | VA25-46933', 'Externe Belegnr. | B25/6487')).toBe('B25/6487');
    expect(findOrder(readingOf('Ihre Auftragsnummer: 4711-2'), undefined)?.confidence).toBeGreaterThan(REVIEW_BOUND);
  });

  it('keeps its word in other languages too, and is what has its form behind a label that may be that of the customer', () => {
    expect([orderIn('Date | Votre commande | N° BL', '30/01/2031 | CDE 31-09 | BL310402'), orderIn('Date | Origine | Référence client', '05/03/2031 | S00412 | PO-BT-0932')]).toEqual(['CDE 31-09', 'PO-BT-0932']);
  });

  it('is not what its seller numbers as his own', () => {
    expect([orderIn('Auftragsnr. | AU-2031-70441'), orderIn('Auftrag: AB31/0271'), orderIn('Ihr Auftrag: AB31/0271'), orderIn('Auftrag: SUB-2031-1180')]).toEqual([undefined, undefined, 'AB31/0271', 'SUB-2031-1180']);
  });

  it('is called in letters, below the middle of its head', () => {
    expect(orderIn('Número de factura | Fecha de la factura | Referencia de pedido | Fecha del pedido', '    FA000417 |    11/02/2031 |    XKQWZPLRM |    10/02/2031')).toBe('XKQWZPLRM');
  });

  it('is called by a name and a number, a stroke between, and by what the client of a tradesman orders', () => {
    expect([orderIn('Ihre Bestellung: | Bankett Mai / 0516'), orderIn('Ordre de service : OS-2031/17'), orderIn('Su n.º de encargo: LEG-2031-118')]).toEqual(['Bankett Mai / 0516', 'OS-2031/17', 'LEG-2031-118']);
  });

  it('is asked about where the reference of the buyer stands behind it in one text', () => {
    const sure = (line: string): number => findOrder(readingOf(line), undefined)?.confidence ?? 0;
    expect(sure('Commande N° CC2610-0455 – Votre réf. Dupont')).toBeLessThan(sure('Commande N° CC2610-0455'));
  });
});

import { describe, expect, it } from 'vitest';
import { readingOf } from '../testing/reading-of.js';
import { findDespatch } from './find-despatch.js';

const despatchIn = (...lines: readonly string[]): string | undefined => findDespatch(readingOf(...lines))?.value;

describe(findDespatch, () => {
  it('stands below a label that is cut short, and begins with its last word', () => {
    expect([despatchIn('FACTURE N° | DATE | BON DE LIVR.', 'F260218 | 18/02/2031 | BL 118220'), despatchIn('Your Order No | Our Ref | Del. Note', 'PO7743 | SO118206 | DN20611'), despatchIn('Zamówienie nr ZK/114/2031, dokument WZ 511/03/2031')]).toEqual(['BL 118220', 'DN20611', 'WZ 511/03/2031']);
  });

  it('is none of many, of which each item has its own', () => {
    const table = ['Date | Delivery note | Service | Amount', '02.03 | 70440118823 | Pallet | 1,486.00', '04.03 | 70440119102 | Pallet | 1,124.50'];
    expect([despatchIn(...table), despatchIn(...table.slice(0, 2))]).toEqual([undefined, '70440118823']);
    expect(despatchIn('Lieferschein | 8005519027', 'Ihre Bestellung | 4500771834')).toBe('8005519027');
    expect(despatchIn('Belegnummer / Datum | 9400217736 / 12.10.2031', 'Lieferschein / Datum | 80551920 / 09.10.2031')).toBe('80551920');
  });

  it('is that of the head before one within an item', () => {
    const item = 'DDT 1184 reso pallet | -2,00 | 12,00 | 22,00 | -24,00';
    expect(despatchIn('Ordine | DDT | Causale', 'OA-0731 | 1207 | Vendita', '', 'Descrizione | Quantità | Prezzo | IVA | Importo', item)).toBe('1207');
    expect(despatchIn('Factura | Buque | B/L', 'F-118 | Elodie | MEDU4417')).toBeUndefined();
  });

  it('stands behind its code in a line that names the order', () => {
    expect([despatchIn('Votre commande BC 2031-4 – notre devis D-4471 – BL 6612'), despatchIn('Retour de marchandise BL 6612')]).toEqual(['BL 6612', undefined]);
    expect(despatchIn('Zamówienie nr: ZZ/881/31 WZ/3310/10/2031')).toBe('WZ/3310/10/2031');
  });
});

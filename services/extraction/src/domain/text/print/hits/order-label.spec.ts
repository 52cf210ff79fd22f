import { describe, expect, it } from 'vitest';
import { readingOf } from '../../testing/reading-of.js';
import { orderLabelAt } from './order-label.js';

/** The label that a text begins with, and what it announces how surely. */
function labelOf(text: string): [string, string, number] | undefined {
  const line = readingOf(text).lines[0];
  const found = line && orderLabelAt(line, 0);
  return line && found && [line.words.slice(0, (line.tokens[found.end]?.word ?? 0) + 1).map((word) => word.text).join(' '), found.field, found.weight];
}

describe(orderLabelAt, () => {
  it.each(['Ihre Bestell-Nr./Datum', 'Your P/O No.', 'Customer order no.', 'V/Cde', 'Réf. client / BC n°', 'N° de bon de commande', 'Uw inkoopordernr.', 'S/Pedido', 'Nº O/C', 'Rif. Vs. ordine', 'V. Ref. / Encomenda', 'Państwa zamówienie nr', 'Ert PO-nr', 'Jeres indkøbsordre', 'Rekvisisjonsnr.', 'Vaše obj. č.'])(
    'knows %s for the order of the buyer',
    (label) => {
      expect(labelOf(`${label} 4711-2`)?.slice(0, 2)).toEqual([label, 'purchaseOrder']);
      expect(labelOf(`${label} 4711-2`)?.[2]).toBeGreaterThanOrEqual(0.9);
    },
  );

  it('reaches over the date of the order', () => {
    expect(labelOf('Ihre Bestellung vom 19.01.2024, Nr. 616290')).toEqual(['Ihre Bestellung vom 19.01.2024, Nr.', 'purchaseOrder', 1]);
  });

  it("takes the seller's own for none, and is less sure where nothing says whose it is", () => {
    expect(['Unsere Auftrags-Nr. 4711', 'Sales order no. 4711', 'N/ Encomenda 4711', 'N/Cde 4711'].map((text) => labelOf(text)?.[1])).toEqual(Array(4).fill('salesOrder'));
    expect([labelOf('Ordrenr. 4711')?.[2], labelOf('Encomenda 4711')?.[2], labelOf('Order 66')]).toEqual([0.7, 0.65, undefined]);
  });

  it('ends with its cell, and within no word', () => {
    expect([labelOf('BC n° | N° BL')?.[0], labelOf('N° BON DE COMMANDE : CLIENT_BC417')?.[0]]).toEqual(['BC n°', 'N° BON DE COMMANDE']);
  });
});

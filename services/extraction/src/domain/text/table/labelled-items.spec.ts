import { describe, expect, it } from 'vitest';
import type { Printed } from '../../testing/make-pdf.js';
import { linesOf, TITLE, totals } from '../../testing/print-table.js';
import { labelledItems } from './labelled-items.js';

/** Labels with a value beside each, one below the other. */
const pairs = (left: number, value: number, top: number, ...rows: readonly (readonly [label: string, value: string])[]): Printed[] => rows.flatMap(([label, text], index): Printed[] => [[left, top + index * 12, label], ...(text === '' ? [] : [[value, top + index * 12, text] as Printed])]);
const SUMS = totals(560, [['Subtotal', '129.00'], ['VAT 20%', '25.80'], ['Total', '154.80']]);

/** A block of an item as viewers print it: figures before the name, labels without a value among them. */
const block = (top: number, [name, more]: readonly [string, string], quantity: string, unit: string, price: string, net: string): Printed[] => [
  ...pairs(50, 200, top, ['Free text:', ''], ['Object id:', '']),
  ...pairs(300, 500, top + 6, ['Menge', quantity], ['Einheit', unit], ['Preis pro Einheit (netto)', price], ['Gesamtpreis (netto)', net], ['Rabatt (netto):', ''], ['Umsatzsteuersatz in Prozent:', '20%']),
  ...pairs(50, 250, top + 84, ['Bezeichnung:', name], ['', more], ['Artikelnummer:', 'W-100']),
];

describe(labelledItems, () => {
  it('reads items of which each is a block of labels with their values', async () => {
    const { lines, outcome } = await linesOf([...TITLE, [50, 200, 'Details'], [120, 200, 'Attachments'], ...block(230, ['Maintenance of the lift', 'in building A'], '2', 'C62', '45.00', '90.00'), ...block(380, ['Emergency call', ''], '3', 'MON', '13.00', '39.00'), ...SUMS]);
    expect(lines).toEqual([['Maintenance of the lift in building A', '2', 'C62', '45', '90', '20'], ['Emergency call', '3', 'MON', '13', '39', '20']]);
    expect(outcome.invoice.lines.map(({ item }) => item.sellerId)).toEqual(['W-100', 'W-100']);
  });

  it('reads one item of labels with colons, its name first, where it comes to the net total', async () => {
    const item = (amount: string): Printed[] => ['Descrizione bene/servizio: Drive belt', 'Quantità: 3.00', 'Unità di misura: PZ', 'Valore unitario: 43.00', `Valore totale: ${amount}`, 'IVA (%): 20.00'].map((text, index): Printed => [50, 230 + index * 12, text]);
    expect((await linesOf([...TITLE, ...item('129.00'), ...SUMS])).lines).toEqual([['Drive belt', '3', 'C62', '43', '129', '20']]);
    expect((await linesOf([...TITLE, ...item('121.00'), ...SUMS])).lines.map(([name]) => name)).not.toContain('Drive belt');
  });

  it('reads blocks in two columns, of which not each has every label', async () => {
    const item = (top: number, name: string, description: string, quantity: string, price: string, net: string): Printed[] => [
      ...pairs(50, 150, top, ['Bezeichnung:', name], ...(description === '' ? [] : [['Beschreibung:', description] as const]), ['Artikelnummer:', 'RB-25']),
      ...pairs(300, 440, top, ['Menge:', quantity], ['Einheit:', 'H87'], ['Preis pro Einheit (netto):', price], ['Gesamtpreis (netto):', net]),
    ];
    const { lines } = await linesOf([...TITLE, ...pairs(50, 150, 200, ['Gesamtsumme netto:', '39.00']), ...item(230, 'Rechenbuch', 'gebunden', '2', '45.00', '90.00'), ...item(330, 'Lernspiel', '', '3', '13.00', '39.00'), ...SUMS]);
    expect(lines).toEqual([['Rechenbuch', '2', 'H87', '45', '90', '20'], ['Lernspiel', '3', 'H87', '13', '39', '20']]);
  });
});

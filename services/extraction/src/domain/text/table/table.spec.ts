import { describe, expect, it } from 'vitest';
import type { Printed } from '../../testing/make-pdf.js';
import { HEAD, linesOf, place, readTable, tableOf, TITLE, totals, type Column, type ItemRow } from '../../testing/print-table.js';
import { unitCodeIn } from './figures.js';
import { findItems } from './find-items.js';
import { isGtin } from './texts/gtin.js';

describe(findItems, () => {
  it('reads an English table with units and rates, and what stands under a name as its description', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [300, 'right', 'Qty'], [340, 'left', 'Unit'], [420, 'right', 'Unit price'], [460, 'right', 'VAT'], [540, 'right', 'Amount']];
    const { printed, bottom } = tableOf(columns, [[['Torque wrench', 'Serial: TW-1'], '2', 'pcs', '45.00', '20%', '90.00'], ['Consulting', '1.5', 'hours', '100.00', '20%', '150.00']]);
    const { lines, outcome } = await linesOf([...HEAD, [400, 60, 'INVOICE', 16], [340, 150, 'Invoice number: NW-1'], [340, 164, 'Invoice date: 14/03/2026'], ...printed, ...totals(bottom + 20, [['Subtotal', '£240.00'], ['VAT 20%', '£48.00'], ['Total', '£288.00']])]);
    expect(lines).toEqual([['Torque wrench', '2', 'C62', '45', '90', '20'], ['Consulting', '1.5', 'HUR', '100', '150', '20']]);
    expect(outcome.invoice.lines[0]?.item.description).toBe('Serial: TW-1');
    expect(outcome.evidence['lines[1].net']).toMatchObject({ method: 'text', page: 1, text: '150.00' });
  });

  it.each([
    ['Polish', ['Lp', 'Nazwa towaru', 'Ilosc', 'Cena netto', 'Wartosc netto'], ['FAKTURA', 'Numer faktury: FV/3/2026', 'Data wystawienia: 2026-03-14'], [['Razem netto', '1.234,50'], ['Kwota VAT', '283,94'], ['Do zaplaty', '1.518,44']]],
    ['Portuguese', ['Linha', 'Descrição', 'Quantidade', 'Preço unitário', 'Total'], ['FATURA', 'Fatura n.º FT-3/2026', 'Data de emissão: 14/03/2026'], [['Total sem IVA', '1.234,50'], ['IVA', '283,94'], ['Total a pagar', '1.518,44']]],
    ['Swedish', ['Rad', 'Benämning', 'Antal', 'À-pris', 'Belopp'], ['FAKTURA', 'Fakturanummer: 3-2026', 'Fakturadatum: 2026-03-14'], [['Summa exkl. moms', '1.234,50'], ['Moms', '283,94'], ['Att betala', '1.518,44']]],
    ['Danish', ['Linje', 'Beskrivelse', 'Antal', 'Enhedspris', 'Beløb'], ['FAKTURA', 'Fakturanr.: 3-2026', 'Fakturadato: 14.03.2026'], [['Total ekskl. moms', '1.234,50'], ['Momsbeløb', '283,94'], ['At betale', '1.518,44']]],
    ['Norwegian', ['Linje', 'Beskrivelse', 'Antall', 'Enhetspris', 'Beløp'], ['FAKTURA', 'Fakturanummer: 3-2026', 'Fakturadato: 14.03.2026'], [['Sum eks. mva', '1.234,50'], ['Sum mva', '283,94'], ['Å betale', '1.518,44']]],
    ['Finnish', ['Rivi', 'Selite', 'Määrä', 'À-hinta', 'Yhteensä'], ['LASKU', 'Laskun numero: 3-2026', 'Laskun päiväys: 14.03.2026'], [['Veroton yhteensä', '1.234,50'], ['Alv', '283,94'], ['Maksettava', '1.518,44']]],
    ['Czech', ['Poradi', 'Popis', 'Mnozstvi', 'Cena za MJ', 'Celkem'], ['FAKTURA', 'Cislo faktury: 3-2026', 'Datum vystaveni: 14.03.2026'], [['Celkem bez DPH', '1.234,50'], ['DPH celkem', '283,94'], ['K uhrade', '1.518,44']]],
    ['Spanish', ['Línea', 'Concepto', 'Cantidad', 'Precio', 'Importe'], ['FACTURA', 'Factura nº F-3', 'Fecha de factura: 14/03/2026'], [['Base imponible', '1.234,50'], ['IVA', '283,94'], ['Total factura', '1.518,44']]],
    ['Italian', ['Riga', 'Descrizione', 'Quantità', 'Prezzo unitario', 'Importo'], ['FATTURA', 'Numero fattura: F-3', 'Data fattura: 14/03/2026'], [['Totale imponibile', '1.234,50'], ['Totale IVA', '283,94'], ['Totale fattura', '1.518,44']]],
    ['Dutch', ['Regel', 'Omschrijving', 'Aantal', 'Stukprijs', 'Bedrag'], ['FACTUUR', 'Factuurnummer: F-3', 'Factuurdatum: 14-03-2026'], [['Totaal excl. btw', '1.234,50'], ['Btw', '283,94'], ['Te betalen', '1.518,44']]],
  ] as const)('reads the heads and totals of an invoice in %s', async (_language, heads, [title, number, date], sums) => {
    const places = [[50, 'left'], [90, 'left'], [300, 'right'], [400, 'right'], [530, 'right']] as const;
    const columns = places.map(([left, align], index): Column => [left, align, heads[index] ?? '']);
    const { printed, bottom } = tableOf(columns, [['1', 'Alfa 2000', '10', '100,00', '1.000,00'], ['2', 'Beta', '5', '46,90', '234,50']]);
    const { lines, outcome } = await linesOf([...HEAD, [400, 60, title, 16], [340, 150, number], [340, 164, date], ...printed, ...totals(bottom + 20, sums)]);
    expect(lines).toEqual([['Alfa 2000', '10', undefined, '100', '1000', '23'], ['Beta', '5', undefined, '46.9', '234.5', '23']]);
    expect(outcome.invoice).toMatchObject({ issueDate: '2026-03-14', totals: { withoutVat: '1234.5', vat: '283.94', withVat: '1518.44' } });
    expect(outcome.invoice.number).toContain('3');
  });

  it('names an item by the line of its amount where how many of what cost what stands below it', async () => {
    const columns: Column[] = [[50, 'left', 'Services'], [530, 'right', 'Amount']];
    const { printed, bottom } = tableOf(columns, [[['Payroll for March', 'no. 23 slips × £ 21.50'], '494.50'], ['Monthly returns', '120.00']]);
    const { lines } = await linesOf([...HEAD, [400, 60, 'INVOICE', 16], [340, 150, 'Invoice number: NW-1'], [340, 164, 'Invoice date: 14/03/2026'], ...printed, ...totals(bottom + 20, [['Net total', '614.50'], ['VAT 20%', '122.90'], ['Total', '737.40']])]);
    expect(lines.map(([name, quantity, , price]) => [name, quantity, price])).toEqual([['Payroll for March', '23', '21.5'], ['Monthly returns', '1', '120']]);
  });

  it('reads a claim for progress by what is claimed now, whose sum stands once more above what is retained', async () => {
    const columns: Column[] = [[50, 'left', 'Item'], [80, 'left', 'Description'], [280, 'right', 'Contract value'], [330, 'right', '% compl.'], [400, 'right', 'Work to date'], [470, 'right', 'Less previous'], [540, 'right', 'This claim']];
    const { printed, bottom } = tableOf(columns, [['1.0', 'Site establishment', '18,500.00', '100%', '18,500.00', '18,500.00', '0.00'], ['2.0', 'Structural steel', '64,200.00', '60%', '38,520.00', '19,260.00', '19,260.00'], ['3.0', 'Roofing', '38,900.00', '25%', '9,725.00', '0.00', '9,725.00'], ['', 'Totals (ex VAT)', '121,600.00', '', '66,745.00', '37,760.00', '28,985.00']]);
    const { lines } = await linesOf([...HEAD, [400, 60, 'INVOICE', 16], [340, 150, 'Invoice number: NW-1'], [340, 164, 'Invoice date: 14/03/2026'], ...printed, ...totals(bottom + 20, [['Value of this claim', '28,985.00'], ['Less retention 5%', '-1,449.25'], ['Subtotal excluding VAT', '27,535.75'], ['VAT 20%', '5,507.15'], ['Total payable', '33,042.90']])]);
    expect(lines.map(([name, quantity, , , net]) => [name, quantity, net])).toEqual([['Site establishment', '1', '0'], ['Structural steel', '1', '19260'], ['Roofing', '1', '9725']]);
  });

  it('reads a claim for progress by what is done until now where nothing says what is claimed now: what was billed before is taken off', async () => {
    const columns: Column[] = [[50, 'left', 'Item'], [80, 'left', 'Description'], [280, 'right', 'Contract value'], [360, 'right', '% complete'], [530, 'right', 'Work to date']];
    const { invoice } = await readTable(columns, [['1.1', 'Site establishment', '200.00', '100%', '200.00'], ['1.2', 'Structural steel', '500.00', '60%', '300.00'], ['1.3', 'Roofing', '400.00', '0%', '0.00']], [['Work completed to date', '500.00'], ['Less previous claim no. 1', '-200.00'], ['Net total', '300.00'], ['VAT 20%', '60.00'], ['Total', '360.00']]);
    expect(invoice.lines.map(({ item, net }) => [item.name, net])).toEqual([['Site establishment', '200'], ['Structural steel', '300'], ['Roofing', '0']]);
    expect(invoice.allowances).toEqual([{ amount: '200', reason: 'Less previous claim no. 1' }]);
    expect(invoice.totals).toMatchObject({ lineNetSum: '500', allowances: '200', withoutVat: '300' });
  });

  it('names items by their description where what is short for it stands before', async () => {
    const columns: Column[] = [[50, 'left', 'Item'], [120, 'left', 'Description'], [420, 'right', 'Price'], [530, 'right', 'Amount']];
    const { invoice } = await readTable(columns, [['01 Plans', 'Plans, permits and site supervision', '80.00', '80.00'], ['04 Frame', 'Interior framing of metal', '40.00', '40.00']], [['Net total', '120.00'], ['VAT 20%', '24.00'], ['Total', '144.00']]);
    expect(invoice.lines.map(({ item }) => [item.name, item.description])).toEqual([['Plans, permits and site supervision', '01 Plans'], ['Interior framing of metal', '04 Frame']]);
  });

  it('counts parcels where weights stand beside, and leaves a surcharge on all to the document', async () => {
    const columns: Column[] = [[50, 'left', 'Date'], [120, 'left', 'Service'], [330, 'right', 'Pcs'], [420, 'right', 'Kg'], [530, 'right', 'Amount']];
    const { invoice } = await readTable(columns, [['01/10/26', 'Next day', '2', '11.0', '80.00'], ['02/10/26', 'Two days', '1', '4.0', '40.00'], ['Total SPARES', '', '', '', '120.00'], ['Fuel surcharge', '', '', '', '12.00'], ['Address correction', '', '3', '', '8.00']], [['Net total', '140.00'], ['VAT 20%', '28.00'], ['Total', '168.00']]);
    expect(invoice.lines.map(({ item, quantity, net }) => [item.name, quantity, net])).toEqual([['Next day', '2', '80'], ['Two days', '1', '40'], ['Address correction', '3', '8']]);
    expect(invoice.charges).toMatchObject([{ amount: '12' }]);
  });

  it('takes no figures between the end of a page and the head that the next one repeats', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [300, 'right', 'Qty'], [420, 'right', 'Price'], [530, 'right', 'Amount']];
    const [first, second] = [tableOf(columns, [['Desk', '2', '40.00', '80.00']]), tableOf(columns, [['Chair', '4', '10.00', '40.00']])];
    const { lines } = await linesOf([...TITLE, ...first.printed, [400, first.bottom + 20, 'Carried forward'], [500, first.bottom + 20, '80.00']], [[50, 60, 'Northwind Tools Ltd'], [420, 100, 'Page'], [505, 100, '2 of 2'], ...second.printed, ...totals(second.bottom + 20, [['Net total', '120.00'], ['VAT 20%', '24.00'], ['Total', '144.00']])]);
    expect(lines.map(([name, quantity]) => [name, quantity])).toEqual([['Desk', '2'], ['Chair', '4']]);
  });

  it('takes a sign before a price for no part of the name beside it', async () => {
    const columns: Column[] = [[50, 'left', 'Quantity'], [110, 'left', 'Description'], [380, 'right', 'Price'], [530, 'right', 'Amount']];
    const { printed, bottom } = tableOf(columns, [['20', 'Seed', '£ 31.50', '£ 630.00'], ['1', 'Hire', '£ 140.00', '£ 140.00']]);
    const { lines } = await linesOf([...HEAD, [400, 60, 'INVOICE', 16], [340, 150, 'Invoice number: NW-1'], [340, 164, 'Invoice date: 14/03/2026'], ...printed, ...totals(bottom + 20, [['Subtotal', '770.00'], ['VAT 20%', '154.00'], ['Total', '924.00']])]);
    expect(lines.map(([name]) => name)).toEqual(['Seed', 'Hire']);
  });

  it('takes the number of items for their quantity where only `No.` heads it', async () => {
    const columns: Column[] = [[50, 'left', 'Details'], [320, 'right', 'No.'], [420, 'right', 'Each'], [530, 'right', 'Amount']];
    const { printed, bottom } = tableOf(columns, [['Corporate membership', '1', '756.00', '756.00'], ['Named members', '6', '85.00', '510.00']]);
    const { lines } = await linesOf([...HEAD, [400, 60, 'INVOICE', 16], [340, 150, 'Invoice number: NW-1'], [340, 164, 'Invoice date: 14/03/2026'], ...printed, ...totals(bottom + 20, [['Subtotal', '1,266.00'], ['VAT 20%', '253.20'], ['Total', '1,519.20']])]);
    expect(lines.map(([name, quantity, , price]) => [name, quantity, price])).toEqual([['Corporate membership', '1', '756'], ['Named members', '6', '85']]);
  });

  it('takes no days before names of a table without heads for a part of them', async () => {
    const bare: Column[] = [[50, 'left', ''], [180, 'left', ''], [330, 'right', ''], [420, 'right', ''], [530, 'right', '']];
    const { printed, bottom } = tableOf(bare, [['01.03.-31.03.2026', 'Lease of van', '1', '289.00', '289.00'], ['01.04.-30.04.2026', 'Lease of truck', '1', '512.00', '512.00']], 250, false);
    const { lines } = await linesOf([...HEAD, [400, 60, 'INVOICE', 16], [340, 150, 'Invoice number: NW-1'], [340, 164, 'Invoice date: 14/03/2026'], ...printed, ...totals(bottom + 20, [['Subtotal', '801.00'], ['VAT 20%', '160.20'], ['Total', '961.20']])]);
    expect(lines.map(([name]) => name)).toEqual(['Lease of van', 'Lease of truck']);
  });

  it('reads the number of an item above its name, where one head says both', async () => {
    const columns: Column[] = [[50, 'left', 'Qty'], [110, 'left', 'Item number / description'], [420, 'right', 'Price'], [530, 'right', 'Amount']];
    const { printed, bottom } = tableOf(columns, [['20', ['51-6008', 'Pillow block bearing'], '63.12', '1,262.40'], ['11', ['68-7592', 'Leather gloves'], '9.85', '108.35']]);
    const { lines, outcome } = await linesOf([...HEAD, [400, 60, 'INVOICE', 16], [340, 150, 'Invoice number: NW-1'], [340, 164, 'Invoice date: 14/03/2026'], ...printed, ...totals(bottom + 20, [['Subtotal', '1,370.75'], ['VAT 20%', '274.15'], ['Total', '1,644.90']])]);
    expect(lines.map(([name], index) => [name, outcome.invoice.lines[index]?.item.sellerId])).toEqual([['Pillow block bearing', '51-6008'], ['Leather gloves', '68-7592']]);
  });

  it('takes numbers of items above their names for no part of these, though one head stands over both', async () => {
    const columns: Column[] = [[50, 'left', 'Item'], [330, 'right', 'Qty'], [420, 'right', 'Price'], [530, 'right', 'Amount']];
    const { printed, bottom } = tableOf(columns, [[['VB-2360', 'Drive belt'], '2', '31.20', '62.40'], [['DEL', 'Carriage by pallet'], '1', '45.00', '45.00']]);
    const { lines, outcome } = await linesOf([...HEAD, [400, 60, 'INVOICE', 16], [340, 150, 'Invoice number: NW-1'], [340, 164, 'Invoice date: 14/03/2026'], ...printed, ...totals(bottom + 20, [['Subtotal', '107.40'], ['VAT 20%', '21.48'], ['Total', '128.88']])]);
    expect(lines.map(([name], index) => [name, outcome.invoice.lines[index]?.item.sellerId])).toEqual([['Drive belt', 'VB-2360'], ['Carriage by pallet', 'DEL']]);
  });

  it('reads names that begin before the second head of their column: `Reference + description`', async () => {
    const columns: Column[] = [[50, 'left', 'Referencia + Descripción'], [330, 'right', 'Cantidad'], [420, 'right', 'Precio'], [530, 'right', 'Neto']];
    const { printed, bottom } = tableOf(columns, [['Cabo', '2', '45,00', '90,00'], ['Grillete inox', '1', '30,00', '30,00']]);
    const { lines } = await linesOf([...HEAD, [400, 60, 'FACTURA', 16], [340, 150, 'Factura nº F-3'], [340, 164, 'Fecha de factura: 14/03/2026'], ...printed, ...totals(bottom + 20, [['Base imponible', '120,00'], ['IVA 21%', '25,20'], ['Total factura', '145,20']])]);
    expect(lines.map(([name]) => name)).toEqual(['Cabo', 'Grillete inox']);
  });

  it('reads all of many items, some of which are no items but sums', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [330, 'right', 'Quantity'], [420, 'right', 'Price'], [530, 'right', 'Amount']];
    const section = (from: number): string[][] => [...Array.from({ length: 14 }, (_, at) => [`Item ${from + at}`, '2', '5.00', '10.00']), ['Card 7712', '', '', '140.00']];
    const { printed } = tableOf(columns, [...section(1), ...section(15), ...section(29)], 190);
    const first = [...HEAD, [400, 60, 'INVOICE', 16], [340, 100, 'Invoice number: NW-1'], [340, 114, 'Invoice date: 14/03/2026']] as Printed[];
    const { lines } = await linesOf([...first, ...printed.map(([left, top, text]): Printed => [left, 150 + (top - 190) * 0.65, text, 8])], totals(100, [['Subtotal', '420.00'], ['VAT 20%', '84.00'], ['Total', '504.00']]));
    expect(lines).toHaveLength(42);
  });

  it('takes a quantity and its unit right behind a name for no part of it', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [260, 'right', 'Quantity'], [380, 'right', 'Price'], [530, 'right', 'Amount']];
    const rows: Printed[] = [[50, 268, 'Temporary work of a line fitter at night 395.2 hours'], [355, 268, '39.90'], [485, 268, '15,768.48'], [50, 286, 'Test'], [225, 286, '6 hours'], [355, 286, '20.00'], [495, 286, '120.00']];
    const { lines } = await linesOf([...HEAD, [400, 60, 'INVOICE', 16], [340, 150, 'Invoice number: NW-1'], [340, 164, 'Invoice date: 14/03/2026'], ...tableOf(columns, []).printed, ...rows, ...totals(320, [['Subtotal', '15,888.48'], ['VAT 20%', '3,177.70'], ['Total', '19,066.18']])]);
    expect(lines.map(([name, quantity, unit]) => [name, quantity, unit])).toEqual([['Temporary work of a line fitter at night', '395.2', 'HUR'], ['Test', '6', 'HUR']]);
  });

  it('keeps a price in one column with how many units it is for, also where it begins nearer to the quantity', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [370, 'right', 'Quantity'], [465, 'right', 'Price'], [545, 'right', 'Value']];
    const rows: Printed[] = [[50, 268, 'Pressure transmitter'], [352, 268, '2 EA'], [385, 268, '318.00 GBP / 1 EA'], [517, 268, '636.00']];
    const { lines } = await linesOf([...HEAD, [400, 60, 'INVOICE', 16], [340, 150, 'Invoice number: NW-1'], [340, 164, 'Invoice date: 14/03/2026'], ...tableOf(columns, []).printed, ...rows, ...totals(320, [['Items total', '636.00'], ['VAT 20%', '127.20'], ['Total', '763.20']])]);
    expect(lines.map(([name, quantity, , price, net]) => [name, quantity, price, net])).toEqual([['Pressure transmitter', '2', '318', '636']]);
  });

  it('takes how many of something for the quantity though nobody knows its unit', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [290, 'left', 'Quantity Units'], [530, 'right', 'Amount']];
    const rows: Printed[] = [[50, 268, 'Autumn bulbs'], [300, 268, '618 Clicks'], [495, 268, '311.46'], [50, 286, 'Brand'], [300, 286, '207 Clicks'], [500, 286, '58.90']];
    const { lines } = await linesOf([...HEAD, [400, 60, 'INVOICE', 16], [340, 150, 'Invoice number: NW-1'], [340, 164, 'Invoice date: 14/03/2026'], ...tableOf(columns, []).printed, ...rows, ...totals(320, [['Subtotal', '370.36'], ['VAT 20%', '74.07'], ['Total', '444.43']])]);
    expect(lines.map(([name, quantity, , , net]) => [name, quantity, net])).toEqual([['Autumn bulbs', '618', '311.46'], ['Brand', '207', '58.9']]);
  });

  it('takes the title of a table for no head of its first columns', async () => {
    const columns: Column[] = [[50, 'left', 'Date'], [90, 'left', 'Station'], [180, 'left', 'Product'], [330, 'right', 'Litres'], [420, 'right', 'Price'], [530, 'right', 'Amount']];
    const { printed, bottom } = tableOf(columns, [['02.03.26', 'Leeds', 'Diesel', '40.00', '1.50', '60.00'], ['05.03.26', 'York', 'Petrol', '30.00', '1.40', '42.00']]);
    const { lines } = await linesOf([...HEAD, [400, 60, 'INVOICE', 16], [340, 150, 'Invoice number: NW-1'], [340, 164, 'Invoice date: 14/03/2026'], [50, 236, 'Particulars of each card'], ...printed, ...totals(bottom + 20, [['Subtotal', '102.00'], ['VAT 20%', '20.40'], ['Total', '122.40']])]);
    expect(lines.map(([name]) => name)).toEqual(['Diesel', 'Petrol']);
  });

  it('takes no column without a head for the quantity where nothing multiplies', async () => {
    const columns: Column[] = [[50, 'left', 'Date'], [120, 'left', 'Waybill'], [200, 'left', 'Description'], [530, 'right', 'Amount']];
    const { printed, bottom } = tableOf(columns, [['02/03/2026', '883120', 'Leeds', '231.00'], ['05/03/2026', '883177', 'York', '104.50']]);
    const { lines } = await linesOf([...HEAD, [400, 60, 'INVOICE', 16], [340, 150, 'Invoice number: NW-1'], [340, 164, 'Invoice date: 14/03/2026'], ...printed, ...totals(bottom + 20, [['Subtotal', '335.50'], ['VAT 20%', '67.10'], ['Total', '402.60']])]);
    expect(lines.map(([, quantity, , , net]) => [quantity, net])).toEqual([['1', '231'], ['1', '104.5']]);
  });

  it('goes on over a page break: the head is repeated, what is carried forward is no item', async () => {
    const columns: Column[] = [[50, 'left', 'Pos'], [90, 'left', 'Bezeichnung'], [330, 'right', 'Menge'], [420, 'right', 'Einzelpreis'], [530, 'right', 'Gesamtpreis']];
    const first = tableOf(columns, [['1', 'Bohrer', '10', '12,00', '120,00'], ['2', 'Dübel', '100', '0,30', '30,00']], 300);
    const second = tableOf(columns, [['3', 'Schrauben', '50', '1,00', '50,00']], 120);
    const { lines } = await linesOf(
      [[50, 60, 'Muster Werkzeuge GmbH'], [50, 240, 'Rechnung', 16], [360, 240, 'Rechnungsnummer: RE-1'], [360, 254, 'Rechnungsdatum: 03.03.2026'], ...first.printed, [350, first.bottom, 'Übertrag'], [495, first.bottom, '150,00']],
      [[50, 60, 'Rechnung RE-1'], [360, 90, 'Übertrag von Blatt 1'], [495, 90, '150,00'], ...second.printed, ...totals(second.bottom + 20, [['Summe netto', '200,00'], ['19% USt.', '38,00'], ['Gesamtbetrag', '238,00']])],
    );
    expect(lines.map(([name, quantity, , , net]) => [name, quantity, net])).toEqual([['Bohrer', '10', '120'], ['Dübel', '100', '30'], ['Schrauben', '50', '50']]);
  });

  it('finds names that repeat beside numbers of items, under which headings of deliveries stand', async () => {
    const columns: Column[] = [[50, 'left', 'Item'], [120, 'left', 'Description'], [300, 'right', 'Qty'], [410, 'right', 'Price'], [530, 'right', 'Amount']];
    const heading = ['Delivery note 862549 of 5 April, for the workshop in the north', '', '', '', ''];
    const rows = ['10000', '10137', '10274', '10411', '10548', '10685'].map((id, index) => [id, index % 2 === 0 ? 'Bearing' : 'Hex bolt', '2', '5.00', '10.00']);
    const { invoice } = await readTable(columns, [heading, ...rows.slice(0, 3), heading, ...rows.slice(3)], [['Net total', '60.00'], ['VAT 20%', '12.00'], ['Total', '72.00']]);
    expect(invoice.lines.map(({ item }) => item.name)).toEqual(['Bearing', 'Hex bolt', 'Bearing', 'Hex bolt', 'Bearing', 'Hex bolt']);
  });

  it('leaves the units of quantities below names out of these, and what follows an item in a row of its own to itself', async () => {
    const item = (top: number, name: string, size: string, figures: readonly [string, string, string]): Printed[] => [[50, top, name], [50, top + 12, size], [150, top + 24, figures[0]], [300, top + 24, figures[1]], [480, top + 24, figures[2]]];
    const { lines } = await linesOf([
      ...TITLE, [50, 240, 'Description'], [50, 252, 'Quantity'], [300, 252, 'Price'], [480, 252, 'Amount'],
      ...item(270, 'Heavy plate', '20 x 2000 x 6000 mm', ['150 KG', '2.00', '300.00']), [50, 306, 'Cut to size'], [480, 306, '12.00'],
      ...item(326, 'Flat steel', '300 x 15 mm', ['100 KG', '1.00', '100.00']), ...totals(380, [['Subtotal', '412.00'], ['VAT 20%', '82.40'], ['Total', '494.40']]),
    ]);
    expect(lines).toEqual([['Heavy plate', '150', 'KGM', '2', '300', '20'], ['Cut to size', '1', undefined, '12', '12', '20'], ['Flat steel', '100', 'KGM', '1', '100', '20']]);
  });

  const SOLD: Column[] = [[50, 'left', 'Description'], [300, 'right', 'Quantity'], [410, 'right', 'Price'], [530, 'right', 'Amount']];
  const readSold = async (columns: readonly Column[], rows: readonly ItemRow[], net: string, tax: string, gross: string) => {
    const { printed, bottom } = tableOf(columns, rows);
    return linesOf([...TITLE, ...printed, ...totals(bottom + 30, [['Subtotal', net], ['VAT 20%', tax], ['Total', gross]])]);
  };

  it('takes off what stands in brackets in cells of its own', async () => {
    const { lines } = await readSold(SOLD, [['Team seats', '14', '48.00', '672.00'], ['Startup credit', '1', '(100.00)', '(100.00)']], '572.00', '114.40', '686.40');
    expect(lines.map(([name, quantity, , price, net]) => [name, quantity, price, net])).toEqual([['Team seats', '14', '48', '672'], ['Startup credit', '-1', '100', '-100']]);
  });

  it('counts what has no price, though one of the amounts has no count', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [300, 'right', 'Quantity'], [350, 'left', 'Units'], [530, 'right', 'Amount']];
    const { lines } = await readSold(columns, [['City trips', '4187', 'Clicks', '312.44'], ['Cruises', '90', 'Clicks', '97.56'], ['Invalid activity', '', '', '-10.00']], '400.00', '80.00', '480.00');
    expect(lines.map(([name, quantity, , , net]) => [name, quantity, net])).toEqual([['City trips', '4187', '312.44'], ['Cruises', '90', '97.56'], ['Invalid activity', '-1', '-10']]);
  });

  it('reads the amount of the share of a work that is done, with what is not done yet as an allowance', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [240, 'right', 'Quantity'], [310, 'right', 'Price'], [390, 'right', 'Contract'], [450, 'right', 'Complete'], [530, 'right', 'Amount']];
    const { lines, outcome } = await readSold(columns, [['Doors', '10', '30.00', '300.00', '100%', '300.00'], ['Shutters', '14', '310.00', '4340.00', '40%', '1736.00']], '2036.00', '407.20', '2443.20');
    expect(lines).toEqual([['Doors', '10', undefined, '30', '300', '20'], ['Shutters', '14', undefined, '310', '1736', '20']]);
    expect(outcome.invoice.lines.map(({ allowances }) => allowances)).toEqual([[], [{ amount: '2604' }]]);
  });

  it('goes on in a number alone below a name', async () => {
    const columns: Column[] = [[50, 'left', 'Article'], [110, 'left', 'Description'], [330, 'right', 'Quantity'], [430, 'right', 'Price'], [530, 'right', 'Amount']];
    const { lines } = await readSold(columns, [['DIFF', ['Difference in price of a camshaft, dwg.', '4471'], '12', '14.50', '174.00'], ['RET', 'Returned flange', '4', '9.00', '36.00']], '210.00', '42.00', '252.00');
    expect(lines.map(([name]) => name)).toEqual(['Difference in price of a camshaft, dwg. 4471', 'Returned flange']);
  });

  it('ends before texts that begin alike, or with capitals where most of the column is empty', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [330, 'right', 'Quantity'], [430, 'right', 'Price'], [530, 'right', 'Amount']];
    const namesOf = async (...names: string[][]): Promise<unknown[]> => (await readSold(columns, names.map((name) => [name, '2', '50.00', '100.00']), `${names.length}00.00`, `${names.length}0.00`, `${names.length * 11}0.00`)).lines.map(([name]) => name);
    const drawn = ['Supply and fix of an oak reception desk', 'Second fixing of skirting and architraves'];
    expect(await namesOf([drawn[0] ?? '', 'As drawing J-118'], [drawn[1] ?? '', 'Measured 12 October'])).toEqual(drawn);
    const images = ['Managed image of a bridge at dawn', 'Managed image of boats at a quay', 'Managed image of a marina by day'];
    expect(await namesOf(...images.map((image, at) => [image, `UK print, page ${at}`]))).toEqual(images);
  });

  it('keeps figures alone in a line below a name among its texts', async () => {
    const columns: Column[] = [[50, 'left', 'No.'], [90, 'left', 'Description'], [330, 'right', 'Quantity'], [430, 'right', 'Price'], [530, 'right', 'Amount']];
    const { outcome } = await readSold(columns, [['1', ['Window', '120 x 135 cm'], '12', '14.50', '174.00'], ['2', 'Sill', '4', '9.00', '36.00']], '210.00', '42.00', '252.00');
    expect(outcome.invoice.lines.map(({ item, quantity }) => [item.name, item.description, quantity])).toEqual([['Window', '120 x 135 cm', '12'], ['Sill', undefined, '4']]);
  });

  it('ends a name before a unit that nearly touches it', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [141, 'left', 'Unit'], [300, 'right', 'Quantity'], [410, 'right', 'Price'], [530, 'right', 'Amount']];
    const { lines } = await readSold(columns, [['Album with pictures', 'pcs', '12', '14.50', '174.00'], ['Card', 'pcs', '4', '9.00', '36.00']], '210.00', '42.00', '252.00');
    expect(lines.map(([name, , unit]) => [name, unit])).toEqual([['Album with pictures', 'C62'], ['Card', 'C62']]);
  });

  it('takes a head that is of an item for that of amounts: `Item` above `subtotal`, beside what is called the description', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [300, 'right', 'Qty'], [400, 'right', 'Unit price'], [520, 'right', 'Item']];
    const { printed, bottom } = tableOf(columns, [['Mitre saw guide', '2', '48.90', '97.80'], ['Drill set', '5', '11.35', '56.75']]);
    const { lines } = await linesOf([...TITLE, ...printed.map(([left, top, text]): Printed => [left, top + (top > 250 ? 10 : 0), text]), [480, 260, 'subtotal'], ...totals(bottom + 40, [['Subtotal', '154.55'], ['VAT 20%', '30.91'], ['Total', '185.46']])]);
    expect(lines.map(([name, quantity, , price, net]) => [name, quantity, price, net])).toEqual([['Mitre saw guide', '2', '48.9', '97.8'], ['Drill set', '5', '11.35', '56.75']]);
  });

  it('keeps an item that is called as what is carried forward in another language', async () => {
    const columns: Column[] = [[50, 'left', 'Nr.'], [90, 'left', 'Bezeichnung'], [330, 'right', 'Menge'], [420, 'right', 'Einzelpreis'], [530, 'right', 'Gesamtpreis']];
    const { printed, bottom } = tableOf(columns, [['1', 'Amboss', '1', '100,00', '100,00'], ['2', 'Transport', 'Pauschal', '20,00', '20,00']], 300);
    const { lines } = await linesOf([[50, 60, 'Muster Werkzeuge GmbH'], [50, 240, 'Rechnung', 16], [360, 240, 'Rechnungsnummer: RE-1'], [360, 254, 'Rechnungsdatum: 03.03.2026'], ...printed, ...totals(bottom + 20, [['Summe netto', '120,00'], ['19% USt.', '22,80'], ['Gesamtbetrag', '142,80']])]);
    expect(lines.map(([name, , , , net]) => [name, net])).toEqual([['Amboss', '100'], ['Transport', '20']]);
  });

  it('reads a table without heads by what multiplies', async () => {
    const columns: Column[] = [[50, 'left', ''], [300, 'right', ''], [400, 'right', ''], [520, 'right', '']];
    const { printed, bottom } = tableOf(columns, [['Zandgrond', '3', '19.50', '58.50'], ['Grind', '12', '4.25', '51.00'], ['Klei', '7', '8.00', '56.00']], 250, false);
    const { lines } = await linesOf([...HEAD, [400, 60, 'INVOICE', 16], [340, 150, 'Invoice number: 77-A'], [340, 164, 'Invoice date: 14/03/2026'], ...printed, ...totals(bottom + 30, [['Net total', '165.50'], ['VAT 20%', '33.10'], ['Grand total', '198.60']])]);
    expect(lines.map(([name, quantity, , price, net]) => [name, quantity, price, net])).toEqual([['Zandgrond', '3', '19.5', '58.5'], ['Grind', '12', '4.25', '51'], ['Klei', '7', '8', '56']]);
  });

  it('tells quantity from price where the heads are exchanged: only the sum of the amounts is the net total', async () => {
    const columns: Column[] = [[50, 'left', 'Amount'], [120, 'left', 'Product'], [420, 'right', 'Price'], [530, 'right', 'Total']];
    const { printed, bottom } = tableOf(columns, [['4', 'Balloons', '2.50', '10.00'], ['3', 'Ribbon', '5.00', '15.00']]);
    const { lines } = await linesOf([...HEAD, [400, 60, 'INVOICE', 16], [340, 150, 'Invoice number: NW-2'], [340, 164, 'Invoice date: 14/03/2026'], ...printed, ...totals(bottom + 20, [['Subtotal', '25.00'], ['VAT 20%', '5.00'], ['Total', '30.00']])]);
    expect(lines.map(([name, quantity, , price, net]) => [name, quantity, price, net])).toEqual([['Balloons', '4', '2.5', '10'], ['Ribbon', '3', '5', '15']]);
  });

  it('reads heads that are a line and a half apart, of which the lower ones are labels too', async () => {
    const places = [[50, 'left'], [260, 'right'], [330, 'right'], [420, 'right'], [540, 'right']] as const;
    const columns = places.map(([left, align]): Column => [left, align, '']);
    const heads = ['Item', 'Qty', 'Rate of', 'Price per', 'Amount'].map((head, index) => place(columns[index] ?? [0, 'left', ''], 250, head));
    const { printed, bottom } = tableOf(columns, [['Oil', '2', '20%', '10.00', '20.00'], ['Salt', '3', '20%', '5.00', '15.00']], 265, false);
    const { lines } = await linesOf([...HEAD, [400, 60, 'INVOICE', 16], [340, 150, 'Invoice number: NW-5'], [340, 164, 'Invoice date: 14/03/2026'], ...heads, [314, 265, 'VAT'], [400, 265, 'unit'], ...printed, ...totals(bottom + 20, [['Subtotal', '35.00'], ['VAT 20%', '7.00'], ['Total', '42.00']])]);
    expect(lines.map(([name, quantity, , price, net]) => [name, quantity, price, net])).toEqual([['Oil', '2', '10', '20'], ['Salt', '3', '5', '15']]);
  });

  it('tells quantity, unit and name apart where they stand as near as words, and numbers from names where both are headed so', async () => {
    const heads: Printed[] = [[50, 250, 'Item'], [112, 250, 'Qty'], [135, 250, 'Unit'], [166, 250, 'Description'], [400, 250, 'Price'], [500, 250, 'Amount']];
    const row = (top: number, position: string, left: number, quantity: string, name: string, price: string, amount: string): Printed[] => [[50, top, position], [left, top, quantity], [135, top, 'hours'], [166, top, name], [400, top, price], [500, top, amount]];
    const { lines } = await linesOf([...HEAD, [400, 60, 'INVOICE', 16], [340, 150, 'Invoice number: NW-6'], [340, 164, 'Invoice date: 14/03/2026'], ...heads, ...row(268, '1', 103, '12.75', 'Repair of pumps', '10.00', '127.50'), ...row(286, '2', 114, '2.5', 'Travel', '20.00', '50.00'), ...totals(320, [['Subtotal', '177.50'], ['VAT 20%', '35.50'], ['Total', '213.00']])]);
    expect(lines.map(([name, quantity, unit, price, net]) => [name, quantity, unit, price, net])).toEqual([['Repair of pumps', '12.75', 'HUR', '10', '127.5'], ['Travel', '2.5', 'HUR', '20', '50']]);
  });

  it('takes the first column of names that holds texts', async () => {
    const columns: Column[] = [[50, 'left', 'Item'], [200, 'left', 'Description'], [340, 'right', 'Qty'], [420, 'right', 'Price'], [540, 'right', 'Total']];
    const { printed, bottom } = tableOf(columns, [['Silk shoes', 'Hand made of finest silk', '19', '10.00', '190.00'], ['Training', 'A day at your place', '1', '50.00', '50.00']]);
    const { lines } = await linesOf([...HEAD, [400, 60, 'INVOICE', 16], [340, 150, 'Invoice number: NW-9'], [340, 164, 'Invoice date: 14/03/2026'], ...printed, ...totals(bottom + 20, [['Subtotal', '£240.00'], ['VAT 20%', '£48.00'], ['Total', '£288.00']])]);
    expect(lines.map(([name]) => name)).toEqual(['Silk shoes', 'Training']);
  });

  it('knows a head by itself where it would be part of a longer one in the next cell', async () => {
    const columns: Column[] = [[50, 'left', 'Name'], [200, 'left', 'Description'], [340, 'right', 'Units'], [420, 'right', 'Unit Price'], [540, 'right', 'Amount']];
    const { printed, bottom } = tableOf(columns, [['Silk shoes', '', '19', '10.00', '190.00'], ['Training day', '', '1', '50.00', '50.00']]);
    const { lines } = await linesOf([...HEAD, [400, 60, 'INVOICE', 16], [340, 150, 'Invoice number: NW-7'], [340, 164, 'Invoice date: 14/03/2026'], ...printed, ...totals(bottom + 20, [['Subtotal', '£240.00'], ['VAT 20%', '£48.00'], ['Total', '£288.00']])]);
    expect(lines.map(([name, quantity]) => [name, quantity])).toEqual([['Silk shoes', '19'], ['Training day', '1']]);
  });

  it('keeps prices without tax where the amounts of the items are with it', async () => {
    const columns: Column[] = [[50, 'left', 'Item'], [250, 'right', 'Qty'], [320, 'right', 'Price'], [380, 'right', 'Tax'], [440, 'right', 'Discount'], [540, 'right', 'Total']];
    const { printed, bottom } = tableOf(columns, [['Bacon', '9', '£100.00', '20%', '-', '£1,080.00'], ['Bike', '2', '£50.00', '20%', '-', '£120.00']]);
    const { lines, outcome } = await linesOf([...HEAD, [400, 60, 'INVOICE', 16], [340, 150, 'Invoice number: NW-8'], [340, 164, 'Invoice date: 14/03/2026'], ...printed, ...totals(bottom + 20, [['Subtotal', '£1,200.00'], ['Total Tax', '£200.00'], ['Grand Total', '£1,200.00']])]);
    expect(lines.map(([name, quantity, , price, net]) => [name, quantity, price, net])).toEqual([['Bacon', '9', '100', '900'], ['Bike', '2', '50', '100']]);
    expect(outcome.invoice.totals).toMatchObject({ withoutVat: '1000', vat: '200', withVat: '1200' });
  });

  it.each([
    ['above codes of letters before the descriptions', ['Item', 'Description'], [['DRONE', 'Aerial pictures'], ['TRIP-2', 'Travel']]],
    ['in one cell, by a head that names both', ['Reference - Description'], [['DRONE - Aerial pictures'], ['TRIP-2 - Travel']]],
  ])('knows the number of an item %s', async (_, heads, [first = [], second = []]) => {
    const columns: Column[] = [...heads.map((head, index): Column => [50 + index * 90, 'left', head]), [330, 'right', 'Qty'], [430, 'right', 'Price'], [530, 'right', 'Amount']];
    const { invoice } = await readTable(columns, [[...first, '2', '320.00', '640.00'], [...second, '10', '1.50', '15.00']], [['Net total', '655.00'], ['VAT 20%', '131.00'], ['Total', '786.00']]);
    expect(invoice.lines.map(({ item }) => [item.name, item.sellerId])).toEqual([['Aerial pictures', 'DRONE'], ['Travel', 'TRIP-2']]);
  });

  it('leaves the sign behind a quantity out of the name', async () => {
    const columns: Column[] = [[90, 'left', 'Omschrijving'], [430, 'right', 'Bedrag'], [530, 'right', 'Totaal']];
    const { printed, bottom } = tableOf(columns, [['Onderhoudsbeurt', '49,50', '396,00'], ['Binnenband', '9,00', '27,00']]);
    const counts = printed.filter(([left]) => left === 90).slice(1).map(([, top], index): Printed => [60, top, index === 0 ? '8 x' : '3 x']);
    const { lines } = await linesOf([...HEAD, [400, 60, 'FACTUUR', 16], [340, 150, 'Factuurnummer: F-1'], [340, 164, 'Factuurdatum: 14-03-2026'], ...printed, ...counts, ...totals(bottom + 20, [['Totaal excl. btw', '423,00'], ['Btw 21%', '88,83'], ['Totaal', '511,83']])]);
    expect(lines.map(([name, quantity, , price]) => [name, quantity, price])).toEqual([['Onderhoudsbeurt', '8', '49.5'], ['Binnenband', '3', '9']]);
  });

  it('takes amounts with tax beside those without it for no prices', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [300, 'right', 'Qty'], [360, 'right', 'VAT'], [440, 'right', 'Net'], [530, 'right', 'Gross']];
    const { invoice } = await readTable(columns, [['Ticket', '3', '20%', '300.00', '360.00'], ['Book', '1', '20%', '20.00', '24.00']], [['Net total', '320.00'], ['VAT 20%', '64.00'], ['Total', '384.00']]);
    expect(invoice.lines.map(({ quantity, price, net }) => [quantity, price.net, net])).toEqual([['3', '100', '300'], ['1', '20', '20']]);
  });

  it.each([['en', 'Dozen', 'DZN'], ['cs', 'ks', 'C62'], ['da', 'ks', 'XBX'], ['de', 'Kiste', 'XCR'], ['en', 'pallet', 'XPX'], ['fi', 'kpl', 'C62'], ['pl', 'kpl', 'SET'], ['fi', 'PCE', 'H87']])('knows a unit by the language of its page: %s %s', (language, unit, code) => {
    expect(unitCodeIn(language, unit)).toBe(code);
  });

  it('keeps a number that stands apart before the name as the number of the item, and a size as a part of the name', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [110, 'left', ''], [340, 'right', 'Qty'], [420, 'right', 'Unit price'], [540, 'right', 'Amount']];
    const { printed, bottom } = tableOf(columns, [['55T02', 'Pork steak', '2', '45.00', '90.00'], ['M8X40 bolts', '', '10', '15.00', '150.00']]);
    const { outcome } = await linesOf([...HEAD, [400, 60, 'INVOICE', 16], [340, 150, 'Invoice number: NW-1'], [340, 164, 'Invoice date: 14/03/2026'], ...printed, ...totals(bottom + 20, [['Subtotal', '£240.00'], ['VAT 20%', '£48.00'], ['Total', '£288.00']])]);
    expect(outcome.invoice.lines.map(({ item }) => [item.sellerId, item.name])).toEqual([['55T02', 'Pork steak'], [undefined, 'M8X40 bolts']]);
  });

  it('takes a discount in percent off the price, and keeps the printed one as the gross price', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [300, 'right', 'Quantity'], [380, 'right', 'Price'], [440, 'right', 'Disc. %'], [530, 'right', 'Amount']];
    const { printed, bottom } = tableOf(columns, [['Oil', '20', '4.50', '10', '81.00'], ['Salt', '10', '1.00', '', '10.00']]);
    const { outcome } = await linesOf([...HEAD, [400, 60, 'INVOICE', 16], [340, 150, 'Invoice number: NW-3'], [340, 164, 'Invoice date: 14/03/2026'], ...printed, ...totals(bottom + 20, [['Subtotal', '91.00'], ['VAT 20%', '18.20'], ['Total', '109.20']])]);
    expect(outcome.invoice.lines.map(({ price }) => price)).toEqual([{ net: '4.05', gross: '4.5', discount: '0.45' }, { net: '1' }]);
  });

  it('reads items that are only named with their amounts, proven by their sum', async () => {
    const items: Printed[] = [[50, 300, 'Privathaftpflicht'], [300, 300, '50,00 €'], [50, 312, 'Haustierversicherung'], [300, 312, '20,00 €'], [50, 336, 'Summe netto'], [300, 336, '70,00 €'], [50, 348, 'Umsatzsteuer 19 %'], [300, 348, '13,30 €'], [50, 360, 'Rechnungsbetrag'], [300, 360, '83,30 €']];
    const { lines } = await linesOf([[50, 60, 'Muster Versicherung AG'], [50, 240, 'Rechnung', 16], [360, 240, 'Rechnungsnummer: RE-1'], [360, 254, 'Rechnungsdatum: 03.03.2026'], ...items]);
    expect(lines.map(([name, quantity, , price, net]) => [name, quantity, price, net])).toEqual([['Privathaftpflicht', '1', '50', '50'], ['Haustierversicherung', '1', '20', '20']]);
  });

  it('asks about a line that does not multiply', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [300, 'right', 'Quantity'], [400, 'right', 'Price'], [530, 'right', 'Amount']];
    const { printed, bottom } = tableOf(columns, [['Oil', '2', '10.00', '35.00']]);
    const { outcome } = await linesOf([...HEAD, [400, 60, 'INVOICE', 16], [340, 150, 'Invoice number: NW-4'], [340, 164, 'Invoice date: 14/03/2026'], ...printed, ...totals(bottom + 20, [['Subtotal', '91.00'], ['VAT 20%', '18.20'], ['Total', '109.20']])]);
    expect(outcome.review.filter(({ field }) => field.startsWith('lines'))).toHaveLength(1);
  });
});

describe(isGtin, () => {
  it.each([['4012345001235', true], ['4012345001236', false], ['12345', false], ['96385074', true]])('%s: %s', (text, expected) => {
    expect(isGtin(text)).toBe(expected);
  });
});

import { describe, expect, it } from 'vitest';
import { DEFAULT_EXTRACTION_LIMITS } from '../../../outcome.js';
import { layOut } from '../../../pdf/layout.js';
import { openPdf } from '../../../pdf/open-pdf.js';
import { makePdf, type Printed } from '../../../testing/make-pdf.js';
import { read } from '../../print/reading.js';
import { findHeads, type TableHead } from './head.js';

const HEADS = ['Item', 'Qty', 'Price', 'Amount'];

/** The heads on a page with a line of such texts. */
async function headsUnder(texts: readonly string[]): Promise<TableHead[]> {
  const line = texts.map((text, at): Printed => [10 + (at * 560) / texts.length, 300, text, texts.length > HEADS.length + 1 ? 2 : 8]);
  const pdf = await openPdf(makePdf([line]), DEFAULT_EXTRACTION_LIMITS);
  if ('outcome' in pdf) throw new Error(pdf.message);
  const words = pdf.words(1);
  pdf.close();
  return findHeads(read(layOut([words])));
}

/** How many columns each of them has. */
const columnsUnder = async (texts: readonly string[]): Promise<number[]> => (await headsUnder(texts)).map(({ columns }) => columns.length);

const columnsOf = (count: number): Promise<number[]> => columnsUnder(Array.from({ length: count }, (_, at) => HEADS[at % HEADS.length] ?? ''));

describe(findHeads, () => {
  it('knows what is cleaned by its area', async () => {
    expect((await headsUnder(['Dependencia', 'Superficie', 'Tarifa', 'Importe'])).flatMap(({ columns }) => columns.map(({ fields }) => fields.join()))).toEqual(['name', 'quantity', 'price', 'net']);
  });

  it('takes for a discount what may be short for that or for a name, behind a name and a price', async () => {
    const fieldsOf = async (...texts: string[]): Promise<unknown[]> => (await headsUnder(texts)).flatMap(({ columns }) => columns.map(({ fields }) => fields.join()));
    expect([await fieldsOf('Descrição', 'Qtd.', 'Preço', 'Desc.', 'Valor'), await fieldsOf('Code', 'Desc.', 'Quantity', 'Price', 'Amount')]).toEqual([['name', 'quantity', 'price', 'discount', 'net'], ['itemId', 'name', 'quantity', 'price', 'net']]);
  });

  it('knows heads of one word that is broken over lines', async () => {
    const cells = [['Bezeichnung', 'Menge', 'Brutto-', 'Preis-', 'Ra-', 'Netto-'], ['', '', 'preis', 'ein-', 'batt', 'betrag'], ['', '', 'EUR', 'heit', '%', 'EUR']];
    const printed = cells.flatMap((line, row) => line.flatMap((text, at): Printed[] => (text === '' ? [] : [[10 + at * 90, 300 + row * 9, text, 8]])));
    const pdf = await openPdf(makePdf([printed]), DEFAULT_EXTRACTION_LIMITS);
    if ('outcome' in pdf) throw new Error(pdf.message);
    const heads = findHeads(read(layOut([pdf.words(1)])));
    pdf.close();
    expect(heads.flatMap(({ columns }) => columns.map(({ fields }) => fields.join()))).toEqual(['name', 'quantity', 'ignored', 'basis', 'discount', 'net']);
  });

  it('takes no line of more columns than a table has: to try them all would take for ever', async () => {
    expect(await columnsOf(40)).toEqual([40]);
    expect(await columnsOf(44)).toEqual([]);
  });

  it('takes numbered taxes by rate for no items', async () => {
    expect(await columnsUnder(['Lp.', 'Stawka VAT', 'Kwota netto', 'Kwota VAT', 'Kwota brutto'])).toEqual([]);
    expect(await columnsUnder(['Lp.', 'Nazwa', 'Kwota netto', 'Kwota VAT', 'Kwota brutto'])).toEqual([5]);
  });

  it('parts a head of amounts from that of rates close behind it, where there is no other', async () => {
    expect(await columnsUnder(['Descrizione', 'Prezzo', 'Importo Iva'])).toEqual([4]);
    expect(await columnsUnder(['Descrizione', 'Prezzo', 'Importo', 'Importo Iva'])).toEqual([4]);
    expect(await columnsUnder(['Description', 'Unit Price', 'GST Amount'])).toEqual([4]);
  });

  it('takes what stands in brackets behind a head of amounts for a part of it: with which tax, or in what currency', async () => {
    const fieldsUnder = async (texts: readonly string[]): Promise<string[][]> => (await headsUnder(texts)).map(({ columns }) => columns.map(({ fields }) => fields.join('+')));
    expect(await fieldsUnder(['Tuote', 'Määrä', 'Hinta (alv 0 %)', 'alv %', 'Veroton EUR'])).toEqual([['name', 'quantity', 'price', 'rate', 'net']]);
    expect(await fieldsUnder(['Prestation', 'Nombre', 'Tarif (€)', 'Montant (€)'])).toEqual([['name', 'quantity', 'net', 'net']]);
  });

  it('reads fees by the hour, and amounts that are with tax in the short way', async () => {
    expect(await columnsUnder(['Honoraires', 'Durée', 'Tarif CHF/h', 'Montant CHF'])).toEqual([4]);
    expect(await columnsUnder(['Descrição', 'Qtd.', 'P. unit. c/ IVA', 'IVA', 'Total c/ IVA'])).toEqual([5]);
  });

  it('takes numbers behind their names for no head', async () => {
    expect(await columnsUnder(['Ihre Nr. MB-4411', 'Charge C26-4108'])).toEqual([]);
  });
});

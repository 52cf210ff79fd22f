import { describe, expect, it } from 'vitest';
import { layOut } from '../../pdf/layout.js';
import type { Box, Word } from '../../pdf/word.js';
import { findNumber } from './find-number.js';
import { findId } from './labelled-number.js';
import { findNumberByTitle } from './number-by-title.js';
import type { Found } from '../found.js';
import { read } from '../print/reading.js';
import { page, readingOf } from '../testing/reading-of.js';
import { findTitle } from '../title/find-title.js';

const BOUND = 0.9;

function numberIn(text: string, confidence?: number): Found | undefined {
  const words = page(text).map((word): Word => (confidence === undefined ? word : { ...word, confidence }));
  return findId(read(layOut([words])), 'number');
}

describe(findId, () => {
  it.each(['Invoice No. GT\\5153', 'Invoice No.: RE-2026/118', 'Invoice No. 4711'])('finds the number in %s', (text) => {
    expect(numberIn(text)?.value).toBe(text.split(' ').at(-1));
  });

  it('takes the month for a part of a number, behind a label of numbers, and the series before a dash', () => {
    expect([numberIn('Faktura numer 14/03/2026')?.value, numberIn('Data wystawienia 14/03/2026')?.value, numberIn('Factura nº 1 - 000842')?.value, numberIn('Factura nº A/25 003317')?.value]).toEqual(['14/03/2026', undefined, '1 - 000842', 'A/25 003317']);
  });

  it('is that of what is only called a document, right behind it', () => {
    expect([numberIn('Document: SI-4118')?.value, numberIn('Documento: FT 2031/118')?.value]).toEqual(['SI-4118', 'FT 2031/118']);
  });

  it('takes a unit for no number', () => {
    expect([numberIn('Invoice m3 4711')?.value, numberIn('Invoice No. M3')?.value]).toEqual(['4711', undefined]);
  });

  it('takes the kind of a Portuguese invoice for a part of its number', () => {
    expect([numberIn('Fatura nº FT 2025A/118')?.value, numberIn('FATURA FT A/22847')?.value, numberIn('Fatura nº 2025/118')?.value]).toEqual(['FT 2025A/118', 'FT A/22847', '2025/118']);
  });

  it('takes what a number of several parts begins with for a part of it', () => {
    expect([numberIn('Faktura VAT nr FS 3817/2025/MAG')?.value, numberIn('Faktura nr: F 512/2026/07')?.value, numberIn('Invoice No 24/118')?.value, numberIn('Invoice N 24/118')?.value, numberIn('Invoice EUR 4711')?.value]).toEqual(['FS 3817/2025/MAG', 'F 512/2026/07', '24/118', '24/118', '4711']);
  });

  it.each([['00418827 RI 7', false], ['Garden XR-4711', false], ['4-1180 / Marsh', false], ['4-1180 / 14 March 2026', true], ['382 - 17', false], ['4-1180 - Marsh', true], ['4-1180 – 14 March 2026', true], ['RE-2026-118 Original', false], ['RE-2026-118', true], ['RE-2026-118 from 14 March 2026', true], ['RE-2026-118 Date: 14.03.2026', true]])('is sure of the number in %s: %s', (text, isSure) => {
    expect((numberIn(`Invoice number: ${text}`)?.confidence ?? 0) >= BOUND).toBe(isSure);
  });

  it('puts together a number that is broken at a hyphen, in a column or a cell of its own, and no other words', () => {
    const right = (text: string, top: number): Word[] => page(text).map((word): Word => ({ ...word, box: [500 - text.length * 5, top, 500, top + 10] }));
    expect(findId(read(layOut([[...page('Rechnungsnummer'), ...right('DS-INV-', 0), ...right('DE-2025-4711', 12)]])), 'number')?.value).toBe('DS-INV-DE-2025-4711');
    expect(findId(readingOf('Invoice number: | RE-2025-', ' | 00118'), 'number')?.value).toBe('RE-2025-00118');
    expect(findId(readingOf('Invoice number: | RE-2025-', ' | 00118 copy'), 'number')?.value).not.toBe('RE-2025-00118');
    expect(findId(readingOf('Rechnungs- | 4711', '118'), 'number')?.value).toBeUndefined();
  });

  it('takes what has the form of a date for a number behind its kind, or a label of numbers alone', () => {
    expect([findId(readingOf('Faktura nr FV 12/03/2025'), 'number')?.value, findId(readingOf('Faktura nr 12/03/2025'), 'number')?.value]).toEqual(['FV 12/03/2025', '12/03/2025']);
  });

  it('takes the number below a title, whatever stands beside both', () => {
    const reading = readingOf('Les Ateliers SARL | FACTURE', '12 quai des Tanneurs', '44000 Nantes', 'Tél. 02 40 00 00 00', 'SIRET : 860 148 659 00011 | FA-2025-0113');
    const words = reading.lines.flatMap((line) => line.words).map((word) => (word.text === 'FACTURE' ? { ...word, size: 26, box: [word.box[0], word.box[1], word.box[2], word.box[1] + 40] as Box } : word));
    const titled = read(layOut([words]));
    expect(findNumberByTitle(titled, findTitle(titled))?.value).toBe('FA-2025-0113');
  });

  it('takes several words that are one number though they stand further below the title, and what one word is not', () => {
    const below = (text: string): string | undefined => {
      const words = page('Fatura | Padaria Flor Lda', ' | Rua de São Bento 40', ' | 4780 Santo Tirso', text).map((word) => (word.text === 'Fatura' ? { ...word, size: 20, box: [word.box[0], word.box[1], word.box[2], 16] as Box } : word));
      const titled = read(layOut([words]));
      return findNumberByTitle(titled, findTitle(titled))?.value;
    };
    expect([below('FT 2025A13/00881204'), below('881204')]).toEqual(['FT 2025A13/00881204', undefined]);
  });

  it('takes what stands behind a sign for a number right below the title', () => {
    const below = (text: string): string | undefined => {
      const titled = readingOf('FACTURE', text);
      return findNumberByTitle(titled, findTitle(titled))?.value;
    };
    expect([below('N° FRT-2501-28011'), below('N.º FRT-2501-28011'), below('n. 88/NC'), below('Nro 2031-118'), below('N.º 1 2026/447'), below('lot FRT-2501-28011')]).toEqual(['FRT-2501-28011', 'FRT-2501-28011', '88/NC', '2031-118', '1 2026/447', undefined]);
  });

  it('takes the only number beside the title that no more than a word for one stands before', () => {
    const beside = (above: string): string | undefined => {
      const words = page(above, 'CREDIT NOTE').map((word) => (word.box[1] > 0 ? { ...word, size: 20, box: [word.box[0], 6, word.box[2], 26] as Box } : word));
      const titled = read(layOut([words]));
      return findNumber(titled, findTitle(titled))?.value;
    };
    expect([beside('|| No. C/1093'), beside('|| No. C/1093 | No. 7/11'), beside('|| Unit No. C/1093')]).toEqual(['C/1093', undefined, undefined]);
  });

  it('is no count of items and no leaf of a register', () => {
    const numbered = (...lines: readonly string[]): string | undefined => {
      const titled = readingOf(...lines);
      return findNumber(titled, findTitle(titled))?.value;
    };
    expect(numbered('NOTA DI CREDITO', 'n. 88/NC', 'Descrizione | U.M. | Q.tà', 'Impianto | nr | 1')).toBe('88/NC');
    expect(numbered('Inscrita en el Registro Mercantil, tomo 1211, folio 41')).toBeUndefined();
    expect(numbered('Folio: 41-118')).toBe('41-118');
  });

  it('may have spaces around its stroke', () => {
    expect([numberIn('Rechnung R 318 / 26')?.value, numberIn('Rechnung 318 / 26')?.value, numberIn('Rechnung 2 / 3')?.value]).toEqual(['R 318 / 26', '318 / 26', '2']);
  });

  it('heads a column with a remark in brackets', () => {
    expect(findId(readingOf('Kassenzeichen (bitte nennen) | Mein Zeichen | Datum', '5.0210.004711.8 | 20.3 Le | 12.05.2025'), 'number')?.value).toBe('5.0210.004711.8');
  });

  it('is not the count of a statement of works, where the references have the number of the invoice', () => {
    expect(findId(readingOf('FACTURE DE SITUATION N° 2', 'Facture | Date | Client | Échéance', 'FA2505-0073 | 26/05/2025 | CL00418 | 25/06/2025'), 'number')?.value).toBe('FA2505-0073');
  });

  it('takes the word for an order right behind a label of orders for a part of its number', () => {
    const order = (...lines: string[]): string | undefined => findId(read(layOut([page(...lines)])), 'purchaseOrder')?.value;
    expect([order('Order No | PO 7731'), order('Ordrenr. PO 30418'), order('PO 7731'), order('Ihre Referenz | PO 25-0887'), order('Order No | PO', '118-4 | 7731')]).toEqual(['PO 7731', 'PO 30418', '7731', undefined, '7731']);
  });

  it.each([['Rechnungsnr./Datum | 9140022817 / 14.05.2025', '9140022817'], ['Invoice No. & Date | EXP/25-26/0044 dt. 07-May-2025', 'EXP/25-26/0044']])('finds the number headed together with its date in %s', (text, number) => {
    expect(numberIn(text)?.value).toBe(number);
  });

  it.each(['DRP 48 771 206', 'VR 2031 00481173', 'M25 0588 1120 47', 'AR 4 / 2025-017', '2506 E 0088 4471', '38 2704 1882 0519', 'H-260 4183'])('takes all groups of %s', (number) => {
    expect(numberIn(`Rechnungsnummer | ${number}`)?.value).toBe(number);
  });

  it.each(['Samlefaktura 118 472', 'Note d’hôtel n° 118 472', 'Note d’hôtel n° | 118 472', 'Memorandum of fees number 118 472'])('takes both groups of "%s", behind what announces a number', (line) => {
    expect(numberIn(line)?.value).toBe('118 472');
  });

  it('leaves the end of a label that touches a number to the label', () => {
    expect(findId(read(layOut([page('Orden de Compra delPO-24771')])), 'purchaseOrder')?.value).toBe('PO-24771');
    expect(numberIn('Invoice No. inv-0815')?.value).toBe('inv-0815');
  });

  it('does not take the figures of a street for the number beside a large title', () => {
    const [title, name, street] = [page('Factuur'), page(' | van Loon B.V.'), page(' | Jorritstraat 224c')];
    const set = (words: Word[], top: number, size: number): Word[] => words.map((word) => ({ ...word, size, box: [word.box[0], top, word.box[2], top + size] }));
    const printed = [...set(title, 60, 22), ...set(name, 56, 9), ...set(street, 72, 9), ...set(page('Factuurnummer | Datum'), 200, 9), ...set(page('2024-4568 | 12-09-2024'), 216, 9)];
    expect(findId(read(layOut([printed])), 'number')?.value).toBe('2024-4568');
  });

  it('finds nothing below a label whose value was not filled in', () => {
    const order = (...lines: readonly string[]): string | undefined => findId(read(layOut([page(...lines)])), 'purchaseOrder')?.value;
    const items = ['ITEM | DESCRIPTION | AMOUNT', 'A9089 | Repair | 885.19'];
    expect(order('P.O. NUMBER | TERMS | SHIP DATE', ' | Net 30 | 03/18/2024', ...items)).toBeUndefined();
    expect(order('P.O. NUMBER | TERMS | SHIP DATE', 'PO-118 | Net 30 | 03/18/2024', ...items)).toBe('PO-118');
    expect(order('Invoice no.: 2024-118', 'Order no.:', '30 days net')).toBeUndefined();
    expect(order('Datum: | 25.03.2025', 'Ihre Bestell-Nr.: | vom: | 13.02.2025', 'Artikel | Preis', 'Schulungstag A4311 | 20,00')).toBeUndefined();
  });

  it('takes nothing of a town for an order beside whose label it is level', () => {
    const set = (line: string, top: number): Word[] => page(line).map((word) => ({ ...word, box: [word.box[0], top, word.box[2], top + 10] }));
    const printed = [...set('N° DE COMMANDE', 60), ...set(' | 17057 Asnières', 66), ...set('M9YMYW2', 78)];
    expect(findId(read(layOut([printed])), 'purchaseOrder')?.value).toBe('M9YMYW2');
  });

  it('takes no preposition for the label of an order', () => {
    const order = (...lines: string[]): string | undefined => findId(read(layOut([page(...lines)])), 'purchaseOrder')?.value;
    expect([order('po korekcie B59'), order('PO B5912')]).toEqual([undefined, 'B5912']);
  });

  it('takes the number beside a bare word for it, less surely than behind a label, and asks where another or a year may be it', () => {
    const number = (...lines: readonly string[]): ReturnType<typeof findId> => findId(read(layOut([page('FACTURE', ...lines)])), 'number');
    expect(number('Numéro : | F-118', 'Date : | 2025-11-03')).toMatchObject({ value: 'F-118', confidence: 0.8 });
    expect(number('Numéro : | F-118', 'Numéro : | 77-B12')?.confidence).toBeLessThan(0.8);
    expect(number('Numéro : | 2025')?.confidence).toBeLessThan(0.8);
    expect(findId(read(layOut([page('Nr | Artikel | Preis', '1 | Zement | 4,20')])), 'number')).toBeUndefined();
  });

  it('is no storey and unit of an address', () => {
    expect(findId(readingOf('Invoice Number | #14-05', 'INV-4154'), 'number')?.value).toBe('INV-4154');
  });

  it('is that in the title of a credit note, before the invoice that a bare word names', () => {
    const note = readingOf('Credit Memo CM-11674', 'Created from | Total', 'Invoice #INV-9679 | 541.20');
    expect(findNumber(note, findTitle(note))).toMatchObject({ value: 'CM-11674', confidence: 0.7 });
  });

  it('is asked about where a credit note has it behind a word for an invoice too', () => {
    const claims = (...lines: readonly string[]): number => {
      const note = readingOf('Credit Note', 'Credit note number: INV-2291', ...lines);
      return findNumber(note, findTitle(note))?.confidence ?? 0;
    };
    expect([claims('Less credit to invoice INV-2291') < 0.8, claims('Applied to our invoice INV-2291') < 0.8, claims('Less credit to invoice INV-2180') >= 0.8]).toEqual([true, true, true]);
  });

  it('is not sure of two figures below a label', () => {
    expect(findId(read(layOut([page('Purchase order', '30')])), 'purchaseOrder')?.confidence).toBeLessThan(BOUND);
    expect(findId(read(layOut([page('Purchase order', '4500027230')])), 'purchaseOrder')?.confidence).toBeGreaterThan(BOUND);
  });

  it('is not sure of a number behind which another piece stands, recognised or not', () => {
    expect(numberIn('Invoice No. FA-201 7-0010', 0.99)?.confidence).toBeLessThan(BOUND);
    expect(numberIn('Invoice No. FA-2031-0417', 0.99)?.confidence).toBeGreaterThan(BOUND);
    expect(numberIn('Invoice No. FA-2031-0417 13.11.2031', 0.99)?.confidence).toBeGreaterThan(BOUND);
    expect(numberIn('Invoice No. FA-201 7-0010')?.confidence).toBeLessThan(BOUND);
  });

  it('is not sure of a bare word within running text, which may name an earlier invoice', () => {
    const alone = numberIn('Oak Ltd · Invoice 40483')?.confidence ?? 0;
    expect(numberIn('Goods of invoice 40483 were returned')?.confidence).toBeLessThan(alone);
  });

  it.each(['zu Rechnung R40483', 'Against invoice 40483', 'Rectifica la factura R41617', 'Do faktury R40483'])('takes an earlier invoice for no number: %s', (text) => {
    expect(numberIn(text)).toBeUndefined();
  });

  it.each(['PO Box 3040', 'P.O. Box 3040'])('takes no address for an order: %s', (text) => {
    expect(findId(read(layOut([page(text)])), 'purchaseOrder')).toBeUndefined();
  });

  it('is not sure of the value of another label, where an order was not filled in', () => {
    const orderIn = (text: string): Found | undefined => findId(read(layOut([page(text)])), 'purchaseOrder');
    expect(orderIn('Order No | Vehicle reg | LK190 5')?.confidence ?? 0).toBeLessThan(BOUND);
    expect(orderIn('Order No | Vehicle reg | LK190')?.confidence ?? 0).toBeLessThan(BOUND);
    expect(orderIn('Order No | LK190')?.confidence).toBeGreaterThan(BOUND);
    expect(findId(read(layOut([page('Purchase order | -', '21000')])), 'purchaseOrder')).toBeUndefined();
  });

  it.each([
    ['Orden de compra: OC 5521', 'purchaseOrder', 'OC 5521'], ['Bestillingsnr. | GH 25-118', 'purchaseOrder', 'GH 25-118'], ['Invoice number: | 00418827 RI', 'number', '00418827 RI'],
    ['Rechnungsnummer | 38 2704 1882 0519', 'number', '38 2704 1882 0519'], ['Votre commande : BC 250311', 'purchaseOrder', 'BC 250311'], ["Buyer's Order No. | LH 90218 dt. 02-Apr-2025", 'purchaseOrder', 'LH 90218'], ['Serie y Folio: A 15482', 'number', 'A 15482'], ['Factura | MTY-B 1182', 'number', 'MTY-B 1182'], ['WZ: WZ 118/10/2031', 'despatch', 'WZ 118/10/2031'], ['Kreditfakturanr 9040118', 'number', '9040118'], ['Facture n° 20 114 308 552 du 12/10/2031', 'number', '20 114 308 552'], ['PRO NUMBER 4471-118806', 'number', '4471-118806'],
  ] as const)('takes a number of several words whole: %s', (line, field, value) => {
    expect(findId(readingOf(line), field)?.value).toBe(value);
  });

  it.each([
    ['Invoice number: 4711 EUR', 'number', '4711'], ['Invoice number: NO 4711', 'number', '4711'], ['Faktura VAT FS-73/09/2025 oryginał', 'number', 'FS-73/09/2025'], ['Rechnungsnummer 4711 vom 3. März', 'number', '4711'], ['Rechnungsnummer 47 11', 'number', '47'],
  ] as const)('takes the number alone where what stands with it is none of it: %s', (line, field, value) => {
    expect(findId(readingOf(line), field)?.value).toBe(value);
  });

  it('takes what stands alone below its label before what stands beside it in the text of another', () => {
    expect(findId(readingOf('Tax Invoice | Invoice Number | Unit 4 Kauri Lane', ' | RD-2207 | ELTHAM QLD 4391'), 'number')?.value).toBe('RD-2207');
    expect(findId(readingOf('Tax Invoice | Invoice Number | ELTHAM QLD 4391', ' | RD-2207 | Australia'), 'number')?.value).toBe('RD-2207');
    expect(findId(readingOf('Invoice Number | No 2207', 'Order | 118'), 'number')?.value).toBe('2207');
  });

  it('takes the identifier of a fiscal stamp for no number', () => {
    expect(findId(readingOf('Folio fiscal: 4C1B9C14-83D7-4E0A-9B51-7C03E1A4D2F8'), 'number')).toBeUndefined();
  });

  it('takes what a bare word heads among the references of the invoice, and none of a table of items', () => {
    expect(findId(readingOf("Numéro | Date | Code client", 'FA025418 | 18/03/25 | CHASEG'), 'number')?.value).toBe('FA025418');
    expect(findId(readingOf('Numéro | Désignation | Qté | Prix | Montant', 'VB6120 | Vis bois | 25,00 | 14,20 | 355,00'), 'number')).toBeUndefined();
  });

  it('takes no label that runs over the end of a clause, and no town beside a bare word', () => {
    expect(findId(readingOf('This is a tax invoice; no signature is required. Co. Reg. No. 201534871W', 'Tax invoice no. | BZ-4471'), 'number')?.value).toBe('BZ-4471');
    expect(findId(readingOf('FACTURE | | 30129 MANDUEL', 'Numéro | Date | Code client', 'FC260318 | 30/01/26 | CROUV'), 'number')?.value).toBe('FC260318');
  });

  it('takes no post code beside its label for it, where one stands alone below', () => {
    expect(findId(readingOf('Fakturanummer | 921 45 Lycksele', '2043 | Sverige'), 'number')?.value).toBe('2043');
    expect(findId(readingOf('Fakturanummer | 92145', '2043 | Sverige'), 'number')?.value).toBe('92145');
  });

  it('takes what has the form of a date under a head of numbers for one, where dates are written otherwise', () => {
    expect(findId(readingOf('FAKTURA VAT | WYSTAWIONO | PŁATNE DO', '12/06/2026 | 2026-06-30 | 2026-07-14'), 'number')?.value).toBe('12/06/2026');
    expect(findId(readingOf('FAKTURA VAT | WYSTAWIONO | PŁATNE DO', '12/06/2026 | 30/06/2026 | 14/07/2026'), 'number')).toBeUndefined();
  });

  it('is the one alone with a word for it at the top of pages without a title, where they print it again', () => {
    const numberOn = (...lines: string[]): string | undefined => {
      const reading = readingOf(...lines, ...Array.from({ length: 40 }, () => ''), 'Please write No. 118204 on your check');
      return findNumber(reading, findTitle(reading))?.value;
    };
    expect(numberOn('POOL SUPPLY, INC. | No. 118204', 'Date | 11/05/2026')).toBe('118204');
    expect(numberOn('POOL SUPPLY, INC. | No. 118205', 'Date | 11/05/2026')).toBeUndefined();
  });

  it('is that under its head rather than one that running text speaks of, and what `Ref` heads beside a date', () => {
    expect(findId(readingOf('Factuurnummer | Factuurdatum | Vervaldatum', 'F26-0612 | 03-04-2026 | 17-04-2026', 'Garantie 12 maanden. Vorige beurt: factuur F25-1877.'), 'number')?.value).toBe('F26-0612');
    expect(findId(readingOf('Ref | Date | Your P.O. | Account', 'L-20931 | 2026-02-27 | OK-558 | ON-0442'), 'number')?.value).toBe('L-20931');
  });

  it('stands behind the name of a correction, though it may be a day, begins the parts of a line below its title, or stands beside a day at the top', () => {
    const number = (...lines: readonly string[]): string | undefined => {
      const reading = readingOf(...lines);
      return findNumber(reading, findTitle(reading))?.value;
    };
    expect(number('Faktura korygująca FK 3/03/2031', 'Data wystawienia: 24.03.2031')).toBe('FK 3/03/2031');
    expect(number('INVOICE COPY', 'K4418 · 09/05/2031 · Page 1 of 2')).toBe('K4418');
    expect(number('Gwyn Prosser', '19 June 2031 | No. 0417', 'Chairs | 472.00')).toBe('0417');
    expect(number('AVOIR', 'N° AV-26-0031', 'Concerne notre facture n° FA-25-1874 du 11/12/2031')).toBe('AV-26-0031');
  });

  it('stands under its head beside the kind of document', () => {
    expect(findId(readingOf('Tipo doc. | Numero | Data | Cod. cliente', 'Fattura immediata | 417/A | 15/05/2031 | C00291'), 'number')?.value).toBe('417/A');
  });

  it('has a series with a space before its thousands or behind a word for a number, and is no post code', () => {
    const number = (...lines: readonly string[]): string | undefined => findId(readingOf(...lines), 'number')?.value;
    expect(number('Facture n° | FA-118 240')).toBe('FA-118 240');
    expect(number('Rechnung | Nr. P 26-04', 'Datum | 20.01.2031')).toBe('P 26-04');
    expect(number('Invoice Number | BA2 7QD', 'INV-2086 | UNITED KINGDOM')).toBe('INV-2086');
  });

  it('stands under a bare word for it beside the date, though what else is there has no label', () => {
    expect(findId(readingOf('Numero | Data | Pag.', '812/2026 | 31/05/2026 | 1/2'), 'number')?.value).toBe('812/2026');
  });
});

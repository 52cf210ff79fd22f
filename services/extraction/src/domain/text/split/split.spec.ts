import { describe, expect, it } from 'vitest';
import { extract } from '../../extract.js';
import type { Extracted, ExtractionContext } from '../../outcome.js';
import { ENGLISH_PAGE, GERMAN_PAGE, makePdf, type Printed } from '../../testing/make-pdf.js';
import { recognised } from '../../testing/make-scan.js';
import { extractPages } from '../extract-pages.js';
import { marksOf } from './page-marks.js';

const changed = (page: readonly Printed[], ...words: readonly (readonly [string, string])[]): Printed[] =>
  page.map(([left, top, text, size]): Printed => [left, top, words.reduce((own, [from, to]) => own.replace(from, to), text), size ?? 10]);
const english = (number: string, ...more: readonly Printed[]): Printed[] => [...changed(ENGLISH_PAGE, ['NW-20931', number]), ...more];
/** A second page of the same design, with the totals of ten times the items. */
const larger = (number: string): Printed[] => changed(ENGLISH_PAGE, ['NW-20931', number], ['£90.00', '£900.00'], ['£45.00', '£450.00'], ['£1,110.00', '£11,100.00'], ['£1,200.00', '£12,000.00'], ['£240.00', '£2,400.00'], ['£1,440.00', '£14,400.00']);
/** A page under another title. */
const titled = (title: string, page: readonly Printed[]): Printed[] => page.map((own) => (/^invoice$/i.test(own[2]) ? [own[0], own[1], title, own[3] ?? 10] : own));
const SEPARATOR: readonly Printed[] = [[200, 400, 'PATCH T', 40]];
const MARK = (text: string): Printed => [270, 820, text, 8];

async function read(pages: readonly (readonly Printed[])[], context: ExtractionContext = { split: true }): Promise<Extracted> {
  const outcome = await extract(makePdf(pages), context);
  if (outcome.outcome !== 'extracted') throw new Error(JSON.stringify(outcome));
  return outcome;
}

const partsOf = async (...pages: readonly (readonly Printed[])[]): Promise<readonly (readonly [number, number])[] | undefined> => (await read(pages)).parts?.map(({ from, to }) => [from, to] as const);

describe('A file of several invoices', () => {
  it('is told by titles, numbers and totals of their own, of one seller and of several', async () => {
    expect(await partsOf(english('NW-1'), larger('NW-2'), GERMAN_PAGE)).toEqual([[1, 1], [2, 2], [3, 3]]);
  });

  it('has the first read, and each of the others by its pages, with the places in the file', async () => {
    const pages = [english('NW-1'), GERMAN_PAGE];
    expect((await read(pages)).invoice.number).toBe('NW-1');
    const second = await read(pages, { pages: { from: 2, to: 2 } });
    expect(second).toMatchObject({ invoice: { number: 'RE-2026-118', seller: { name: 'Muster Werkzeuge GmbH' }, totals: { withVat: '1469.06' } }, evidence: { number: { page: 2 } } });
    expect(second).not.toHaveProperty('parts');
  });

  it('keeps the further pages of each with it', async () => {
    const terms: Printed[] = [[50, 60, 'General terms of delivery'], [50, 80, 'Goods stay ours until they are paid.']];
    const pages = [english('NW-1'), terms, GERMAN_PAGE, [...terms, [50, 800, 'Rechnung RE-2026-118'] as Printed]];
    expect(await partsOf(...pages)).toEqual([[1, 2], [3, 4]]);
    // Nobody knows whose the terms are that name no number.
    expect((await read(pages)).review.map(({ reason }) => reason)).toContain('PAGES_MAY_BE_ANOTHERS');
    expect((await read(pages, { pages: { from: 3, to: 4 } })).review.map(({ reason }) => reason)).not.toContain('PAGES_MAY_BE_ANOTHERS');
  });

  it('is told by separator sheets, which belong to none', async () => {
    expect(await partsOf(english('NW-1'), SEPARATOR, GERMAN_PAGE)).toEqual([[1, 1], [3, 3]]);
    expect((await read([SEPARATOR, english('NW-1'), SEPARATOR, GERMAN_PAGE])).evidence['number']?.page).toBe(2);
    // What is no invoice is a document of its own all the same: somebody put a sheet before it.
    const letter: Printed[] = [[50, 60, 'Dear Ann,'], [50, 80, 'please find the invoice enclosed.']];
    expect(await partsOf(letter, SEPARATOR, english('NW-1'), SEPARATOR, english('NW-1'))).toEqual([[3, 3], [1, 1], [5, 5]]);
  });

  it('is told by a sheet that says besides what to do with it', async () => {
    const sheet: Printed[] = [[50, 60, 'Scanstraße der Poststelle'], [200, 400, 'PATCH T – neues Dokument', 40], [50, 500, 'Dieses Blatt nicht entfernen. Nach jedem Beleg einlegen.'], [50, 600, 'Stapel 17']];
    expect(await partsOf(english('NW-1'), sheet, GERMAN_PAGE)).toEqual([[1, 1], [3, 3]]);
  });

  it('is told where a statement lists the invoices behind it, or a reminder or an order comes before its own', async () => {
    const front = (title: string, ...more: readonly Printed[]): Printed[] => [[50, 60, 'Northwind Tools Ltd', 18], [50, 120, title, 20], [50, 200, 'Date:'], [150, 200, '2026-03-30'], ...more, [50, 800, 'VAT no. GB980780684']];
    expect(await partsOf(front('Statement of account', [50, 300, 'Invoice NW-1'], [50, 316, 'Invoice NW-2']), english('NW-1'), larger('NW-2'))).toEqual([[2, 2], [1, 1], [3, 3]]);
    expect(await partsOf(front('Payment reminder', [50, 300, 'Our invoice NW-1 of £1,440.00 is still open. A copy is enclosed.']), english('NW-1'))).toEqual([[2, 2], [1, 1]]);
    expect(await partsOf(front('Order confirmation 88', [50, 300, 'The invoice will follow.']), english('NW-1'))).toEqual([[2, 2], [1, 1]]);
  });

  it('is told where the reminder of an invoice or a statement stands behind it, which nobody encloses with one', async () => {
    expect(await partsOf(english('NW-1'), titled('Payment reminder', english('NW-1')))).toEqual([[1, 1], [2, 2]]);
    const statement: Printed[] = [[50, 60, 'Northwind Tools Ltd'], [50, 120, 'Statement of account', 20], [50, 160, 'Date:'], [150, 160, '2026-04-30'], [50, 300, 'NW-1'], [450, 300, '£1,440.00']];
    expect(await partsOf(english('NW-1'), statement, larger('NW-2'))).toEqual([[1, 1], [2, 2], [3, 3]]);
    expect(await partsOf(english('NW-1', MARK('Page 1 of 2')), [...statement, MARK('Page 2 of 2')])).toBeUndefined();
  });

  it('is told where a credit note has its number in its title, and a label names the invoice before it', async () => {
    const credit = changed(english('NW-1'), ['INVOICE', 'CREDIT NOTE NW-7'], ['Invoice number:', 'Credits invoice no.'], ['£1,110.00', '£1,100.00'], ['£1,200.00', '£1,190.00'], ['£240.00', '£238.00'], ['£1,440.00', '£1,428.00'], ['£90.00', '£80.00']);
    expect((await partsOf(english('NW-1'), credit))?.length).toBe(2);
  });

  it('is told where a credit note that is all of its document does not close', async () => {
    const credit = titled('Credit note', changed(english('NW-2', [50, 300, 'For invoice NW-1'], MARK('Page 1 of 1')), ['£1,440.00', '£1,500.00']));
    expect(await partsOf(english('NW-1', MARK('Page 1 of 1')), credit)).toEqual([[1, 1], [2, 2]]);
  });

  it('is told where a credit note names the invoice before it', async () => {
    expect(await partsOf(english('NW-1'), [...changed(larger('CN-77'), ['INVOICE', 'CREDIT NOTE'], ['Invoice number:', 'Credit note no:']), [340, 220, 'For invoice:'], [450, 220, 'NW-1']])).toEqual([[1, 1], [2, 2]]);
  });

  it('is told where a credit note has its number in its title alone', async () => {
    const credit = larger('').flatMap(([left, top, text, size]): Printed[] => (text === 'INVOICE' ? [[left, top, 'CREDIT NOTE CN-77', size ?? 10]] : text === 'Invoice number:' ? [] : [[left, top, text, size ?? 10]]));
    expect(await partsOf(english('NW-1'), [...credit, [340, 220, 'For invoice:'], [450, 220, 'NW-1']])).toEqual([[1, 1], [2, 2]]);
  });

  it('is told where a letter in front names all that are enclosed', async () => {
    const letter: Printed[] = [[50, 60, 'Northwind Tools Ltd', 18], [50, 220, 'Dear Sir or Madam,'], [50, 244, 'please find enclosed our documents NW-1 and NW-2 for October.'], [50, 300, 'Yours faithfully,']];
    expect(await partsOf(letter, english('NW-1'), larger('NW-2'))).toEqual([[2, 2], [1, 1], [3, 3]]);
    // The first of a list is no number of the letter.
    const list: Printed[] = [[50, 60, 'Northwind Tools Ltd', 18], [50, 220, 'please find enclosed:'], [50, 250, 'Invoice'], [200, 250, 'Date'], [350, 250, 'Status'], [50, 266, 'NW-1'], [200, 266, '03/09/2026'], [350, 266, 'overdue'], [50, 282, 'NW-2'], [200, 282, '17/09/2026'], [350, 282, 'overdue']];
    expect(await partsOf(list, english('NW-1'), larger('NW-2'))).toEqual([[1, 2], [3, 3]]);
  });

  it('is told where a letter lists them below its greeting, or an e-mail was printed with the one that came with it', async () => {
    const letter: Printed[] = [[50, 60, 'Northwind Tools Ltd', 18], [50, 220, 'Dear Sandra,'], [50, 244, 'Sorry that these are late:'], [50, 270, 'Invoice'], [200, 270, 'Event'], [350, 270, 'Amount £'], [50, 286, 'NW-1'], [200, 286, 'Ball'], [350, 286, '1,440.00'], [50, 302, 'NW-2'], [200, 302, 'Show'], [350, 302, '14,400.00']];
    expect(await partsOf(letter, english('NW-1'), larger('NW-2'))).toEqual([[2, 2], [1, 1], [3, 3]]);
    const mail: Printed[] = [[50, 60, 'Fra: Bogholderi - Northwind'], [50, 74, 'Sendt: 4. maj 2026 13:52'], [50, 88, 'Til: faktura@contoso.example'], [50, 102, 'Emne: VS: Jeres sag 2214'], [50, 116, 'Vedhæftet: Faktura_NW-1.pdf'], [50, 150, 'Hej Mette'], [50, 180, 'Hermed fakturaen for arbejdet.']];
    expect(await partsOf(mail, english('NW-1', MARK('Page 1 of 1')))).toEqual([[2, 2], [1, 1]]);
  });

  it.each(['*** ARKUSZ ROZDZIELAJACY ***', 'Foglio separatore', 'Hoja separadora', 'Folha separadora', 'Scheidingsvel', 'Separatorblad', 'Skilleark', 'Oddelovací list', 'Erotinsivu', 'Document separator'])('is told by a sheet that is called %s', async (name) => {
    expect(await partsOf(english('NW-1'), [[150, 400, name, 20], [50, 500, '2026-06-11 / 004']], GERMAN_PAGE)).toEqual([[1, 1], [3, 3]]);
  });

  it('is told in a long file too', async () => {
    const pages = Array.from({ length: 14 }, (_, index) => english(`NW-${100 + index}`));
    expect((await partsOf(...pages))?.length).toBe(14);
  });

  it('is told without a title, where number, date and recipient are those of a first page', async () => {
    expect(await partsOf(english('NW-1'), GERMAN_PAGE.filter(([, , text]) => text !== 'Rechnung'))).toEqual([[1, 1], [2, 2]]);
  });

  it('is told without a number by another seller, a title, a recipient and totals that surely close', async () => {
    const without = GERMAN_PAGE.filter(([, , text]) => !text.startsWith('Rechnungsnummer'));
    expect(await partsOf(english('NW-1'), without)).toEqual([[1, 1], [2, 2]]);
    // The page of one seller: it may be the second of its invoice.
    expect(await partsOf(changed(GERMAN_PAGE, ['RE-2026-118', 'RE-2026-119']), without)).toBeUndefined();
  });

  it('is told without a number behind a page that is the last of its document, by a title, a recipient and totals that surely close', async () => {
    const without = larger('NW-2').filter(([, , text]) => !text.includes('NW-2'));
    expect(await partsOf(english('NW-1', MARK('Page 1 of 1')), without)).toEqual([[1, 1], [2, 2]]);
    expect(await partsOf(english('NW-1'), without)).toBeUndefined();
  });

  it('is told by a number whose digits stand within a longer one on the page before', async () => {
    const account: Printed = [50, 760, 'Account DE08 7009 0100 1234 5678 90'];
    expect(await partsOf(english('NW-1', account), larger('001234567'))).toEqual([[1, 1], [2, 2]]);
    expect(await partsOf(english('NW-1', [50, 760, 'See also 001 234 567']), larger('001234567'))).toBeUndefined();
  });

  it('is told by pages that count themselves, where totals do not close', async () => {
    const terms: Printed[] = [[50, 60, 'General terms of delivery'], MARK('Page 2 of 2')];
    const wrong = changed(english('NW-2', MARK('Page 1 of 2')), ['£1,440.00', '£1,500.00']);
    expect(await partsOf(english('NW-1'), wrong, terms)).toEqual([[1, 1], [2, 3]]);
    expect(await partsOf(english('NW-1'), wrong)).toBeUndefined();
  });

  it('is told where one number happens to end as another does, by totals that surely differ', async () => {
    expect(await partsOf(english('NW-20931'), changed(GERMAN_PAGE, ['RE-2026-118', '931']))).toEqual([[1, 1], [2, 2]]);
    expect(await partsOf(english('NW-20931'), english('931'))).toBeUndefined();
  });

  it('is told where what is still to pay does not follow from the total', async () => {
    expect(await partsOf(english('NW-1'), [...larger('NW-2'), [380, 400, 'Amount due'], [470, 400, '£20,000.00']])).toEqual([[1, 1], [2, 2]]);
  });

  it('is told of those that are proven, be another one not', async () => {
    const open = english('NW-2').filter(([, top]) => top < 300);
    expect(await partsOf(english('NW-1'), open, GERMAN_PAGE, larger('NW-4'))).toEqual([[1, 3], [4, 4]]);
  });

  it('is told where the subject of a letter names the invoices behind it, which have no title', async () => {
    const letter: Printed[] = [[50, 60, 'Northwind Tools Ltd'], [50, 120, 'Re: invoices no. NW-1 and NW-2'], [50, 140, 'Dear Ann,'], [50, 160, 'please find our invoices enclosed.']];
    const untitled = (page: readonly Printed[]): Printed[] => page.filter(([, , text]) => !/^invoice$/i.test(text));
    expect(await partsOf(letter, untitled(english('NW-1')), untitled(larger('NW-2')))).toEqual([[2, 2], [1, 1], [3, 3]]);
  });

  it('is told where a letter lists those that it encloses with their sum', async () => {
    const letter: Printed[] = [[50, 60, 'Northwind Tools Ltd'], [50, 120, 'Dear Sue,'], [50, 140, 'Please find enclosed our invoices:'], [50, 170, 'Invoice'], [150, 170, 'Job'], [300, 170, 'Total'], [50, 184, 'NW-1'], [150, 184, 'Bank'], [300, 184, '£1,440.00'], [50, 198, 'NW-2'], [150, 198, 'Culvert'], [300, 198, '£14,400.00'], [50, 212, 'Together'], [300, 212, '£15,840.00']];
    expect(await partsOf(letter, english('NW-1'), larger('NW-2'))).toEqual([[1, 1], [2, 2], [3, 3]]);
  });
  it('is looked for only where it is asked for', async () => {
    expect((await read([english('NW-1'), GERMAN_PAGE], {})).parts).toBeUndefined();
  });
});

describe('An invoice of several pages is never split', () => {
  const one = async (...pages: readonly (readonly Printed[])[]): Promise<void> => expect(await partsOf(...pages)).toBeUndefined();

  it('when its pages repeat title and number', () => one(english('NW-1'), english('NW-1')));
  it('when the next page names its number, though it has one of its own', () => one(english('NW-1'), english('NW-2', [50, 760, 'Belongs to NW-1'])));
  it('when it lists the numbers of those that it is made of', () => one(english('NW-9', [50, 300, 'NW-1 and NW-2, see below']), larger('NW-1'), larger('NW-2')));
  it('when it is the sum of those that follow', async () => {
    const tenfold = changed(larger('SUM-1'), ['Socket set', 'All deliveries']);
    await one(tenfold, ...Array.from({ length: 10 }, (_, index) => english(`NW-${10 + index}`)));
  });
  it('when a page says that it goes on', () => one(english('NW-1', MARK('Page 1 of 2')), english('NW-2', MARK('Page 2 of 2'))));
  it('when the page before says that it goes on', () => one(english('NW-1', MARK('Page 1 of 3')), english('NW-2')));
  it('when a statement names the invoice before it', () => one(english('NW-1'), [[50, 60, 'Statement of account', 20], [50, 100, 'Invoice number:'], [150, 100, 'NW-1'], [50, 120, 'Date:'], [150, 120, '2026-03-14']]));
  it('when a sum is carried forward at the foot of the page before', () => one(english('NW-1', [50, 780, 'Carried forward £1,200.00']), english('NW-2')));
  it('when it is headed as continued', () => one(english('NW-1'), [...english('NW-2'), [50, 40, 'Invoice (continued)'] as Printed]));
  it("when what follows is another's bill, addressed to somebody else", async () => {
    const context = { split: true, buyerNames: ['Contoso Retail plc'] };
    expect((await read([english('NW-1'), GERMAN_PAGE], context)).parts).toBeUndefined();
    expect((await read([english('NW-1'), changed(GERMAN_PAGE, ['Beispiel Handel AG', 'Contoso Retail plc'])], context)).parts).toHaveLength(2);
  });
  it('when a sum is brought forward', () => one(english('NW-1'), english('NW-2', [50, 240, 'Brought forward £1,200.00'])));
  it('when the next page has no totals of its own', () => one(english('NW-1'), english('NW-2').filter(([, top]) => top < 300)));
  it('when the totals of the next page do not close', () => one(english('NW-1'), changed(english('NW-2'), ['£1,440.00', '£1,500.00'])));
  it('when what follows is no invoice', () => one(english('NW-1'), changed(GERMAN_PAGE, ['Rechnung', 'Lieferschein'], ['Rechnungsnummer', 'Lieferscheinnummer'])));
  it('when one number is the other with an addition', () => one(english('NW-1001'), english('NW-1001-2')));
});

describe('Words that were recognised in pictures', () => {
  /** The parts of pages, as a scan of them is recognised. */
  async function scannedParts(...pages: readonly (readonly Printed[])[]): Promise<unknown> {
    const outcome = extractPages(await recognised(...pages), { split: true }, 'pdf-scan');
    return outcome.outcome === 'extracted' ? outcome.parts : outcome;
  }

  it('prove two invoices of numbers next to each other by totals that surely differ', async () => {
    expect(await scannedParts(english('NW-20931'), larger('NW-20932'))).toEqual([{ from: 1, to: 1 }, { from: 2, to: 2 }]);
  });

  it('prove nothing by a character of the number alone, nor by letters that look alike', async () => {
    expect(await scannedParts(english('NW-20931'), english('NW-20932'))).toBeUndefined();
    expect(await scannedParts(english('NW-2O93I'), larger('NW-20931'))).toBeUndefined();
  });

  it('takes an item that is called as what is carried over for one', () => {
    expect(marksOf(['Factura', 'Concepto', 'Transporte 9 62,00 558,00']).hasMore).toBe(false);
    expect(marksOf(['Fatura', 'Descrição', 'Transporte 558,00']).hasMore).toBe(true);
  });

  it('counts sheets among items for no pages', () => {
    expect(marksOf(['Locher 25 Blatt 10 2,42 24,20'])).toMatchObject({ mark: undefined, goesOn: false });
    expect(marksOf(['Rechnung 4711 Blatt 2'])).toMatchObject({ mark: { page: 2 }, goesOn: true });
  });
});

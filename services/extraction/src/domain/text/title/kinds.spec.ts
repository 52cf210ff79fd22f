import { describe, expect, it } from 'vitest';
import { extract } from '../../extract.js';
import { ENGLISH_PAGE, makePdf, type Printed } from '../../testing/make-pdf.js';

/** A page of another kind that names an invoice number, a date and a total all the same. */
const page = (title: string): Printed[] => [[50, 60, 'Northwind Tools Ltd'], [50, 120, title, 20], [50, 160, 'Number:'], [150, 160, 'NW-20931'], [50, 175, 'Date:'], [150, 175, '2026-03-14'], [350, 600, 'Total'], [450, 600, '1,440.00 EUR']];

/** Such a page with its title in another size. */
const changedTitle = (title: string, size: number): Printed[] => page(title).map(([left, top, text, own]): Printed => [left, top, text, own === undefined ? 10 : size]);

describe('A document that calls itself', () => {
  it.each([
    ['en', 'Payment reminder', 'reminder'], ['en', 'Statement of account', 'statement'], ['en', 'Delivery note', 'other'],
    ['de', 'Mahnung', 'reminder'], ['de', 'Kontoauszug', 'statement'], ['de', 'Lieferschein', 'other'],
    ['fr', 'Mise en demeure', 'reminder'], ['fr', 'Bon de commande', 'order'],
    ['nl', 'Aanmaning', 'reminder'], ['nl', 'Pakbon', 'other'],
    ['es', 'Recordatorio de pago', 'reminder'], ['es', 'Orden de compra', 'order'],
    ['it', 'Sollecito di pagamento', 'reminder'], ['it', 'Estratto conto', 'statement'],
    ['pt', 'Ordem de compra', 'order'], ['pt', 'Extrato de conta', 'statement'],
    ['pl', 'Oferta', 'other'], ['pl', 'Zestawienie sald', 'statement'],
    ['sv', 'Inkassokrav', 'reminder'], ['sv', 'Kontoutdrag', 'statement'],
    ['da', 'Rykker', 'reminder'], ['da', 'Tilbud', 'other'],
    ['no', 'Purring', 'reminder'], ['no', 'Pakkseddel', 'other'],
    ['cs', 'Upominka', 'reminder'], ['cs', 'Dobropis', undefined],
    ['fi', 'Maksumuistutus', 'reminder'], ['fi', 'Hyvityslasku', undefined],
    ['en', 'Inspection certificate', 'other'], ['de', 'Gewerbesteuermessbescheid', 'other'], ['fr', 'Plan de remboursement', 'other'], ['nl', 'Aflossingsschema', 'other'],
    ['es', 'Certificado de garantía', 'other'], ['it', 'Piano di ammortamento', 'other'], ['pt', 'Atualização de renda', 'other'], ['pl', 'Karta gwarancyjna', 'other'],
    ['sv', 'Inköpsstatistik', 'other'], ['da', 'Garantibevis', 'other'], ['no', 'Enhetsdokument', 'other'], ['cs', 'Kalibracni list', 'other'], ['fi', 'Takuutodistus', 'other'],
  ] as const)('(%s) %s is told apart', async (_, title, kind) => {
    const outcome = await extract(makePdf([page(title)]));
    if (kind === undefined) expect(outcome).toMatchObject({ outcome: 'extracted', invoice: { typeCode: '381' } });
    else expect(outcome).toMatchObject({ outcome: 'refused', reason: 'NOT_AN_INVOICE', recognised: { kind, text: title, page: 1 } });
  });

  it.each(['Time sheet', 'Stundenzettel', "Feuille d'heures", 'Urenstaat', 'Parte de horas', 'Foglio ore', 'Folha de horas', 'Karta czasu pracy', 'Tidrapport', 'Timeseddel', 'Timeliste', 'Výkaz práce', 'Tuntilista'])('%s is none, though it names the invoice that it goes with', async (title) => {
    for (const size of [10, 20]) {
      const sheet: Printed[] = [[50, 60, 'Northwind Tools Ltd'], [50, 120, title, size], [50, 160, 'Invoice no.:'], [150, 160, 'NW-20931'], [50, 175, 'Date:'], [150, 175, '2026-03-14'], [50, 300, 'Total hours'], [450, 300, '38.50']];
      expect(await extract(makePdf([sheet]))).toMatchObject({ outcome: 'refused', reason: 'NOT_AN_INVOICE', recognised: { kind: 'other', text: title } });
    }
  });

  it.each([
    ['Pro forma invoice', 'other'], ['Proforma-Rechnung', 'other'], ['Proformarechnung', 'other'], ['Facture pro forma', 'other'], ['Pro-forma factuur', 'other'], ['Factura proforma', 'other'], ['Fattura pro forma', 'other'], ['Fatura pró-forma', 'other'],
    ['Faktura proforma', 'other'], ['Proformafaktura', 'other'], ['Zahlungsavis', 'other'], ['STATEMENT', 'statement'], ['Past due notice', 'reminder'], ['Secondo sollecito di pagamento', 'reminder'],
    ['Order acknowledgment', 'order'], ['Opdrachtbevestiging', 'order'], ['Pedido de compra', 'order'], ['Ordererkännande', 'order'], ['Ordrebekræftelse', 'order'], ['Ordrebekreftelse', 'order'], ['Potvrzení objednávky', 'order'], ['Potwierdzenie zamówienia', 'order'], ['Tilausvahvistus', 'order'],
    ['Kontoauszug - offene Posten per 28.02.2026', 'statement'], ['Confirmation of balance as at 31 December 2025', 'statement'], ['Conferma saldo', 'statement'], ['Diffida di pagamento', 'reminder'], ['Autorização de devolução (RMA)', 'other'], ['Douaneaangifte - overzicht van invoerrechten', 'other'],
    ['Lieferabruf', 'order'], ['Gehaltsabrechnung', 'other'], ['Körperschaftsteuerbescheid', 'other'], ['Försäkringsintyg', 'other'], ['Prijslijst', 'other'], ['Bon de retour', 'other'],
  ] as const)('%s is no invoice', async (title, kind) => {
    expect(await extract(makePdf([page(title)]))).toMatchObject({ outcome: 'refused', reason: 'NOT_AN_INVOICE', recognised: { kind, text: title } });
  });

  it.each([
    ['Direct debit pre-notification', 'other'], ['Lastschriftankündigung (Pre-Notification)', 'other'], ['Avis de suspension de fourniture', 'reminder'], ['AVISO DE SUSPENSÃO DE FORNECIMENTO', 'reminder'], ['Lukkevarsel', 'reminder'], ['Rücklastschrift - bitte gleichen Sie Ihr Konto aus', 'reminder'],
    ['Krav - sista uppmaning', 'reminder'], ['Reiseregning', 'other'], ['Reisekostenabrechnung', 'other'], ['Matkalasku', 'other'], ['Rozliczenie delegacji', 'other'], ['PROTOKOL REKLAMACYJNY NR R/2026/058', 'other'], ['Mängelrüge', 'other'], ['Certificado de retenciones e ingresos a cuenta', 'other'],
    ['Certificate of tax deducted', 'other'], ['WEEKLY ON-HIRE REPORT', 'other'], ['WYCIAG Z RACHUNKU VAT', 'statement'], ['Bankafschrift', 'statement'], ['Extracto bancario', 'statement'], ['Unapplied cash and credits', 'statement'], ['APPLICATION FOR PAYMENT No. 5', 'other'], ['ORDRE DE SERVICE N° OS-2026-1183', 'order'],
    ['Incarico di trasporto', 'order'], ['Transportauftrag', 'order'], ['Work order', 'order'], ['PURCHASE ORDER AMENDMENT No. 2', 'order'], ['Valorizace nájemného', 'other'], ['Aankondiging huurverhoging', 'other'],
    ['Procès-verbal de réception des travaux', 'other'], ['Faktureringsunderlag', 'other'], ['Faktureringsgrundlag', 'other'], ['Kennisgeving van cessie', 'other'], ['Abtretungsanzeige', 'other'], ['Devolución de factura', 'other'], ['Important: how to send us your invoices', 'other'],
    ['Your invoice could not be processed', 'other'], ['Waste transfer note', 'other'], ['Palettenkontoauszug', 'statement'], ['Anzeige der Forderungsabtretung', 'other'], ["Comunicazione di dichiarazione d'intento", 'other'], ['Valores em atraso', 'reminder'],
  ] as const)('%s is none either', async (title, kind) => {
    expect(await extract(makePdf([page(title)]))).toMatchObject({ outcome: 'refused', reason: 'NOT_AN_INVOICE', recognised: { kind, text: title } });
  });

  it('a memo of an allowance is a credit note, though it names whom it bills', async () => {
    expect(await extract(makePdf([[...page('Return allowance memo'), [350, 90, 'Bill to:'], [350, 105, 'Contoso Retail plc']]]))).toMatchObject({ outcome: 'extracted', invoice: { typeCode: '381' } });
  });

  it('the final account of works is an invoice, and the sum of the contract is not its total', async () => {
    const account: Printed[] = [...page('Final account').filter(([, top]) => top < 600), [50, 300, 'Contract sum'], [450, 300, '38,450.00'], [50, 316, 'Omit provisional sum, repairs'], [450, 316, '-4,000.00'], [350, 600, 'Now due'], [450, 600, '4,387.92 GBP']];
    expect(await extract(makePdf([account]))).toMatchObject({ outcome: 'extracted', invoice: { totals: { withVat: '4387.92', due: '4387.92' } } });
  });

  it.each(['Lieferschein / Rechnung', 'Bon de livraison - Facture', 'Albarán - Factura', 'DDT + FATTURA', 'Delivery note & invoice', 'Statement of fees', 'Your Bill', 'Rekening', 'Contributienota', 'Privatliquidation', 'Ricevuta fiscale', 'R E C H N U N G Nr. 118'])('%s is an invoice, whatever goes with it', async (title) => {
    for (const size of [11, 20]) expect(await extract(makePdf([page('').map(([left, top, text]): Printed => (top === 120 ? [left, top, title, size] : [left, top, text])).filter(([, , text]) => text !== '')]))).toMatchObject({ outcome: 'extracted', invoice: { typeCode: '380' } });
  });

  it('a subject, or a line in a font of its own, is what it begins with where it goes on in words', async () => {
    const letter = (subject: string, ...more: Printed[]): Printed[] => [...page('').filter(([, top]) => top !== 120), [50, 230, subject, 10, 'F2'], ...more];
    const other = { outcome: 'refused', recognised: { kind: 'other' } };
    expect(await extract(makePdf([letter('Bescheid über Gewerbesteuer 2023 und Vorauszahlungen 2025')]))).toMatchObject(other);
    expect(await extract(makePdf([letter('Betreft: huuraanpassing bedrijfsruimte per 1 mei', [50, 250, 'Geachte heer, mevrouw,'])]))).toMatchObject(other);
    // With a number it is what an invoice refers to.
    expect(await extract(makePdf([letter('Auftragsbestätigung 2026-0771', [400, 90, 'Rechnungsbetrag'], [400, 104, '3.808,00 EUR'])]))).toMatchObject({ outcome: 'extracted' });
  });

  it.each(['La présente situation vaut facture.', 'Please keep for your VAT records', 'Dieser Beleg gilt als Rechnung.', 'Documento inviato al Sistema di Interscambio'])('without a title, but says "%s", is an invoice', async (said) => {
    const untitled = page('').filter(([, top]) => top !== 120).map(([left, top, text]): Printed => (text === 'Number:' ? [left, top, 'Ref.'] : [left, top, text]));
    expect(await extract(makePdf([[...untitled, [50, 700, said]]]))).toMatchObject({ outcome: 'extracted' });
    expect(await extract(makePdf([untitled]))).toMatchObject({ outcome: 'refused' });
  });

  it('an order with its number in large print is none of its names, where the invoice has a number too and is to be paid by a day', async () => {
    const bill = (...more: readonly Printed[]): Printed[] => [[50, 40, 'ORDER 88 417', 24], [50, 80, 'Northwind Tools Ltd'], [50, 160, 'Invoice no. NW-20931'], [300, 160, 'Date 2026-03-14'], [350, 600, 'Amount due'], [450, 600, '1,440.00 EUR'], ...more];
    expect(await extract(makePdf([bill([300, 176, 'Due date 2026-04-13'])]))).toMatchObject({ outcome: 'extracted', invoice: { number: 'NW-20931' } });
    expect(await extract(makePdf([bill()]))).toMatchObject({ outcome: 'refused', recognised: { kind: 'order' } });
  });

  it('a credit note in large print is one, though a label above names the invoice that it is for', async () => {
    const credit: Printed[] = [[400, 40, 'zu Rechnung'], [500, 40, '9000412277'], ...page('Rechnungskorrektur / Gutschrift').map(([left, top, text, size]): Printed => [left, top, text === '1,440.00 EUR' ? '-1,440.00 EUR' : text, size ?? 10])];
    expect(await extract(makePdf([credit]))).toMatchObject({ outcome: 'extracted', invoice: { typeCode: '381', totals: { withVat: '1440' } } });
  });

  it('a slip at the foot is no title, in whatever print', async () => {
    expect(await extract(makePdf([[...page('Invoice'), [50, 700, 'RETURN NOTE', 28]]]))).toMatchObject({ outcome: 'extracted' });
    expect(await extract(makePdf([[[50, 40, 'RETURN NOTE', 28], ...page('Our account with you')]]))).toMatchObject({ outcome: 'refused', recognised: { kind: 'other' } });
  });

  it('what is threatened with beside a total is no reminder', async () => {
    const bill: Printed[] = [...page('Situation n° 3'), [50, 500, 'La présente situation vaut facture.'], [50, 516, 'Indemnité forfaitaire pour frais de recouvrement 40 €.'], [350, 516, 'TVA 20 %'], [450, 516, '240,00']];
    expect(await extract(makePdf([bill]))).toMatchObject({ outcome: 'extracted' });
  });

  it('a title may go on in the line below', async () => {
    const lines: Printed[] = [[50, 120, 'Dernière lettre', 20], [50, 143, 'de relance', 20]];
    expect(await extract(makePdf([[...page('').filter(([, top]) => top !== 120), ...lines]]))).toMatchObject({ outcome: 'refused', reason: 'NOT_AN_INVOICE', recognised: { kind: 'reminder' } });
  });

  it("the reader's order in large print is what the invoice is about", async () => {
    const invoice: Printed[] = [...page('Your order confirmation 26-0118 of 2 February'), [350, 160, 'Invoice number:'], [450, 160, 'F26-0188']];
    expect(await extract(makePdf([invoice]))).toMatchObject({ outcome: 'extracted', invoice: { number: 'F26-0188' } });
  });

  it('a form or a letter that names an invoice and asks for no money is none', async () => {
    const form: Printed[] = [[50, 60, 'Northwind Tools Ltd'], [50, 120, 'Collection of goods', 20], [350, 160, 'Invoice of origin: NW-20931'], [50, 175, 'Date:'], [150, 175, '2026-03-14'], [50, 300, 'IBAN DE89 3704 0044 0532 0130 00']];
    expect(await extract(makePdf([form]))).toMatchObject({ outcome: 'refused', reason: 'NOT_AN_INVOICE' });
  });

  it.each([
    ['lists invoices', 'statement', [[50, 300, 'Invoice'], [150, 300, 'Date'], [250, 300, 'Due'], [450, 300, 'Amount'], [50, 316, 'NW-20931'], [150, 316, '04/07/2026'], [250, 316, '03/08/2026'], [450, 316, '1,000.00'], [50, 332, 'NW-20944'], [150, 332, '18/07/2026'], [250, 332, '17/08/2026'], [450, 332, '440.00']]],
    ['is an account', 'statement', [[50, 300, 'Date'], [150, 300, 'Type'], [250, 300, 'Debit'], [350, 300, 'Credit'], [450, 300, 'Balance'], [50, 316, '04/07/2026'], [150, 316, 'Invoice'], [250, 316, '1,440.00'], [450, 316, '1,440.00']]],
    ['asks for what dunning costs behind a date', 'reminder', [[50, 300, 'Fee'], [150, 300, '02/03/2026'], [250, 300, 'Late payment fee'], [450, 300, '40.00']]],
    ['asks for what dunning costs', 'reminder', [[50, 300, 'Invoice NW-20931'], [450, 300, '1,400.00'], [50, 316, 'Late payment fee'], [450, 316, '40.00']]],
  ] as const)('what has no title and %s is a %s', async (_, kind, rows) => {
    const letter: Printed[] = [...page('Our account with you'), ...rows.map(([left, top, text]): Printed => [left, top, text])];
    expect(await extract(makePdf([letter]))).toMatchObject({ outcome: 'refused', reason: 'NOT_AN_INVOICE', recognised: { kind } });
    // What calls itself an invoice is one, whatever it lists.
    expect(await extract(makePdf([letter.map(([left, top, text, size]): Printed => (size === 20 ? [left, top, 'Invoice', size] : [left, top, text]))]))).toMatchObject({ outcome: 'extracted' });
  });

  it('references in one line in large print are none of its names', async () => {
    const invoice: Printed[] = [...page('Offerte 25-0441 / Order 26-0118 / Pakbon 8812'), [350, 160, 'Factuurnummer:'], [450, 160, 'F26-0188']];
    expect(await extract(makePdf([invoice]))).toMatchObject({ outcome: 'extracted', invoice: { number: 'F26-0188' } });
  });

  it('a title in capitals with its number is one in the size of the text', async () => {
    expect(await extract(makePdf([page('').map(([left, top, text]): Printed => [left, top, top === 120 ? 'ORDER CONFIRMATION EC 26/0441' : text])]))).toMatchObject({ outcome: 'refused', recognised: { kind: 'order' } });
  });

  it('a bill that its buyer writes is an invoice, though it is called as a credit note is', async () => {
    const bill: Printed[] = [...page('Gutschrift'), [50, 260, 'Abrechnung Ihrer Lieferungen nach § 14 Abs. 2 Satz 2 UStG (Gutschriftverfahren)']];
    expect(await extract(makePdf([bill]))).toMatchObject({ outcome: 'extracted', invoice: { typeCode: '389' } });
  });

  it('what has neither a title nor a number, and asks for nothing, is no invoice', async () => {
    const voucher: Printed[] = [[50, 60, 'Northwind Tools Ltd'], [50, 120, '£50 off your next order', 20], [50, 160, 'Date:'], [150, 160, '2026-03-14'], [50, 200, 'We deduct it from your invoice.'], [350, 600, 'Total'], [450, 600, '1,440.00 EUR'], [50, 800, 'VAT no. GB980780684']];
    expect(await extract(makePdf([voucher]))).toMatchObject({ outcome: 'refused', reason: 'NOT_AN_INVOICE' });
  });

  it.each([['This is not a VAT invoice.'], ['These figures are for your information only, and all of this is', 'not an invoice.'], ['Dies ist keine Rechnung.'], ['Bitte beachten Sie, dass Sie noch nichts zahlen: Dies ist keine', 'Rechnung.'], ["Ce document n'est pas une facture."], ['Este documento não serve de fatura.']])('what says %s %s is none', async (...sentence: readonly string[]) => {
    const says: Printed[] = sentence.map((text, index) => [50, 700 + 14 * index, text]);
    const sheet: Printed[] = [[50, 60, 'Northwind Tools Ltd'], [50, 160, 'Invoice number:'], [150, 160, 'NW-20931'], [50, 175, 'Date:'], [150, 175, '2026-03-14'], [350, 600, 'Total'], [450, 600, '1,440.00 EUR'], ...says];
    expect(await extract(makePdf([sheet]))).toMatchObject({ outcome: 'refused', recognised: { kind: 'other', text: sentence[0] } });
    // What calls itself an invoice is one, be it none of tax or with a slip at its foot that is none.
    for (const size of [10, 20]) expect(await extract(makePdf([[...sheet, [50, 120, 'Invoice', size]]]))).toMatchObject({ outcome: 'extracted' });
  });

  it('what says that it serves as an invoice is one, whatever it is called', async () => {
    const statement = (sentence: string): Printed[] => [...page('Extrato').map(([left, top, text, size]): Printed => [left, top, text === 'Number:' ? 'Extrato n.º' : text, size ?? 10]), [50, 700, sentence]];
    expect(await extract(makePdf([statement('Este documento serve de fatura.')]))).toMatchObject({ outcome: 'extracted', invoice: { number: 'NW-20931' } });
    expect(await extract(makePdf([statement('Este documento não serve de fatura.')]))).toMatchObject({ outcome: 'refused', recognised: { kind: 'statement' } });
  });

  it('the offer, the order and the delivery that led to an invoice are none of its names, however large they stand above it', async () => {
    const leading: Printed[] = [[50, 60, 'ANGEBOT 2026-118 vom 03.03.', 18], [50, 84, 'AUFTRAGSBESTÄTIGUNG 2026-097 vom 10.03.', 18], [50, 108, 'LIEFERSCHEIN 2026-141 vom 22.04.', 18]];
    expect(await extract(makePdf([[...leading, ...changedTitle('Rechnung 2026-166 vom 27.04.2026', 12)]]))).toMatchObject({ outcome: 'extracted', invoice: { number: '2026-166' } });
    expect(await extract(makePdf([[...leading.slice(2), ...changedTitle('zur Rechnung 2026-166', 10)]]))).toMatchObject({ outcome: 'refused', recognised: { kind: 'other' } });
  });

  it('the end of a sentence is no title', async () => {
    const bill: Printed[] = [...page('La tua luce').map(([left, top, text, size]): Printed => [left, top, text === 'Number:' ? 'Fattura n.' : text, size ?? 10]), [50, 640, 'In caso di ritardo invieremo un sollecito e dopo 25 giorni la'], [50, 654, 'costituzione in mora.']];
    expect(await extract(makePdf([bill]))).toMatchObject({ outcome: 'extracted', invoice: { number: 'NW-20931' } });
  });

  it('what stands above the greeting of a letter is what it is, though an invoice is named with its number', async () => {
    const letter = (subject: string): Printed[] => [...page('').filter(([, top]) => top !== 120), [400, 90, 'Rechnungsbetrag'], [400, 104, '3.808,00 EUR'], [50, 230, subject, 12], [50, 250, 'Sehr geehrte Damen und Herren,'], [50, 270, 'wir bitten um eine neue Rechnung.']];
    expect(await extract(makePdf([letter('Rücksendung Ihrer Rechnung 2026-0771')]))).toMatchObject({ outcome: 'refused', recognised: { kind: 'other', text: 'Rücksendung Ihrer Rechnung 2026-0771' } });
    expect(await extract(makePdf([letter('Lieferschein 2026-0771')]))).toMatchObject({ outcome: 'extracted' });
  });

  it('a word in a row of a list is no title where another may be, and the name of another document beside an amount is an item', async () => {
    const list: Printed[] = [[50, 300, 'CN 338140'], [150, 300, 'Credit note'], [300, 300, 'Return 5517'], [450, 300, '-118.44'], [50, 316, 'CN 340078'], [150, 316, 'Credit note'], [300, 316, 'Price query'], [450, 316, '-37.80']];
    expect(await extract(makePdf([[...changedTitle('Unapplied cash and credits on your account', 12), ...list]]))).toMatchObject({ outcome: 'refused', recognised: { kind: 'statement' } });
    const notice: Printed[] = [[50, 60, 'Fiduciaire du Lac SA'], [50, 120, 'Primes de l’année n° 736-14147'], [50, 160, 'Berne, le 18 juillet 2024'], [50, 220, 'Price list'], [250, 220, 'printed'], [450, 220, '25.00 CHF'], [50, 300, 'Total à payer'], [450, 300, '5904.60 CHF'], [50, 330, 'IBAN CH93 0076 2011 6238 5295 7']];
    expect(await extract(makePdf([notice]))).toMatchObject({ outcome: 'extracted' });
  });

  it('a sign that heads the positions of a table names no number', async () => {
    const table: Printed[] = [[50, 300, '#'], [100, 300, 'Description'], [300, 300, 'Qty'], [380, 300, 'Rate'], [470, 300, 'Amount'], [50, 316, '1'], [100, 316, 'Survey'], [300, 316, '2'], [380, 316, '720.00'], [470, 316, '1,440.00']];
    const outcome = await extract(makePdf([[[50, 60, 'Northwind Tools Ltd'], [50, 120, 'Invoice', 20], [50, 175, 'Date:'], [150, 175, '2026-03-14'], ...table, [350, 600, 'Total'], [450, 600, '1,440.00 EUR']]]));
    expect(outcome).toMatchObject({ outcome: 'extracted', invoice: { lines: [{ id: '1', quantity: '2' }] } });
    expect(outcome).not.toHaveProperty('invoice.number');
  });

  it('an invoice with its time sheet behind it is one', async () => {
    expect(await extract(makePdf([ENGLISH_PAGE, [[50, 60, 'Time sheet', 20], [50, 100, 'Total hours'], [450, 100, '38.50']]]))).toMatchObject({ outcome: 'extracted' });
  });

  it('an invoice with the heading of a delivery note below its title is one', async () => {
    expect(await extract(makePdf([[[250, 40, 'Tax Invoice', 11], ...page('').filter(([, , text]) => text !== ''), [300, 90, 'Delivery Note', 12], [300, 140, 'Terms of Delivery', 12]]]))).toMatchObject({ outcome: 'extracted' });
  });

  it.each(['Tax Invoice (ORIGINAL FOR RECIPIENT)', 'Rechnung (Kopie für die Buchhaltung)', 'FACTURE (duplicata)'])('%s is an invoice, whatever kind of copy, above the headings of its references', async (title) => {
    const references: Printed[] = [[300, 90, 'Delivery Note'], [420, 90, 'Mode/Terms of Payment'], [300, 104, 'DC-1177'], [420, 104, '45 Days']];
    expect(await extract(makePdf([[[250, 40, title], ...page('').filter(([, , text]) => text !== ''), ...references]]))).toMatchObject({ outcome: 'extracted' });
  });

  it('what names an amount to pay and the account for it is an invoice without its name', async () => {
    const notice = (account: string): Printed[] => [[50, 60, 'Fiduciaire du Lac SA'], [50, 120, 'Primes de l’année n° 736-14147'], [50, 160, 'Berne, le 18 juillet 2024'], [50, 300, 'Total à payer'], [450, 300, '5904.60 CHF'], [50, 330, account]];
    expect(await extract(makePdf([notice('IBAN CH93 0076 2011 6238 5295 7')]))).toMatchObject({ outcome: 'extracted', invoice: { totals: { due: '5904.6' } } });
    expect(await extract(makePdf([notice('Merci')]))).toMatchObject({ outcome: 'refused', reason: 'NOT_AN_INVOICE' });
  });

  it('what charges no tax and says why is an invoice without its name, as one with the id of its seller for it is', async () => {
    const letter = (says: string): Printed[] => [...page('').filter(([, top]) => top !== 120), [50, 240, 'For the translation of your manuals please pay:'], [50, 700, says]].map(([left, top, text]): Printed => [left, top, text === 'Number:' ? 'No.' : text] as Printed);
    expect(await extract(makePdf([letter('I am not registered for VAT.')]))).toMatchObject({ outcome: 'extracted', invoice: { number: 'NW-20931' } });
    expect(await extract(makePdf([letter('With best wishes')]))).toMatchObject({ outcome: 'refused', reason: 'NOT_AN_INVOICE' });
  });

  it('what lists invoices is a statement, be it with what each comes to without tax and with it, and what sells has columns for it', async () => {
    const list = (first: string): Printed[] => [[50, 60, 'Northwind Tools Ltd'], [50, 120, 'You owe us what follows:'], [50, 300, first], [150, 300, 'Date'], [250, 300, 'Net'], [350, 300, 'VAT'], [450, 300, 'Total'], [50, 316, 'NW-1'], [150, 316, '2026-03-14'], [250, 316, '100.00'], [350, 316, '20.00'], [450, 316, '120.00'], [50, 332, 'NW-2'], [150, 332, '2026-03-20'], [250, 332, '200.00'], [350, 332, '40.00'], [450, 332, '240.00'], [350, 360, 'Total due'], [450, 360, '360.00 EUR']];
    expect(await extract(makePdf([list('Invoice no.')]))).toMatchObject({ outcome: 'refused', recognised: { kind: 'statement', text: 'Invoice no. Date Net VAT Total' } });
    expect((await extract(makePdf([[...list('Invoice no.'), [540, 300, 'Qty']]])))).not.toMatchObject({ recognised: { kind: 'statement' } });
  });

  it('what stands behind a dash in large print, or with the month it is of, is told apart too', async () => {
    for (const title of ['Crate account - statement of account February 2031', 'Kontoauszug März 2031']) expect(await extract(makePdf([page(title)]))).toMatchObject({ outcome: 'refused', recognised: { kind: 'statement', text: title } });
  });

  it('what begins with a long name in large print is that, whatever it goes on with', async () => {
    expect(await extract(makePdf([page('Rekeningafschrift geblokkeerde rekening van de maand')]))).toMatchObject({ outcome: 'refused', recognised: { kind: 'statement' } });
  });

  it('what is smaller than the text does not call a page an invoice', async () => {
    const notice: Printed[] = [[50, 60, 'Águas do Vouga, E.M.'], [50, 120, 'Regularize até 09-12-2026.'], [50, 280, 'FATURA', 6], [50, 301, 'FT 2026/201177'], [450, 301, '412,66 €'], [300, 340, 'Juros de mora'], [450, 340, '6,31 €'], [300, 360, 'Total'], [450, 360, '418,97 €']];
    expect(await extract(makePdf([notice]))).toMatchObject({ outcome: 'refused', recognised: { kind: 'reminder' } });
  });

  it.each(['Avviso di parcella', 'Eintragungsofferte'])('%s is no invoice, though it asks for an amount', async (title) => {
    expect(await extract(makePdf([page(title)]))).toMatchObject({ outcome: 'refused', recognised: { kind: 'other', text: title } });
  });

  it('a reminder is put down with where it says so and how sure that is', async () => {
    const outcome = await extract(makePdf([page('Mahnung')]));
    if (outcome.outcome !== 'refused' || outcome.recognised === undefined) throw new Error('It was not told apart.');
    const { confidence, box } = outcome.recognised;
    expect(confidence).toBeGreaterThan(0.8);
    expect([box[0], box[1] < 120, box[3] > 110]).toEqual([50, true, true]);
    expect(outcome.message).toContain('On page 1 it calls itself "Mahnung": a reminder of an earlier invoice, 95 % sure.');
  });

  it('is not told by the rest of a head in small letters', async () => {
    const withCell = (text: string): Promise<unknown> => extract(makePdf([[...page('Northwind'), [50, 190, 'Date of issue'], [250, 190, text]]]));
    expect(await withCell('Order')).toMatchObject({ outcome: 'refused', recognised: { kind: 'order' } });
    expect(await withCell('order')).not.toMatchObject({ recognised: { kind: 'order' } });
  });

  it.each([['Lieferschein Nr. LS-4711', 'other'], ['2. Mahnung', 'reminder'], ['Purchase order: PO-118', 'order']] as const)('%s is told apart by its size, and is a reference in the size of the text', async (title, kind) => {
    expect(await extract(makePdf([page(title)]))).toMatchObject({ outcome: 'refused', recognised: { kind, text: title } });
    for (const size of [10, 14]) expect(await extract(makePdf([[...ENGLISH_PAGE, [50, 118, title, size]]]))).toMatchObject({ outcome: 'extracted' });
  });

  it('an order is read all the same where a person takes it as an invoice', async () => {
    expect(await extract(makePdf([[...page('Purchase order'), [50, 190, 'Invoice number:'], [150, 190, 'NW-20931']]]), { insisted: true })).toMatchObject({ outcome: 'extracted', invoice: { number: 'NW-20931', totals: { withVat: '1440' } } });
  });

  it('an invoice, with a column for orders, is none of these', async () => {
    const heads: Printed[] = [[50, 300, 'Customer'], [150, 300, 'Order'], [250, 300, 'Invoice date'], [350, 300, 'Due date'], [50, 315, '4711'], [150, 315, 'P-1'], [250, 315, '2026-03-14'], [350, 315, '2026-04-14']];
    expect(await extract(makePdf([[...ENGLISH_PAGE, ...heads]]))).toMatchObject({ outcome: 'extracted' });
  });

  it('an invoice without a name for one says so in its tax point or in the sentence of a letter, a credit note in what it gives back', async () => {
    const letter = (sentence: string): Printed[] => [...page('Recharge').map(([left, top, text]): Printed => [left, top, text === 'Number:' ? 'Recharge no.' : text, 10]), [50, 250, sentence]];
    for (const sentence of ['Tax point: 14 March 2026', 'This summary serves as your VAT invoice.', 'Dafür berechne ich Ihnen wie vereinbart:']) expect(await extract(makePdf([letter(sentence)])), sentence).toMatchObject({ outcome: 'extracted', invoice: { typeCode: '380' } });
    expect(await extract(makePdf([letter('Gemäß Bonusvereinbarung schreiben wir Ihnen gut:')]))).toMatchObject({ outcome: 'extracted', invoice: { typeCode: '381' } });
    expect(await extract(makePdf([letter('Please let us know.')]))).toMatchObject({ outcome: 'refused' });
  });

  it('begins a sentence with its number and its day, or has more behind a dash', async () => {
    const begun = (title: string): Printed[] => page(title).flatMap(([left, top, text]): Printed[] => (text === 'Number:' || text === 'NW-20931' ? [] : [[left, top, text, 10]]));
    for (const title of ['Factuur SB-0626-14 van 30 juni 2026, voor de maaltijden in juni', 'Rechnung Nr. 25-4418 – Haus A']) expect(await extract(makePdf([begun(title)])), title).toMatchObject({ outcome: 'extracted' });
  });

  it('a department of the reader is no title', async () => {
    const billed: Printed[] = [...changedTitle('Rechnung Nr. 25-4418', 10), [50, 90, 'Siegerland Klinikum gGmbH'], [50, 102, 'Rechnungsprüfung']];
    expect(await extract(makePdf([billed]))).toMatchObject({ outcome: 'extracted' });
  });

  it('a reminder that names its invoice is one', async () => {
    for (const title of ['2. Mahnung – Rechnung 4711', 'Rykker nr. 2 – faktura 60441', 'Final reminder: invoice 4711']) expect(await extract(makePdf([page(title)])), title).toMatchObject({ outcome: 'refused', recognised: { kind: 'reminder' } });
    expect(await extract(makePdf([page('Invoice 4711 – reminder fee')]))).toMatchObject({ outcome: 'extracted' });
  });
});

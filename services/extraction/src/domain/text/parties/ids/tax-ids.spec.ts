import { describe, expect, it } from 'vitest';
import { layOut } from '../../../pdf/layout.js';
import type { Word } from '../../../pdf/word.js';
import type { Found } from '../../found.js';
import { read, type Reading } from '../../print/reading.js';
import { findIban } from './iban.js';
import { findTaxIds } from './tax-ids.js';
import { page } from '../../testing/reading-of.js';

const BOUND = 0.9;
const RIVALLED = 0.75;

function readingOf(lines: readonly string[], isScan: boolean): Reading {
  return read(layOut([page(...lines).map((word): Word => (isScan ? { ...word, confidence: 0.95 } : word))]));
}

function sellersId(lines: readonly string[], { isScan = true, seller, confidence = 0.97, buyerVatIds = [] }: { isScan?: boolean; seller?: string; confidence?: number; buyerVatIds?: string[] } = {}): Pick<Found, 'value' | 'confidence'> | undefined {
  const named: Found | undefined = seller === undefined ? undefined : { value: seller, confidence, label: undefined, text: seller, page: 1, box: [50, 0, 200, 10], line: 0 };
  return findTaxIds(readingOf(lines, isScan), { seller: named, buyer: undefined, account: undefined }, { buyerVatIds }).sellerVat;
}

describe(findTaxIds, () => {
  it('is sure of the one id of a scan whose check digits hold, where the buyer\'s is known', () => {
    const id = sellersId(['USt-IdNr. DE136695976'], { buyerVatIds: ['DE812871812'] });
    expect(id?.value).toBe('DE136695976');
    expect(id?.confidence).toBeGreaterThan(BOUND);
    expect(sellersId(['USt-IdNr. DE136695976', 'Your VAT ID: DE812871812'])?.confidence).toBeGreaterThan(BOUND);
  });

  it('goes on in the next line, with or without a label', () => {
    expect(['N° TVA FR 21', 'TVA/BTW BE'].map((begun, at) => sellersId([`Muster SARL · ${begun}`, ['451430243', '0518.595.652'][at] ?? ''], { isScan: false })?.value)).toEqual(['FR21451430243', 'BE0518595652']);
  });

  it('is sure of an id of a scan at the foot of a letter whose seller is named above', () => {
    const lines = (...foot: string[]): string[] => ['Muster Handel GmbH', ...Array.from({ length: 50 }, () => 'Text'), ...foot];
    expect(sellersId(lines('USt-IdNr. DE136695976'), { seller: 'Muster Handel GmbH' })).toMatchObject({ value: 'DE136695976', confidence: 0.97 });
    expect(sellersId(lines('USt-IdNr. DE136695976'), { seller: 'Andere GmbH' })?.confidence).toBe(RIVALLED);
    expect(sellersId(lines('USt-IdNr. DE136695976', 'USt-IdNr. DE812871812'), { seller: 'Muster Handel GmbH' })?.confidence).toBe(RIVALLED);
  });

  it('gives the buyer what stands in the column right beside its heading', () => {
    const lines = ['Dodavatel: || Odběratel: | IČ: 27082440', 'Muster Handel s.r.o. ||| DIČ: CZ27082440', 'Hutní 812 || AGRO-STROJE, a.s.', '75701 Valašské Meziříčí', 'DIČ: CZ45272956'];
    const seller: Found = { value: 'Muster Handel s.r.o.', confidence: 0.97, label: undefined, text: '', page: 1, box: [50, 14, 150, 24], line: 1 };
    const { sellerVat, buyerVat } = findTaxIds(readingOf(lines, false), { seller, buyer: undefined, account: undefined }, {});
    expect([sellerVat?.value, buyerVat?.value]).toEqual(['CZ45272956', 'CZ27082440']);
    const inOneCell = ['Dodavatel: || Odběratel: IČ: 27082440', 'Muster Handel s.r.o. ||          ', '', 'DIČ: CZ45272956'];
    const below = layOut([[...page(...inOneCell), ...page('DIČ: CZ27082440').map((word): Word => ({ ...word, box: [word.box[0] + 363, 16, word.box[2] + 363, 26] }))]]);
    expect(findTaxIds(read(below), { seller, buyer: undefined, account: undefined }, {})).toMatchObject({ sellerVat: { value: 'CZ45272956' }, buyerVat: { value: 'CZ27082440' } });
  });

  it('leaves the seller what stands in the block that its name begins above a heading of the buyer', () => {
    const lines = ['|| Muster Care Limited', 'To || Tel 01632 960 144', 'Beispiel Trust || care@muster.example', 'Accounts Payable || VAT Reg No GB 347 2103 38'];
    const seller: Found = { value: 'Muster Care Limited', confidence: 0.97, label: undefined, text: '', page: 1, box: [350, 0, 450, 10], line: 0 };
    const buyer: Found = { value: 'Beispiel Trust', confidence: 0.7, label: undefined, text: '', page: 1, box: [50, 28, 120, 38], line: 2 };
    expect(findTaxIds(readingOf(lines, false), { seller, buyer, account: undefined }, {})).toMatchObject({ sellerVat: { value: 'GB347210338' } });
  });

  it('gives the buyer the only other one where the seller\'s stands in the foot of its letter, and asks', () => {
    const lines = (...ids: string[]): string[] => ['Muster Handel GmbH', 'Ihre Daten', ...ids, ...Array.from({ length: 50 }, () => 'Text'), 'USt-IdNr. DE136695976'];
    const seller: Found = { value: 'Muster Handel GmbH', confidence: 0.97, label: undefined, text: '', page: 1, box: [300, 0, 400, 10], line: 0 };
    const ids = (...own: string[]): (string | undefined)[] => {
      const { sellerVat, buyerVat } = findTaxIds(readingOf(lines(...own), false), { seller, buyer: undefined, account: undefined }, {});
      return [sellerVat?.value, buyerVat?.value, String(buyerVat?.confidence)];
    };
    expect(ids('||| USt-IdNr. | DE812871812')).toEqual(['DE136695976', 'DE812871812', '0.75']);
    expect(ids('||| USt-IdNr. | DE812871813')).toEqual(['DE136695976', 'DE812871813', '0.75']);
  });

  it('gives the buyer the only other one under a head of its own, below the block of the seller', () => {
    const lines = ['Nuvem Vareira, Lda', 'Rua Alta 830', 'NIPC 503996742', '', '', '', '', '', '', '', '', '', '', 'Data | Contribuinte | Requisição', '19-01-2025 | 502681446 | EC 44'];
    const seller: Found = { value: 'Nuvem Vareira, Lda', confidence: 0.97, label: undefined, text: '', page: 1, box: [50, 0, 150, 10], line: 0 };
    expect(findTaxIds(readingOf(lines, false), { seller, buyer: undefined, account: undefined }, {})).toMatchObject({ sellerVat: { value: '503996742' }, buyerVat: { value: '502681446', confidence: 0.75 } });
  });

  it('knows a Norwegian number in groups where the tax is called so, though most labels are Danish too', () => {
    const buyer: Found = { value: 'Fjell Betong AS', confidence: 0.9, label: undefined, text: '', page: 1, box: [50, 28, 150, 38], line: 2 };
    const lines = (tax: string): string[] => ['||| Kran AS', '||| NO 888 067 507 MVA', 'Fjell Betong AS | Faktura', 'Postboks 12', 'Org.nr. 984 127 634', '', `Beløp | ${tax}`];
    const own = (tax: string): string | undefined => findTaxIds(readingOf(lines(tax), false), { seller: undefined, buyer, account: undefined }, {}).buyerVat?.value;
    expect(own('MVA')).toBe('984127634');
  });

  it('takes the letters behind the number of a Norwegian company for a part of its VAT id', () => {
    expect(sellersId(['Faktura', 'Org.nr. 888 067 507 MVA'], { isScan: false })?.value).toBe('NO888067507MVA');
    expect(sellersId(['Faktura', 'Org.nr. 888 067 508 MVA'], { isScan: false })?.value).toBeUndefined();
  });

  it('finds a Norwegian id without a label, a number behind a sign, and none in a share and an amount', () => {
    expect(sellersId(['Faktura', 'NO 888 067 507 MVA'], { isScan: false })?.value).toBe('NO888067507MVA');
    expect(sellersId(['Faktura', 'NO 888 067 508 MVA'], { isScan: false })).toBeUndefined();
    expect(sellersId(['Invoice', 'GST# 888067507RT0001'], { isScan: false })?.value).toBe('888067507RT0001');
    expect(sellersId(['Tax invoice', 'Code Rate Sale GST', 'FRE 0% 1,300.00 0.00'], { isScan: false })).toBeUndefined();
  });

  it('gives the seller what is called yours where the buyer writes the invoice', () => {
    const ids = ['Ihre USt-IdNr. DE136695976', 'Unsere USt-IdNr. DE812871812'];
    expect(sellersId(ids, { isScan: false })?.value).toBe('DE812871812');
    expect(sellersId([...ids, 'Abrechnung gemäß § 14 Abs. 2 UStG'], { isScan: false })?.value).toBe('DE136695976');
  });

  it('is not the buyer\'s in a column of references beside the name, whose first ones stand above it', () => {
    const between = readingOf([' | Invoice Date | Kauri Electric Pty Ltd', ' | 21 Sep 2031 | Unit 3', 'Rata Cold Storage Pty Ltd | ABN', '7 Kauri Road | 51 824 753 556'], false);
    const name = (value: string, left: number, line: number): Found => ({ value, confidence: 0.97, label: undefined, text: value, page: 1, box: [left, line * 14, left + 120, line * 14 + 10], line });
    expect(findTaxIds(between, { seller: name('Kauri Electric Pty Ltd', 350, 0), buyer: name('Rata Cold Storage Pty Ltd', 50, 2), account: undefined }, {}).sellerVat?.value).toBe('51824753556');
  });

  it('are of the parties under whose headings they stand, above the names too', () => {
    const ids = (...lines: readonly string[]) => findTaxIds(readingOf(lines, false), { seller: undefined, buyer: undefined, account: undefined }, {});
    const { sellerVat, buyerVat } = ids('Cedente/prestatore | | Cessionario/committente', 'Identificativo fiscale ai fini IVA: IT01138810112 | | Identificativo fiscale ai fini IVA: IT06164160589', 'Denominazione: Officine Bramati | | Denominazione: Acquedotto Valmarina');
    expect([sellerVat?.value, buyerVat?.value]).toEqual(['IT01138810112', 'IT06164160589']);
    expect(ids('Asesoría Medina', 'CIF: B48545172', 'Cliente: | Horno San Vicente', 'CIF: | A41737487')).toMatchObject({ sellerVat: { value: 'B48545172' }, buyerVat: { value: 'A41737487' } });
  });

  it('are of who is named behind a heading in the same cell, and of who writes where their label says so', () => {
    const block = (seller: string, buyer: string, line: number): Found => ({ value: seller, confidence: 0.97, label: undefined, text: seller, page: 1, box: [buyer === '' ? 50 : 350, line * 14, 500, line * 14 + 10], line });
    const headed = readingOf(['Dodavatel: | | Odběratel: DIČ: CZ00127442', 'Javor s.r.o. | | Klen a.s.', 'DIČ: CZ27581047'], false);
    expect(findTaxIds(headed, { seller: block('Javor s.r.o.', '', 1), buyer: undefined, account: undefined }, {})).toMatchObject({ sellerVat: { value: 'CZ27581047' }, buyerVat: { value: 'CZ00127442' } });
    const right: Word[] = [['Nardi S.r.l.', 0], ['Via Alta 9', 1], ['P. IVA 02409170210', 2]].flatMap(([text, line]) => page(String(text)).map((word, _, words): Word => { const shift = 500 - (words.at(-1)?.box[2] ?? 0); return { ...word, box: [word.box[0] + shift, Number(line) * 14, word.box[2] + shift, Number(line) * 14 + 10] }; }));
    expect(findTaxIds(read(layOut([right])), { seller: undefined, buyer: { ...block('Nardi S.r.l.', '', 0), box: [430, 0, 500, 10] }, account: undefined }, {}).buyerVat?.value).toBe('02409170210');
    const ours = readingOf(['Klen Innwerk GmbH', 'Gewerbestraße 5', 'A-4910 Ried', 'Ihre USt-IdNr.: ATU44719024', 'Unsere USt-IdNr.: DE811277401'], false);
    expect(findTaxIds(ours, { seller: undefined, buyer: block('Klen Innwerk GmbH', '', 0), account: undefined }, {})).toMatchObject({ sellerVat: { value: 'DE811277401' }, buyerVat: { value: 'ATU44719024' } });
  });

  it('are found where their label ends a line', () => {
    expect(sellersId(['Kraken Moor Limited. Company number 09184426. VAT', 'number GB 980 7806 84.'], { isScan: false })?.value).toBe('GB980780684');
    expect(sellersId(['Kraken Moor Limited. Company number 09184426. VAT', 'number 4711.'], { isScan: false })).toBeUndefined();
  });

  it('is sure of what its check digits prove behind a label, also without the prefix of its country', () => {
    expect(sellersId(['Faktura', 'CVR-nr. 13585629'], { isScan: false })?.confidence).toBeLessThan(BOUND);
    expect(sellersId(['Faktura', 'CVR-nr. 13585628'], { isScan: false })?.confidence).toBeGreaterThan(BOUND);
  });

  it('reads a Canadian number with its account for sales tax', () => {
    expect(sellersId(['GST/HST No. 110947811 RT0001'], { isScan: false })?.value).toBe('110947811RT0001');
    expect(sellersId(['FACTURE', 'TPS : 110947811 RT0001 TVQ : 8903419892 TQ0001'], { isScan: false })?.value).toBe('110947811RT0001');
  });

  it('does not take check digits for a proof of whose it is, where it may be the buyer\'s or a scan shows two', () => {
    expect(sellersId(['USt-IdNr. DE136695976'])?.confidence).toBeLessThan(BOUND);
    expect(sellersId(['USt-IdNr. DE136695976', 'Rechnung', 'USt-IdNr. DE123456789'], { buyerVatIds: ['DE812871812'] })).toMatchObject({ value: 'DE136695976', confidence: RIVALLED });
  });

  it('is sure of the one that stands in the block of the seller', () => {
    const lines = ['Muster GmbH | Kunde AG', 'Hafenstr. 3 | Markt 4', 'USt-IdNr. DE136695976 | USt-IdNr. DE812871812'];
    const id = sellersId(lines, { seller: 'Muster GmbH' });
    expect(id?.value).toBe('DE136695976');
    expect(id?.confidence).toBeGreaterThan(BOUND);
    expect(sellersId(lines, { seller: 'Muster GmbH', confidence: 0.9 })?.confidence).toBe(RIVALLED);
  });

  it('is sure of the one beside the account that is to be paid to, and of one in a column of values below the seller', () => {
    const account = (lines: readonly string[]): Found | undefined => findIban(readingOf(lines, true));
    const sure = (lines: readonly string[], parties: { seller?: Found; buyer?: Found } = {}) => findTaxIds(readingOf(lines, true), { seller: undefined, buyer: undefined, ...parties, account: account(lines) }, {}).sellerVat?.confidence;
    expect(sure(['USt-IdNr. DE136695976', 'IBAN DE89370400440532013000'])).toBeGreaterThan(BOUND);
    expect(sure(['USt-IdNr. DE136695976', '', '', '', 'IBAN DE89370400440532013000'])).toBeLessThan(BOUND);
    const named = (value: string, line: number): Found => ({ value, confidence: 0.9, label: undefined, text: value, page: 1, box: [200, line * 14, 300, line * 14 + 10], line });
    const form = ['Seller | Muster GmbH', 'USt-IdNr. | DE136695976'];
    expect(sure(form, { seller: named('Muster GmbH', 0) })).toBeGreaterThan(BOUND);
    const both = ['Seller | Muster GmbH', 'Buyer | Kunde AG', 'USt-IdNr. | DE136695976'];
    expect(sure(both, { seller: named('Muster GmbH', 0), buyer: named('Kunde AG', 1) }) ?? 0).toBeLessThan(BOUND);
  });

  it('takes an id that was once misread for the same', () => {
    expect(sellersId(['USt-IdNr. DE136695976', 'USt-IdNr. DE136695979'], { buyerVatIds: ['DE812871812'] })?.confidence).toBeGreaterThan(BOUND);
  });

  it.each([['GSTIN/UIN: 27AAPFU0939F1ZV'], ['Dealer GSTIN : 27AAPFU0939F1ZV'], ['27AAPFU0939F1ZV']])('finds the GST number of India in %s', (line) => {
    expect(sellersId([line], { isScan: false })?.value).toBe('27AAPFU0939F1ZV');
  });

  it('takes letters and digits of a scan for one another where check digits say so, and never in print', () => {
    expect(sellersId(['GSTIN: 27AAPFU0939F12V'])?.value).toBe('27AAPFU0939F1ZV');
    expect(sellersId(['USt-IdNr. DEI36 69S 976'])?.value).toBe('DE136695976');
    expect(sellersId(['USt-IdNr. DEI3669S976'], { isScan: false })?.value).not.toBe('DE136695976');
  });

  it('leaves the GST number of the customer to them', () => {
    expect(sellersId(['Customer GSTIN : 27AAPFU0939F1ZV'], { isScan: false })).toBeUndefined();
  });

  const idsOf = (...lines: readonly string[]): (string | undefined)[] => {
    const { sellerVat, sellerTaxNumber } = findTaxIds(readingOf(lines, false), { seller: undefined, buyer: undefined, account: undefined }, {});
    return [sellerVat?.value, sellerTaxNumber?.value];
  };

  it('takes what has the form of a VAT id for one, whatever it is called', () => {
    expect(idsOf('Tax Number: GB980780684')).toEqual(['GB980780684', undefined]);
    expect(idsOf('Tax Number: 12/345/67890')).toEqual([undefined, '12/345/67890']);
  });

  it('puts the groups of an Australian number together where its check digits hold', () => {
    expect(idsOf('ABN: 51 824 753 556')).toEqual(['51824753556', undefined]);
    expect(idsOf('ABN: 51 824 753 557')).toEqual([undefined, undefined]);
  });

  it('leaves the number of the buyer to them', () => {
    const buyer: Found = { value: 'Fisher Ltd', confidence: 0.9, label: undefined, text: 'Fisher Ltd', page: 1, box: [50, 0, 100, 10], line: 0 };
    expect(findTaxIds(readingOf(['Fisher Ltd', 'EIN: 12-1501843', ...Array.from({ length: 12 }, () => ''), 'EIN: 08-2005231'], false), { seller: undefined, buyer, account: undefined }, {}).sellerTaxNumber?.value).toBe('08-2005231');
  });

  it('takes a VAT id under its label before a number of no form beside it', () => {
    expect(idsOf('VAT ID: | 98061 Eskvik', 'DE136695976 | Sverige')).toEqual(['DE136695976', undefined]);
  });

  it('tells the block by the label before a number, not by one two cells before', () => {
    const buyer: Found = { value: 'Fisher Ltd', confidence: 0.9, label: undefined, text: 'Fisher Ltd', page: 1, box: [350, 0, 400, 10], line: 0 };
    expect(findTaxIds(readingOf(['Number | 17 | Fisher Ltd', 'Due date | 28/11/2025 | DE136695976'], false), { seller: undefined, buyer, account: undefined }, {}).buyerVat?.value).toBe('DE136695976');
  });

  it('reads a number without prefix under its label, and no amount', () => {
    expect(idsOf('EIN:', '07-6280247')).toEqual([undefined, '07-6280247']);
    expect(idsOf('VAT No.', '123456.78')).toEqual([undefined, undefined]);
  });

  it('reads an id behind words that say whose it is, in the next cell', () => {
    expect(sellersId(['USt-IdNr. des Lieferanten|DE136695976', 'Unsere USt-IdNr.|DE812871812'], { isScan: false })?.value).toBe('DE136695976');
    expect(sellersId(['TVA fournisseur|FR40303265045', 'Notre n° TVA|FR83404833048'], { isScan: false })?.value).toBe('FR40303265045');
  });

  it('takes `No` before figures for no prefix of Norway', () => {
    expect(sellersId(['VAT ID No 67-3038810'], { isScan: false })?.value).toBe('67-3038810');
    expect(sellersId(['Org.nr: NO 974 760 673 MVA'], { isScan: false })?.value).toContain('974760673');
  });

  it.each(['Deres CVR', 'Jeres CVR-nr.'])('takes an id that is called %s for the buyer\'s', (label) => {
    expect(sellersId([`${label}|DK48447767`, 'CVR-nr. DK29673780'], { isScan: false })?.value).toBe('DK29673780');
  });

  it('takes what ends an id for a part of it, though it is a word for the tax', () => {
    expect(sellersId(['Org.nr. NO 923 609 016 MVA'], { isScan: false })?.value).toBe('NO923609016MVA');
    expect(sellersId(['CHE-100.155.212 MWST'], { isScan: false })?.value).toBe('CHE100155212MWST');
  });

  it('gives each of two parties side by side what stands in its columns', () => {
    const words = (text: string, left: number, top: number): Word[] => page(text).map((word) => ({ ...word, box: [word.box[0] - 50 + left, top, word.box[2] - 50 + left, top + 10] }));
    const reading = read(layOut([[...words('Muster GmbH', 50, 40), ...words('Kron AG', 300, 40), ...words('USt-IdNr. DE136695976', 50, 70), ...words('Konto 12', 300, 70), ...words('USt-IdNr. DE812871812', 380, 70)]]));
    const party = (value: string, left: number): Found => ({ value, confidence: 0.9, label: undefined, text: value, page: 1, box: [left, 40, left + 60, 50], line: 0 });
    expect(findTaxIds(reading, { seller: party('Muster GmbH', 50), buyer: party('Kron AG', 300), account: undefined }, {})).toMatchObject({ sellerVat: { value: 'DE136695976' }, buyerVat: { value: 'DE812871812' } });
  });

  it('takes an id whose country stands before its label for that of the block it begins', () => {
    const buyer: Found = { value: 'Copthorn Foods Ltd', confidence: 0.9, label: undefined, text: 'Copthorn Foods Ltd', page: 1, box: [50, 0, 150, 10], line: 0 };
    expect(findTaxIds(readingOf(['Copthorn Foods Ltd', 'Norwich', 'GB VAT GB340804329'], false), { seller: undefined, buyer, account: undefined }, {}).buyerVat?.value).toBe('GB340804329');
  });

  it('takes the id with its country before the same number without it', () => {
    expect(sellersId(['CVR 13585628 · SE DK13585628'], { isScan: false })?.value).toBe('DK13585628');
  });

  it.each(['Kundens CVR-nr. 13585628', 'USt-IdNr. des Kunden: DE812871812', 'VAT No. of customer: DE812871812'])('knows the buyer\'s by the words of its label: %s', (text) => {
    const found = findTaxIds(readingOf([text], false), { seller: undefined, buyer: undefined, account: undefined }, {});
    expect([found.buyerVat === undefined, found.sellerVat === undefined]).toEqual([false, true]);
  });

  it('reads a Canadian number behind the name of the tax in two languages', () => {
    expect(sellersId(['Affiche Inc. | GST/TPS 812343986 RT0001 | QST/TVQ 1218844170 TQ0001'], { isScan: false })?.value).toBe('812343986RT0001');
  });

  it('puts the groups of a Canadian business before its account', () => {
    expect(sellersId(['GST/HST No. 94033 0479 RT0001'], { isScan: false })?.value).toBe('940330479RT0001');
  });

  it('finds an id below where its label begins with whose it is', () => {
    expect(findTaxIds(readingOf(['Seite | Ihre UID-Nr.', '1 | DE812871812'], false), { seller: undefined, buyer: undefined, account: undefined }, {}).buyerVat?.value).toBe('DE812871812');
  });

  it('leaves an id that is told once more to the buyer in whose block it stands', () => {
    const reading = readingOf(['Glaszettersbedrijf Hoekstra', 'Industriewei 9', 'Aannemersbedrijf Terpstra B.V.', 'Oude Leeuwarderweg 14', 'BTW-nummer NL677909147B01', 'Factuurnummer | 26180', 'Btw verlegd naar NL677909147B01', 'Hoekstra Glas B.V. | Btw NL795791021B01'], false);
    const named = (value: string, line: number): Found => ({ value, confidence: 0.9, label: undefined, text: value, page: 1, box: [50, line * 14, 200, line * 14 + 10], line });
    const found = findTaxIds(reading, { seller: named('Hoekstra Glas B.V.', 7), buyer: named('Aannemersbedrijf Terpstra B.V.', 2), account: undefined }, {});
    expect([found.sellerVat?.value, found.buyerVat?.value]).toEqual(['NL795791021B01', 'NL677909147B01']);
  });

  it('knows Spanish ids that stand alone below a name', () => {
    expect(sellersId(['Estudio Ventura, S.L.', 'B01251974', 'Calle Poeta 18', 'Factura n° 7', 'Base imponible 100,00', 'Forma de pago: transferencia'], { isScan: false, seller: 'Estudio Ventura, S.L.' })?.value).toBe('B01251974');
    expect(sellersId(['Estudio Ventura, S.L.', 'B01251974 - Calle Poeta 18', 'Factura n° 7', 'Base imponible 100,00', 'Forma de pago: transferencia'], { isScan: false, seller: 'Estudio Ventura, S.L.' })?.value).toBe('B01251974');
  });

  it('is not the buyer\'s where the number of the invoice stands between his address and the id', () => {
    const ids = (...between: readonly string[]): unknown[] => {
      const reading = readingOf(['| Gemeinde Kradolf', '| Poststrasse 2', '| 9214 Kradolf', ...between, '| MWST-Nr.: CHE-181.002.865 MWST'], false);
      const buyer: Found = { value: 'Gemeinde Kradolf', confidence: 0.9, label: undefined, text: 'Gemeinde Kradolf', page: 1, box: [200, 0, 290, 10], line: 0 };
      const found = findTaxIds(reading, { seller: undefined, buyer, account: undefined }, {});
      return [found.sellerVat?.value, found.buyerVat?.value];
    };
    expect(ids()).toEqual([undefined, 'CHE181002865MWST']);
    expect(ids('| Rechnungsnummer: R-25')).toEqual(['CHE181002865MWST', undefined]);
  });

  it('gives no one what has its label in its own cell for the sake of the heading left of it', () => {
    const lines = ['||| ALMACENES OTERO, S.L.', 'Cliente: ||| 41016 Sevilla', 'HOTEL MIRADOR, S.A. ||| Tfno. 954 00 00 33', '14004 Córdoba ||| C.I.F. B41729369', 'C.I.F.: A28091544'];
    const named = (value: string, line: number, left: number): Found => ({ value, confidence: 0.9, label: undefined, text: value, page: 1, box: [left, line * 14, left + value.length * 5, line * 14 + 10], line });
    const found = findTaxIds(readingOf(lines, false), { seller: named('ALMACENES OTERO, S.L.', 0, 500), buyer: named('HOTEL MIRADOR, S.A.', 2, 50), account: undefined }, {});
    expect([found.sellerVat?.value, found.buyerVat?.value]).toEqual(['B41729369', 'A28091544']);
  });

  it('is the buyer\'s where his block begins with the heading before his name', () => {
    const buyer: Found = { value: 'Mercearia Alva, Lda', confidence: 0.69, label: 'Para:', text: '', page: 1, box: [78, 14, 170, 24], line: 1 };
    const found = findTaxIds(readingOf(['Quinta das Rosas · Caminho da Fonte · NIF 238170462', 'Para: Mercearia Alva, Lda', 'Rua Borges, 133, 3000-180 Coimbra', 'NIF: 507291182'], false), { seller: undefined, buyer, account: undefined }, {});
    expect([found.sellerVat?.value, found.buyerVat?.value]).toEqual(['238170462', '507291182']);
  });

  it('is no amount behind a word for the tax, and ends before the number of a house', () => {
    const ids = (...lines: string[]): unknown => findTaxIds(readingOf(lines, false), { seller: undefined, buyer: undefined, account: undefined }, {}).sellerVat?.value;
    expect(ids('21% btw | € −393,26')).toBeUndefined();
    expect(ids('Lift & Shift Pty Ltd ABN 51 824 753 556 38 Beacham Crescent, Medina WA 6167')).toBe('51824753556');
    expect(ids('Lift & Shift Pty Ltd, ABN 51 824 753 556, 3/38 Beacham Crescent, Medina WA 6167')).toBe('51824753556');
  });

  it('begins at its label in a form of two parties side by side', () => {
    const lines = ['Customer Name | Beispiel Pumpen GmbH | Firmenname: | Muster Lehrmittel KG', 'Straße: | Rathausplatz 1 | Straße: | Bielefelder Str. 203', 'PLZ: | 33034 | Umsatzsteuer-ID: | DE136695976'];
    const reading = readingOf(lines, false);
    const [, buyer, , seller] = reading.lines[0]?.row.cells ?? [];
    const party = (cell: typeof buyer): Found | undefined => cell && { value: cell.text, confidence: 0.97, label: undefined, text: cell.text, page: 1, box: cell.box, line: 0 };
    expect(findTaxIds(reading, { seller: party(seller), buyer: party(buyer), account: undefined }, {}).sellerVat?.value).toBe('DE136695976');
  });

  it("is the buyer's below a head that says so, be it set to its middle or in capitals", () => {
    const under = (head: string, id: string): string | undefined => findTaxIds(readingOf([`FACTURA | FECHA | ${head}`, `FV26/001874 | 27/02/2026 | ${id}`], false), { seller: undefined, buyer: undefined, account: undefined }, {}).buyerVat?.value;
    expect([under('N.I.F. CLIENTE', 'B97350482'), under('N° TVA intracommunautaire client', 'FR23499203164')]).toEqual(['B97350482', 'FR23499203164']);
  });
});

import { describe, expect, it } from 'vitest';
import { readInvoice } from '../read-invoice.js';

const FA3 = 'http://crd.gov.pl/wzor/2025/06/25/13775/';
const FA2 = 'http://crd.gov.pl/wzor/2023/06/29/12648/';

interface Parts {
  readonly totals: string;
  readonly lines?: string;
  readonly kind?: string;
  readonly notes?: string;
  readonly currency?: string;
  readonly buyer?: string;
  readonly after?: string;
  readonly parties?: string;
  readonly footer?: string;
  readonly namespace?: string;
}

const faktura = ({ totals, lines = '', kind = '<RodzajFaktury>VAT</RodzajFaktury>', notes = '', currency = 'PLN', buyer = '<NIP>5260250274</NIP>', after = '', parties = '', footer = '', namespace = FA3 }: Parts): string => `<Faktura xmlns="${namespace}">
  <Naglowek><KodFormularza kodSystemowy="FA (3)" wersjaSchemy="1-0E">FA</KodFormularza></Naglowek>
  <Podmiot1><DaneIdentyfikacyjne><NIP>5252344078</NIP><Nazwa>Zakład Próbny sp. z o.o.</Nazwa></DaneIdentyfikacyjne><Adres><KodKraju>PL</KodKraju><AdresL1>ul. Zielona 7</AdresL1><AdresL2>00-950 Warszawa</AdresL2></Adres><DaneKontaktowe><Email>faktury@example.pl</Email><Telefon>221234567</Telefon></DaneKontaktowe></Podmiot1>
  <Podmiot2><DaneIdentyfikacyjne>${buyer}<Nazwa>Odbiorca S.A.</Nazwa></DaneIdentyfikacyjne><Adres><KodKraju>PL</KodKraju><AdresL1>ul. Biała 1</AdresL1></Adres><NrKlienta>K-12</NrKlienta></Podmiot2>${parties}
  <Fa><KodWaluty>${currency}</KodWaluty><P_1>2026-03-04</P_1><P_1M>Warszawa</P_1M><P_2>FV/17/2026</P_2>${totals}
    <Adnotacje><P_16>2</P_16>${notes}</Adnotacje>${kind}${lines}${after}</Fa>${footer}
</Faktura>`;
const line = (id: number, rest: string): string => `<FaWiersz><NrWierszaFa>${id}</NrWierszaFa>${rest}</FaWiersz>`;
const piece = (id: number, quantity: string, price: string, net: string, rate: string, more = ''): string =>
  line(id, `<P_7>Towar ${id}</P_7><P_8A>szt</P_8A><P_8B>${quantity}</P_8B><P_9A>${price}</P_9A><P_11>${net}</P_11><P_12>${rate}</P_12>${more}`);
const modelOf = (parts: Parts): ReturnType<typeof readInvoice>['model'] => readInvoice(faktura(parts)).model;

describe('An invoice of KSeF', () => {
  const domestic: Parts = {
    totals: '<P_6>2026-03-02</P_6><P_13_1>127.00</P_13_1><P_14_1>29.21</P_14_1><P_13_2>50.00</P_13_2><P_14_2>4.00</P_14_2><P_13_3>0.00</P_13_3><P_14_3>0</P_14_3><P_15>210.21</P_15>',
    lines: '<DodatkowyOpis><Klucz>Uwagi</Klucz><Wartosc>Rampa 4</Wartosc></DodatkowyOpis><DodatkowyOpis><NrWiersza>2</NrWiersza><Klucz>Kolor</Klucz><Wartosc>biały</Wartosc></DodatkowyOpis>'
      + piece(1, '10', '10.00', '100.00', '23', '<GTU>GTU_06</GTU>').replace('<P_8A>', '<Indeks>T-1</Indeks><GTIN>4006381333931</GTIN><PKWiU>26.20</PKWiU><CN>84713000</CN><P_8A>')
      + piece(2, '3', '10.00', '27.00', '23').replace('<P_11>', '<P_10>3.00</P_10><P_11>') + piece(3, '5', '10', '50.00', '8', '').replace('<P_7>', '<P_6A>2026-03-01</P_6A><P_7>'),
    after: '<Platnosc><TerminPlatnosci><Termin>2026-04-30</Termin></TerminPlatnosci><TerminPlatnosci><Termin>2026-03-18</Termin><TerminOpis><Ilosc>14</Ilosc><Jednostka>dni</Jednostka><ZdarzeniePoczatkowe>od wystawienia</ZdarzeniePoczatkowe></TerminOpis></TerminPlatnosci><FormaPlatnosci>6</FormaPlatnosci><RachunekBankowy><NrRB>61 1090 1014 0000 0712 1981 2874</NrRB><SWIFT>WBKPPLPP</SWIFT></RachunekBankowy><Skonto><WarunkiSkonta>do 7 dni</WarunkiSkonta><WysokoscSkonta>2%</WysokoscSkonta></Skonto></Platnosc><WarunkiTransakcji><Umowy><NrUmowy>U-3</NrUmowy></Umowy><Zamowienia><NrZamowienia>PO-9</NrZamowienia></Zamowienia><Zamowienia><NrZamowienia>PO-10</NrZamowienia></Zamowienia></WarunkiTransakcji>',
    footer: '<Stopka><Rejestry><KRS>0000012345</KRS><REGON>012345678</REGON></Rejestry></Stopka>',
  };

  it('is read into the model, of both versions', () => {
    for (const namespace of [FA3, FA2]) {
      const { syntax, model, count } = readInvoice(faktura({ ...domestic, namespace }));
      expect([syntax, count]).toEqual(['ksef', 1]);
      expect(model).toMatchObject({
        typeCode: '380', number: 'FV/17/2026', issueDate: '2026-03-04', dueDate: '2026-03-18', currency: 'PLN', specificationId: 'FA (3)', purchaseOrderReference: 'PO-9', contractReference: 'U-3', delivery: { actualDate: '2026-03-02' },
        seller: { name: 'Zakład Próbny sp. z o.o.', vatId: 'PL5252344078', legalRegistrationId: { value: '0000012345' }, legalInformation: 'REGON 012345678', address: { line1: 'ul. Zielona 7', line2: '00-950 Warszawa', country: 'PL' }, contact: { phone: '221234567', email: 'faktury@example.pl' } },
        buyer: { name: 'Odbiorca S.A.', vatId: 'PL5260250274', identifiers: [{ value: 'K-12' }] },
        totals: { lineNetSum: '177', withoutVat: '177', vat: '33.21', withVat: '210.21', due: '210.21' },
        paymentInstructions: { meansCode: '30', creditTransfers: [{ accountId: 'PL61109010140000071219812874', serviceProvider: 'WBKPPLPP' }] },
        paymentTerms: '14 dni od wystawienia\nSkonto: do 7 dni, 2%',
      });
      expect(model.vatBreakdown).toEqual([{ taxable: '127', tax: '29.21', category: 'S', rate: '23' }, { taxable: '50', tax: '4', category: 'S', rate: '8' }]);
    }
  });

  it('has lines with what is taken off them, their codes, notes and days, and keeps as notes what has no term', () => {
    const { lines, notes } = modelOf(domestic);
    expect(lines[0]).toMatchObject({ id: '1', quantity: '10', unit: 'szt', price: { net: '10' }, net: '100', vatCategory: 'S', vatRate: '23', item: { name: 'Towar 1', sellerId: 'T-1', standardId: { value: '4006381333931', scheme: '0160' }, classifications: [{ value: '84713000', scheme: 'HS' }, { value: '26.20', scheme: 'ZZZ', version: 'PKWiU' }], attributes: [{ name: 'GTU', value: 'GTU_06' }] } });
    expect(lines[1]).toMatchObject({ net: '27', allowances: [{ amount: '3' }], note: 'Kolor: biały' });
    expect(lines[2]).toMatchObject({ period: { start: '2026-03-01', end: '2026-03-01' } });
    expect(notes.map(({ text }) => text)).toEqual(['Uwagi: Rampa 4', 'Miejsce wystawienia: Warszawa', 'Zamówienie: PO-10']);
  });

  it('states what the buyer owes to the state, what is exempt and by which law', () => {
    const model = modelOf({ totals: '<P_13_7>20.00</P_13_7><P_13_10>100.00</P_13_10><P_15>120.00</P_15>', notes: '<P_18>1</P_18><P_18A>1</P_18A><Zwolnienie><P_19>1</P_19><P_19A>art. 43 ust. 1 pkt 2</P_19A></Zwolnienie>', lines: piece(1, '1', '100', '100', 'oo') + piece(2, '1', '20', '20', 'zw') });
    expect(model.vatBreakdown).toEqual([
      { taxable: '20', tax: '0', category: 'E', rate: '0', exemptionReason: 'art. 43 ust. 1 pkt 2' },
      { taxable: '100', tax: '0', category: 'AE', rate: '0', exemptionReason: 'odwrotne obciążenie', exemptionCode: 'VATEX-EU-AE' },
    ]);
    expect(model.lines.map(({ vatCategory, vatRate }) => [vatCategory, vatRate])).toEqual([['AE', '0'], ['E', '0']]);
    expect(model.notes.map(({ text }) => text)).toEqual(expect.arrayContaining(['odwrotne obciążenie', 'mechanizm podzielonej płatności']));
  });

  it('to the EU in euro has its VAT in zloty, and the number of the buyer there; FA(2) does not tell kinds of 0 % apart on lines', () => {
    const parts: Parts = { currency: 'EUR', buyer: '<KodUE>DE</KodUE><NrVatUE>111111125</NrVatUE>', totals: '<P_13_1>100.00</P_13_1><P_14_1>23.00</P_14_1><P_14_1W>98.90</P_14_1W><P_13_6_2>500.00</P_13_6_2><P_15>623.00</P_15><KursWalutyZ>4.30</KursWalutyZ>', lines: piece(1, '1', '100', '100', '23') + piece(2, '5', '100', '500', '0 WDT') };
    const model = modelOf(parts);
    expect(model).toMatchObject({ currency: 'EUR', vatAccountingCurrency: 'PLN', totals: { vat: '23', vatInAccountingCurrency: '98.9', withVat: '623' }, buyer: { vatId: 'DE111111125' }, vatBreakdown: [{ rate: '23' }, { category: 'K', exemptionCode: 'VATEX-EU-IC' }] });
    expect(model.notes).toContainEqual({ text: 'Kurs waluty: 4.30' });
    const older = readInvoice(faktura({ ...parts, namespace: FA2 }).replace('0 WDT', '0')).model;
    expect(older.lines[1]).toMatchObject({ vatCategory: 'K', vatRate: '0' });
  });

  it('outside of VAT has no rate, and one row of what KSeF tells apart', () => {
    const model = modelOf({ totals: '<P_13_8>10</P_13_8><P_13_9>5</P_13_9><P_15>15</P_15>', lines: piece(1, '1', '10', '10', 'np I') + piece(2, '1', '5', '5', 'np II') });
    expect(model.vatBreakdown).toMatchObject([{ taxable: '15', tax: '0', category: 'O' }]);
    expect([model.vatBreakdown[0]?.rate, model.lines[0]?.vatRate]).toEqual([undefined, undefined]);
  });

  it('priced with VAT is made net: what a line states, or at its rate, and the cents that rounding misses', () => {
    const gross = (id: number, rest: string): string => line(id, `<P_7>Towar</P_7>${rest}<P_12>23</P_12>`);
    const { lines, totals } = modelOf({
      totals: '<P_13_1>343.06</P_13_1><P_14_1>78.91</P_14_1><P_15>421.97</P_15>',
      lines: gross(1, '<P_8B>1</P_8B><P_9B>309.99</P_9B>') + gross(2, '<P_8B>1</P_8B><P_9B>0.99</P_9B>') + gross(3, '<P_8B>1</P_8B><P_9B>10.99</P_9B><P_11A>10.99</P_11A>') + gross(4, '<P_8B>4</P_8B><P_9B>30</P_9B><P_10>20</P_10><P_11A>100.00</P_11A><P_11Vat>18.70</P_11Vat>'),
    });
    expect(lines.map(({ net }) => net)).toEqual(['252.03', '0.8', '8.93', '81.3']);
    expect(lines[0]?.price).toEqual({ net: '252.03' });
    expect(lines[3]).toMatchObject({ price: { net: '81.3', baseQuantity: '4' }, allowances: [] });
    expect(totals).toMatchObject({ lineNetSum: '343.06', withoutVat: '343.06', due: '421.97' });
  });

  it('priced with VAT whose lines miss the net by more than rounding says so by its sums', () => {
    const { totals } = modelOf({ totals: '<P_13_1>90.00</P_13_1><P_14_1>20.70</P_14_1><P_15>110.70</P_15>', lines: line(1, '<P_9B>123</P_9B><P_12>23</P_12>') });
    expect(totals).toMatchObject({ lineNetSum: '100', withoutVat: '90' });
  });

  it('paid in cash has nothing due; in part, what is left', () => {
    const parts: Parts = { totals: '<OkresFa><P_6_Od>2026-02-01</P_6_Od><P_6_Do>2026-02-28</P_6_Do></OkresFa><P_13_1>100</P_13_1><P_14_1>23</P_14_1><P_15>123</P_15>', lines: piece(1, '1', '100', '100', '23') };
    const paid = modelOf({ ...parts, after: '<Platnosc><Zaplacono>1</Zaplacono><DataZaplaty>2026-03-04</DataZaplaty><FormaPlatnosci>1</FormaPlatnosci></Platnosc>' });
    expect(paid).toMatchObject({ totals: { withVat: '123', paid: '123', due: '0' }, paymentInstructions: { meansCode: '10' }, period: { start: '2026-02-01', end: '2026-02-28' } });
    const part = modelOf({ ...parts, after: '<Platnosc><ZnacznikZaplatyCzesciowej>1</ZnacznikZaplatyCzesciowej><ZaplataCzesciowa><KwotaZaplatyCzesciowej>23.00</KwotaZaplatyCzesciowej></ZaplataCzesciowa></Platnosc>' });
    expect(part.totals).toMatchObject({ paid: '23', due: '100' });
  });

  it('has charges and deductions beside VAT, whether or not its total has them', () => {
    for (const total of ['123.00', '133.00']) {
      const { totals, charges } = modelOf({ totals: `<P_13_1>100</P_13_1><P_14_1>23</P_14_1><P_15>${total}</P_15>`, lines: piece(1, '1', '100', '100', '23'), after: '<Rozliczenie><Obciazenia><Kwota>10.00</Kwota><Powod>Ubezpieczenie</Powod></Obciazenia><SumaObciazen>10.00</SumaObciazen><Odliczenia><Kwota>5.00</Kwota><Powod>Kaucja</Powod></Odliczenia><SumaOdliczen>5.00</SumaOdliczen><DoZaplaty>128.00</DoZaplaty></Rozliczenie>' });
      expect(charges).toEqual([{ amount: '10', reason: 'Ubezpieczenie', vatCategory: 'O' }]);
      expect(totals).toMatchObject({ lineNetSum: '100', charges: '10', withoutVat: '110', vat: '23', withVat: '133', paid: '5', due: '128' });
    }
  });

  it('has the factor as payee, the recipient where it is delivered, and others by their role', () => {
    const other = (role: string, name: string): string => `<Podmiot3><DaneIdentyfikacyjne><NIP>1111111111</NIP><Nazwa>${name}</Nazwa></DaneIdentyfikacyjne><Adres><KodKraju>PL</KodKraju><AdresL1>ul. Inna 2</AdresL1></Adres><Rola>${role}</Rola></Podmiot3>`;
    const model = modelOf({ totals: '<P_15>1</P_15>', notes: '<P_17>1</P_17>', parties: other('1', 'Faktor') + other('2', 'Magazyn') + other('4', 'Drugi nabywca') });
    expect(model).toMatchObject({ typeCode: '389', payee: { name: 'Faktor' }, delivery: { name: 'Magazyn', address: { line1: 'ul. Inna 2' } } });
    expect(model.notes).toContainEqual({ text: 'Podmiot3 (4): Drugi nabywca' });
  });

  it('may be one of an envelope, and is none without its body or in another version', () => {
    expect(readInvoice(`<Pakiet>${faktura(domestic)}${faktura(domestic)}</Pakiet>`)).toMatchObject({ syntax: 'ksef', count: 2, model: { number: 'FV/17/2026' } });
    expect(() => readInvoice(`<Faktura xmlns="${FA3}"/>`)).toThrow(expect.objectContaining({ code: 'NOT_AN_INVOICE' }));
    expect(() => readInvoice('<Faktura xmlns="http://crd.gov.pl/wzor/2021/11/29/11089/"/>')).toThrow(expect.objectContaining({ code: 'UNSUPPORTED_FORMAT' }));
  });
});

describe('A correction of KSeF', () => {
  const kind = '<RodzajFaktury>KOR</RodzajFaktury><PrzyczynaKorekty>Zwrot</PrzyczynaKorekty><DaneFaKorygowanej><DataWystFaKorygowanej>2026-02-01</DataWystFaKorygowanej><NrFaKorygowanej>FV/3/2026</NrFaKorygowanej></DaneFaKorygowanej>';
  const was = '<StanPrzed>1</StanPrzed>';

  it('that gives back is a credit note of the difference', () => {
    const model = modelOf({
      kind, totals: '<P_13_1>-70.00</P_13_1><P_14_1>-16.10</P_14_1><P_15>-86.10</P_15>',
      lines: piece(1, '10', '10', '100', '23', was) + piece(1, '5', '10', '50', '23') + piece(2, '1', '7', '7', '23', was) + piece(2, '1', '7', '7', '23') + piece(3, '4', '10', '40', '23', was) + piece(3, '4', '5', '20', '23'),
    });
    expect(model).toMatchObject({ typeCode: '381', precedingInvoices: [{ number: 'FV/3/2026', issueDate: '2026-02-01' }], totals: { lineNetSum: '70', withoutVat: '70', vat: '16.1', withVat: '86.1', due: '86.1' }, vatBreakdown: [{ taxable: '70', tax: '16.1', rate: '23' }] });
    expect(model.lines.map(({ id, quantity, net, price }) => [id, quantity, net, price.net])).toEqual([['1', '5', '50', '10'], ['3', '-4', '-20', '5'], ['3 StanPrzed', '4', '40', '10']]);
    expect(model.notes[0]).toEqual({ text: 'Zwrot' });
  });

  it('may state the difference itself, and is a debit note where more is asked', () => {
    const less = modelOf({ kind, totals: '<P_13_1>-20</P_13_1><P_14_1>-4.60</P_14_1><P_15>-24.60</P_15>', lines: piece(1, '-2', '10', '-20', '23') });
    expect(less).toMatchObject({ typeCode: '381', lines: [{ quantity: '2', net: '20', price: { net: '10' } }], totals: { withVat: '24.6', due: '24.6' } });
    const more = modelOf({ kind, totals: '<P_13_1>20</P_13_1><P_14_1>4.60</P_14_1><P_15>24.60</P_15>', lines: piece(1, '2', '10', '20', '23') });
    expect(more).toMatchObject({ typeCode: '383', lines: [{ quantity: '2', net: '20' }], totals: { due: '24.6' } });
  });
});

describe('A correction of KSeF without lines', () => {
  it('is a line for each rate, of its reason', () => {
    const totals = '<P_13_1>-100.00</P_13_1><P_14_1>-23.00</P_14_1><P_15>-123.00</P_15>';
    const rebate = modelOf({ kind: '<RodzajFaktury>KOR</RodzajFaktury><PrzyczynaKorekty>Rabat roczny</PrzyczynaKorekty>', totals });
    expect(rebate).toMatchObject({ typeCode: '381', lines: [{ quantity: '1', net: '100', price: { net: '100' }, item: { name: 'Rabat roczny' } }], totals: { lineNetSum: '100', due: '123' } });
    expect(modelOf({ kind: '<RodzajFaktury>KOR_ZAL</RodzajFaktury>', totals })).toMatchObject({ typeCode: '381', lines: [{ net: '100', item: { name: 'Zaliczka' } }] });
  });
});

describe('An advance and a final invoice of KSeF', () => {
  it('is due less what was received before', () => {
    const { totals } = modelOf({ totals: '<P_13_1>100.00</P_13_1><P_14_1>23.00</P_14_1><P_15>123.00</P_15>', kind: '<RodzajFaktury>VAT</RodzajFaktury><ZaliczkaCzesciowa><P_6Z>2026-02-01</P_6Z><P_15Z>40.00</P_15Z></ZaliczkaCzesciowa>', lines: piece(1, '1', '100', '100', '23') });
    expect(totals).toMatchObject({ withVat: '123', paid: '40', due: '83' });
  });

  it('is a prepayment of what is ordered', () => {
    const model = modelOf({ kind: '<RodzajFaktury>ZAL</RodzajFaktury>', totals: '<P_13_1>100.00</P_13_1><P_14_1>23.00</P_14_1><P_15>123.00</P_15>', after: '<Zamowienie><WartoscZamowienia>1230</WartoscZamowienia><ZamowienieWiersz><NrWierszaZam>1</NrWierszaZam><P_7Z>Maszyna</P_7Z><P_12Z>23</P_12Z></ZamowienieWiersz></Zamowienie>' });
    expect(model).toMatchObject({ typeCode: '386', lines: [{ id: '1', quantity: '1', net: '100', vatRate: '23', item: { name: 'Zaliczka', description: 'Maszyna' } }], totals: { lineNetSum: '100', withVat: '123', due: '123' } });
  });

  it('is whole by its lines, and its advances are paid', () => {
    const model = modelOf({ kind: '<RodzajFaktury>ROZ</RodzajFaktury><FakturaZaliczkowa><NrKSeFFaZaliczkowej>5252344078-20260201-ABCDEF012345-67</NrKSeFFaZaliczkowej></FakturaZaliczkowa>', totals: '<P_13_1>900.00</P_13_1><P_14_1>207.00</P_14_1><P_15>1107.00</P_15>', lines: piece(1, '1', '1000', '1000', '23') });
    expect(model).toMatchObject({ typeCode: '380', precedingInvoices: [{ number: '5252344078-20260201-ABCDEF012345-67' }], totals: { lineNetSum: '1000', withoutVat: '1000', vat: '230', withVat: '1230', paid: '123', due: '1107' }, vatBreakdown: [{ taxable: '1000', tax: '230', category: 'S', rate: '23' }] });
  });

  it.each([['2026-02-31', undefined], ['-100', '-100'], ['x', undefined]])('of a rate that is none is read without it: %s', (rate, expected) => {
    const { lines } = modelOf({ totals: '<P_15>10.00</P_15>', lines: line(1, `<P_7>Towar</P_7><P_8B>1</P_8B><P_9B>10.00</P_9B><P_11A>10.00</P_11A><P_12>${rate}</P_12>`) });
    expect(lines[0]).toMatchObject({ net: '10', ...(expected === undefined ? {} : { vatRate: expected }) });
    expect(lines[0]?.vatRate).toBe(expected);
  });
});

import { describe, expect, it } from 'vitest';
import { readInvoice } from '../read-invoice.js';

const NAMESPACE = 'http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2';
const party = (name: string, code: string): string =>
  `<DatiAnagrafici><IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>${code}</IdCodice></IdFiscaleIVA><Anagrafica>${name}</Anagrafica></DatiAnagrafici><Sede><Indirizzo>Via Verde</Indirizzo><NumeroCivico>7</NumeroCivico><CAP>20121</CAP><Comune>Milano</Comune><Nazione>IT</Nazione></Sede>`;

const document = (general = '', lines = '', namespace = NAMESPACE): string => `<p:FatturaElettronica versione="FPR12" xmlns:p="${namespace}">
  <FatturaElettronicaHeader>
    <DatiTrasmissione><FormatoTrasmissione>FPR12</FormatoTrasmissione><CodiceDestinatario>ABCDEFG</CodiceDestinatario></DatiTrasmissione>
    <CedentePrestatore>${party('<Denominazione>Officina Prova Srl</Denominazione>', '01234567890')}</CedentePrestatore>
    <CessionarioCommittente>${party('<Nome>Ada</Nome><Cognome>Bianchi</Cognome>', '09876543210')}</CessionarioCommittente>
  </FatturaElettronicaHeader>
  <FatturaElettronicaBody>
    <DatiGenerali>
      <DatiGeneraliDocumento><TipoDocumento>TD01</TipoDocumento><Divisa>EUR</Divisa><Data>2026-03-04</Data><Numero>17/A</Numero>${general}</DatiGeneraliDocumento>
      <DatiOrdineAcquisto><RiferimentoNumeroLinea>2</RiferimentoNumeroLinea><IdDocumento>PO-9</IdDocumento><NumItem>30</NumItem></DatiOrdineAcquisto>
      <DatiDDT><NumeroDDT>DDT-4</NumeroDDT></DatiDDT>
    </DatiGenerali>
    <DatiBeniServizi>
      <DettaglioLinee><NumeroLinea>1</NumeroLinea><Descrizione>Canone</Descrizione><PrezzoUnitario>50.00</PrezzoUnitario><PrezzoTotale>50.00</PrezzoTotale><AliquotaIVA>22.00</AliquotaIVA></DettaglioLinee>
      <DettaglioLinee><NumeroLinea>2</NumeroLinea><CodiceArticolo><CodiceTipo>EAN</CodiceTipo><CodiceValore>4006381333931</CodiceValore></CodiceArticolo><Descrizione>Penne</Descrizione><Quantita>3.00</Quantita><UnitaMisura>pz</UnitaMisura><PrezzoUnitario>10.00</PrezzoUnitario><ScontoMaggiorazione><Tipo>SC</Tipo><Percentuale>10.00</Percentuale></ScontoMaggiorazione><PrezzoTotale>27.00</PrezzoTotale><AliquotaIVA>0.00</AliquotaIVA><Natura>N3.2</Natura></DettaglioLinee>
      ${lines}
      <DatiRiepilogo><AliquotaIVA>22.00</AliquotaIVA><ImponibileImporto>50.00</ImponibileImporto><Imposta>11.00</Imposta></DatiRiepilogo>
      <DatiRiepilogo><AliquotaIVA>0.00</AliquotaIVA><Natura>N3.2</Natura><ImponibileImporto>27.00</ImponibileImporto><Imposta>0.00</Imposta><RiferimentoNormativo>art. 41</RiferimentoNormativo></DatiRiepilogo>
    </DatiBeniServizi>
    <DatiPagamento><CondizioniPagamento>TP01</CondizioniPagamento>
      <DettaglioPagamento><ModalitaPagamento>MP05</ModalitaPagamento><DataScadenzaPagamento>2026-06-30</DataScadenzaPagamento><IBAN>IT60X0542811101000000123456</IBAN></DettaglioPagamento>
      <DettaglioPagamento><ModalitaPagamento>MP05</ModalitaPagamento><DataScadenzaPagamento>2026-04-30</DataScadenzaPagamento></DettaglioPagamento>
    </DatiPagamento>
  </FatturaElettronicaBody>
</p:FatturaElettronica>`;

describe('A FatturaPA', () => {
  it('is read into the model', () => {
    const { syntax, model } = readInvoice(document());
    expect(syntax).toBe('fatturapa');
    expect(model).toMatchObject({
      typeCode: '380', number: '17/A', issueDate: '2026-03-04', dueDate: '2026-04-30', currency: 'EUR', purchaseOrderReference: 'PO-9', despatchAdviceReference: 'DDT-4',
      seller: { name: 'Officina Prova Srl', vatId: 'IT01234567890', address: { line1: 'Via Verde 7', city: 'Milano', postCode: '20121', country: 'IT' } },
      buyer: { name: 'Ada Bianchi', electronicAddress: { value: 'ABCDEFG', scheme: '0201' } },
      totals: { lineNetSum: '77', withoutVat: '77', vat: '11', withVat: '88', due: '88' },
      paymentInstructions: { meansCode: '30', creditTransfers: [{ accountId: 'IT60X0542811101000000123456' }] },
      vatBreakdown: [{ category: 'S', rate: '22' }, { category: 'K', exemptionReason: 'art. 41' }],
    });
  });

  it('has the number of its seller in the register of companies, with the office', () => {
    const registered = (office: string): unknown => readInvoice(document().replace('</CedentePrestatore>', `<IscrizioneREA>${office}<NumeroREA>1767158</NumeroREA></IscrizioneREA></CedentePrestatore>`)).model.seller.legalRegistrationId;
    expect([registered('<Ufficio>MI</Ufficio>'), registered('')]).toEqual([{ value: 'MI-1767158' }, { value: '1767158' }]);
  });

  it('has lines with one where it states no quantity, what discounts come to, and the order line they are for', () => {
    const { lines } = readInvoice(document()).model;
    expect(lines[0]).toMatchObject({ quantity: '1', unit: 'C62', net: '50', vatCategory: 'S', vatRate: '22' });
    expect(lines[0]?.orderReference).toBeUndefined();
    expect(lines[1]).toMatchObject({ quantity: '3', unit: 'pz', price: { net: '10' }, net: '27', vatCategory: 'K', allowances: [{ amount: '3' }], orderReference: 'PO-9', orderLineReference: '30', item: { name: 'Penne', standardId: { value: '4006381333931', scheme: '0160' } } });
  });

  it('is due less what is withheld', () => {
    const { totals } = readInvoice(document('<DatiRitenuta><TipoRitenuta>RT01</TipoRitenuta><ImportoRitenuta>15.40</ImportoRitenuta></DatiRitenuta><ImportoTotaleDocumento>88.00</ImportoTotaleDocumento>')).model;
    expect(totals).toMatchObject({ withVat: '88', paid: '15.4', due: '72.6' });
  });

  it('is due as it states where its total is already less what is withheld', () => {
    const { totals } = readInvoice(document('<DatiRitenuta><TipoRitenuta>RT01</TipoRitenuta><ImportoRitenuta>15.40</ImportoRitenuta></DatiRitenuta><ImportoTotaleDocumento>72.60</ImportoTotaleDocumento>')).model;
    expect(totals).toMatchObject({ withVat: '72.6', due: '72.6' });
    expect(totals.paid).toBeUndefined();
  });

  it('is due without the VAT that the buyer pays to the state', () => {
    const { totals, vatBreakdown, lines } = readInvoice(document().replace('<Imposta>11.00</Imposta>', '<Imposta>11.00</Imposta><EsigibilitaIVA>S</EsigibilitaIVA>')).model;
    expect(totals).toMatchObject({ withVat: '88', paid: '11', due: '77' });
    expect([vatBreakdown.map(({ category }) => category), lines.map(({ vatCategory }) => vatCategory)]).toEqual([['B', 'K'], ['B', 'K']]);
  });

  const step = (kind: string, ...[amount, percent]: readonly [string, string?]): string => `<ScontoMaggiorazione><Tipo>${kind}</Tipo>${percent === undefined ? '' : `<Percentuale>${percent}</Percentuale>`}${amount === '' ? '' : `<Importo>${amount}</Importo>`}</ScontoMaggiorazione>`;
  const total = (amount: string): string => `<ImportoTotaleDocumento>${amount}</ImportoTotaleDocumento>`;

  it.each([['as its total says', total('80.00')], ['where no total is stated', '']])('has what is taken off the whole outside of VAT, %s', (_, stated) => {
    const { allowances, totals, vatBreakdown } = readInvoice(document(`${step('SC', '8.00')}${stated}`)).model;
    expect(allowances).toEqual([{ amount: '8', reason: 'Sconto', vatCategory: 'O' }]);
    expect(totals).toEqual({ lineNetSum: '77', allowances: '8', withoutVat: '69', vat: '11', withVat: '80', due: '80' });
    expect(vatBreakdown[2]).toMatchObject({ category: 'O', taxable: '-8', tax: '0' });
  });

  it('has discounts and surcharges on the whole one after the other, of the sum that comes to its total', () => {
    const { allowances, charges, totals } = readInvoice(document(`${step('SC', '', '10.00')}${step('MG', '1.00')}${total('80.20')}`)).model;
    expect([allowances, charges]).toEqual([[{ amount: '8.8', percentage: '10', reason: 'Sconto', vatCategory: 'O' }], [{ amount: '1', reason: 'Maggiorazione', vatCategory: 'O' }]]);
    expect(totals).toMatchObject({ allowances: '8.8', charges: '1', withoutVat: '69.2', withVat: '80.2' });
    expect(readInvoice(document(`${step('SC', '', '10.00')}${total('80.30')}`)).model.allowances[0]?.amount, 'of the net sum').toBe('7.7');
  });

  it('has a discount in the row whose base is less by it', () => {
    const { allowances, totals } = readInvoice(document(step('SC', '5.00')).replace('>50.00</ImponibileImporto><Imposta>11.00', '>45.00</ImponibileImporto><Imposta>9.90')).model;
    expect(allowances).toEqual([{ amount: '5', reason: 'Sconto', vatCategory: 'S', vatRate: '22' }]);
    expect(totals).toMatchObject({ lineNetSum: '77', allowances: '5', withoutVat: '72', vat: '9.9', withVat: '81.9' });
  });

  it('is paid by a discount that its total has not in it, where its payments are less', () => {
    const xml = document(`${step('SC', '44.00')}${total('88.00')}`);
    const read = (paid: string): unknown => {
      const { totals, allowances, notes } = readInvoice(xml.replace('<DataScadenzaPagamento>2026-06-30</DataScadenzaPagamento>', `$&<ImportoPagamento>${paid}</ImportoPagamento>`)).model;
      return [totals.withVat, totals.paid, totals.due, allowances, notes];
    };
    expect(read('44.00')).toEqual(['88', '44', '44', [], [{ text: 'Sconto 44' }]]);
    expect(read('88.00')).toEqual(['88', undefined, '88', [], [{ text: 'Sconto 44' }]]);
  });

  it('sums up contributions to pension funds, which are of the rows that lines are of', () => {
    const xml = document('<DatiCassaPrevidenziale><TipoCassa>TC01</TipoCassa><AlCassa>4.00</AlCassa><ImportoContributoCassa>2.00</ImportoContributoCassa><AliquotaIVA>22.00</AliquotaIVA></DatiCassaPrevidenziale>').replace('>50.00</ImponibileImporto><Imposta>11.00</Imposta>', '>52.00</ImponibileImporto><Imposta>11.44</Imposta><EsigibilitaIVA>S</EsigibilitaIVA>');
    const { charges, totals, vatBreakdown } = readInvoice(xml).model;
    expect(charges).toEqual([{ amount: '2', percentage: '4', reason: 'TC01', vatCategory: 'B', vatRate: '22' }]);
    expect(totals).toMatchObject({ lineNetSum: '77', charges: '2', withoutVat: '79', withVat: '90.44', due: '79' });
    expect(vatBreakdown[0]).toMatchObject({ category: 'B', taxable: '52' });
  });

  it('has the tax representative, and where and when goods were handed over', () => {
    const xml = document()
      .replace('</CedentePrestatore>', '</CedentePrestatore><RappresentanteFiscale><DatiAnagrafici><IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>03339130126</IdCodice></IdFiscaleIVA><Anagrafica><Denominazione>Fiscale Srl</Denominazione></Anagrafica></DatiAnagrafici></RappresentanteFiscale>')
      .replace('</DatiGenerali>', '<DatiTrasporto><IndirizzoResa><Indirizzo>Via Blu</Indirizzo><NumeroCivico>3</NumeroCivico><Comune>Bra</Comune><Nazione>IT</Nazione></IndirizzoResa><DataOraConsegna>2026-03-02T16:46:12.000+02:00</DataOraConsegna></DatiTrasporto></DatiGenerali>');
    expect(readInvoice(xml).model).toMatchObject({ taxRepresentative: { name: 'Fiscale Srl', vatId: 'IT03339130126' }, delivery: { actualDate: '2026-03-02', address: { line1: 'Via Blu 3', city: 'Bra', country: 'IT' } } });
  });

  it('is addressed by certified mail where the exchange system has no code', () => {
    const xml = document().replace('<CodiceDestinatario>ABCDEFG</CodiceDestinatario>', '<CodiceDestinatario>0000000</CodiceDestinatario><PECDestinatario>ap@pec.example.it</PECDestinatario>');
    expect(readInvoice(xml).model.buyer.electronicAddress).toEqual({ value: 'ap@pec.example.it', scheme: 'EM' });
  });

  it('is one of several of a lot, by its position', () => {
    const lot = document().replace('</FatturaElettronicaBody>', '</FatturaElettronicaBody><FatturaElettronicaBody><DatiGenerali><DatiGeneraliDocumento><Numero>18/A</Numero></DatiGeneraliDocumento></DatiGenerali></FatturaElettronicaBody>');
    const [first, second] = [1, 2].map((position) => readInvoice(lot, {}, position));
    expect([first, second].map((read) => [read?.model.number, read?.count, read?.model.seller.name])).toEqual([['17/A', 2, 'Officina Prova Srl'], ['18/A', 2, 'Officina Prova Srl']]);
  });

  it('is refused in another namespace or without a body', () => {
    expect(() => readInvoice(document('', '', 'urn:other'))).toThrow(expect.objectContaining({ code: 'WRONG_NAMESPACE' }));
    expect(() => readInvoice(`<p:FatturaElettronica xmlns:p="${NAMESPACE}"/>`)).toThrow(expect.objectContaining({ code: 'NOT_AN_INVOICE' }));
  });
});

const simplified = (rows: string): string => `<p:FatturaElettronicaSemplificata versione="FSM10" xmlns:p="http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.0">
  <FatturaElettronicaHeader>
    <DatiTrasmissione><FormatoTrasmissione>FSM10</FormatoTrasmissione><CodiceDestinatario>ABCDEFG</CodiceDestinatario></DatiTrasmissione>
    <CedentePrestatore><IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>01234567890</IdCodice></IdFiscaleIVA><Denominazione>Bar Prova Srl</Denominazione><Sede><Indirizzo>Via Verde</Indirizzo><NumeroCivico>7</NumeroCivico><CAP>20121</CAP><Comune>Milano</Comune><Nazione>IT</Nazione></Sede></CedentePrestatore>
    <CessionarioCommittente><IdentificativiFiscali><IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>09876543210</IdCodice></IdFiscaleIVA></IdentificativiFiscali></CessionarioCommittente>
  </FatturaElettronicaHeader>
  <FatturaElettronicaBody>
    <DatiGenerali><DatiGeneraliDocumento><TipoDocumento>TD08</TipoDocumento><Divisa>EUR</Divisa><Data>2026-03-04</Data><Numero>S/9</Numero></DatiGeneraliDocumento><DatiFatturaRettificata><NumeroFR>S/8</NumeroFR><DataFR>2026-03-01</DataFR></DatiFatturaRettificata></DatiGenerali>
    ${rows}
  </FatturaElettronicaBody>
</p:FatturaElettronicaSemplificata>`;

describe('A simplified FatturaPA', () => {
  it('is read net: VAT is taken out as it is stated, or at the rate', () => {
    const { syntax, model } = readInvoice(simplified(`<DatiBeniServizi><Descrizione>Pranzo</Descrizione><Importo>33.05</Importo><DatiIVA><Aliquota>10.00</Aliquota></DatiIVA></DatiBeniServizi>
      <DatiBeniServizi><Descrizione>Vino</Descrizione><Importo>12.20</Importo><DatiIVA><Imposta>2.21</Imposta><Aliquota>22.00</Aliquota></DatiIVA></DatiBeniServizi>
      <DatiBeniServizi><Descrizione>Libro</Descrizione><Importo>5.00</Importo><Natura>N4</Natura></DatiBeniServizi>`));
    expect(syntax).toBe('fatturapa');
    expect(model).toMatchObject({
      typeCode: '381', number: 'S/9', issueDate: '2026-03-04', currency: 'EUR', precedingInvoices: [{ number: 'S/8', issueDate: '2026-03-01' }],
      seller: { name: 'Bar Prova Srl', vatId: 'IT01234567890', address: { line1: 'Via Verde 7', city: 'Milano' } },
      buyer: { vatId: 'IT09876543210', electronicAddress: { value: 'ABCDEFG' } },
      lines: [{ id: '1', quantity: '1', unit: 'C62', net: '30.05', price: { net: '30.05' }, vatCategory: 'S', vatRate: '10', item: { name: 'Pranzo' } }, { net: '9.99' }, { net: '5', vatCategory: 'E' }],
      vatBreakdown: [{ taxable: '30.05', tax: '3', rate: '10' }, { taxable: '9.99', tax: '2.21', rate: '22' }, { taxable: '5', tax: '0', category: 'E' }],
      totals: { lineNetSum: '45.04', withoutVat: '45.04', vat: '5.21', withVat: '50.25', due: '50.25' },
    });
  });

  it('rounds half a cent away from zero', () => {
    const nets = ['0.55', '-0.55', '1.005'].map((amount) => readInvoice(simplified(`<DatiBeniServizi><Importo>${amount}</Importo><DatiIVA><Aliquota>100</Aliquota></DatiIVA></DatiBeniServizi>`)).model.lines[0]?.net);
    expect(nets).toEqual(['0.28', '-0.28', '0.5']);
  });
});

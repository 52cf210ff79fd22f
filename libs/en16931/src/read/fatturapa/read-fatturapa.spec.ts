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

  it('is refused in another namespace or without a body', () => {
    expect(() => readInvoice(document('', '', 'urn:other'))).toThrow(expect.objectContaining({ code: 'WRONG_NAMESPACE' }));
    expect(() => readInvoice(`<p:FatturaElettronica xmlns:p="${NAMESPACE}"/>`)).toThrow(expect.objectContaining({ code: 'NOT_AN_INVOICE' }));
  });
});

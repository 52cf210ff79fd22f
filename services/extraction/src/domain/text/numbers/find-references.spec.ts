import { describe, expect, it } from 'vitest';
import { findOrder } from './find-order.js';
import { findReferences, type References } from './find-references.js';
import { readingOf } from '../testing/reading-of.js';
import { findTitle } from '../title/find-title.js';

function referencesIn(...lines: readonly string[]): References {
  const reading = readingOf(...lines);
  return findReferences(reading, findTitle(reading), { order: findOrder(reading, undefined) });
}

describe(findReferences, () => {
  it('finds contract, project, customer and the order of the seller by their labels', () => {
    const { contract, project, customerNumber, salesOrder } = referencesIn('Rechnung', 'Kundennummer: 171746', 'Vertrags-Nr.: RV-118', 'Projektnummer | P-2025-7', 'Unsere Auftrags-Nr. 4711');
    expect([contract, project, customerNumber, salesOrder].map((found) => found?.value)).toEqual(['RV-118', 'P-2025-7', '171746', '4711']);
  });

  it('knows the contract of an engineer, and the job of a printer', () => {
    expect([referencesIn('Rechnung', 'Ingenieurvertrag: ING 2031/31').contract?.value, referencesIn('Invoice', 'P.O. NO. | TERMS | OUR JOB', 'BE-26 | Net 30 | J-3118').salesOrder?.value]).toEqual(['ING 2031/31', 'J-3118']);
  });

  it('finds no contract in a street, nor that of an insurance', () => {
    expect([referencesIn('Facture', '3 place du Marché | FR41813402757').contract, referencesIn('Facture', 'Assurance décennale : Mutuelle contrat n° 1247000/001').contract, referencesIn('Facture', 'Chantier Gare — Contrat 25-318').contract?.value]).toEqual([undefined, undefined, '25-318']);
  });

  it('takes a bare word for a contract by its colon, behind another number, and as a head among others', () => {
    expect(referencesIn('Facture', 'Contrat : LOC-118').contract?.value).toBe('LOC-118');
    expect(referencesIn('Faktura', 'Nr zamówienia: ZZ/4418 Umowa: UM-118').contract?.value).toBe('UM-118');
    expect(referencesIn('Fatura', 'Data emissão|Cliente|Contrato', '2026-10-01|2110|MA-4471').contract?.value).toBe('MA-4471');
  });

  it('takes a bare word for a contract as a head beside the order, and after every label that says more', () => {
    expect(referencesIn('Fatura', 'Cliente|Contrato|V/ Requisição', 'C0311|MA-4471|REQ 77/31').contract?.value).toBe('MA-4471');
    expect(referencesIn('Facture', 'N° facture|Date|Contrat cadre', 'F-118|21/09/2031|CA-2031-4', 'ROUX Paul – Soudeur – contrat LT 4471').contract?.value).toBe('CA-2031-4');
  });

  it('takes a common word for the order of the seller where it heads a value, and not in a list', () => {
    expect(referencesIn('Factuur', 'Factuurdatum:|Herkomst:|Referentie:', '18/03/2031|S04471|BB-118').salesOrder?.value).toBe('S04471');
    expect(referencesIn('Rechnung', 'Auftragsbestätigung: AB-25-0774', 'Ihre Bestellung: 4711').salesOrder?.value).toBe('AB-25-0774');
    expect(referencesIn('Fattura', 'Vs. ordine|Ns. conferma|D.D.T. n.', '4500071915|OC-1188/26|E/0655').salesOrder?.value).toBe('OC-1188/26');
    expect(referencesIn('Factura', 'Reserva|BK-447190').salesOrder?.value).toBe('BK-447190');
    expect(referencesIn('Invoice', 'Date|Account|Source|Amount', '1 May 2031|Main|BACS 004471|50.00').salesOrder).toBeUndefined();
  });

  it('takes the name of a project up to the next label', () => {
    expect(referencesIn('Rechnung', 'Bauvorhaben: Schule am Park, Block B').project?.value).toBe('Schule am Park, Block B');
    expect(referencesIn('Factuur', 'Project|HW-BR-2025').project?.value).toBe('HW-BR-2025');
    expect(referencesIn('Invoice', 'Soup cup 12oz, 500|2|46.00').project).toBeUndefined();
    expect(referencesIn('Rechnung', 'Bauvorhaben: Außenanlage Nord, Bestell-Nr. 45-208').project?.value).toBe('Außenanlage Nord');
    expect(referencesIn('Invoice', 'Date|Description|Type|Qty|Amount', '1 May|Lawn|Project|1|480.00').project).toBeUndefined();
  });

  it('takes what is called an order beside that of the buyer for the order of the seller', () => {
    expect(referencesIn('Faktura', 'Ordrenr.:|O-9914', 'Rekvisition:|66012').salesOrder?.value).toBe('O-9914');
    expect(referencesIn('Faktura', 'Ordrenr.:|O-9914').salesOrder).toBeUndefined();
    expect(referencesIn('Rechnung', 'Ihre Bestellung|Auftrag|Lieferschein', '4500118|AB 26-0933|LS 26-1740').salesOrder?.value).toBe('AB 26-0933');
    expect(referencesIn('Invoice', 'P.O. Number|HH-60277', 'Sales Order|SO-152209').salesOrder?.value).toBe('SO-152209');
    expect(referencesIn('Rechnung', 'Kunde 10438|Auftrag AU-118').salesOrder?.value).toBe('AU-118');
    expect(referencesIn('Rechnung', 'Auftrag: Rahmenvertrag|Menge', 'Wäsche|412.5').salesOrder).toBeUndefined();
    expect(referencesIn('Facture', 'N° BON DE VENTE : VENTE REF 118').salesOrder?.value).toBe('VENTE REF 118');
  });

  it.each([
    ['Gutschrift', 'zu Rechnung Nr. RE-118 vom 03.03.2026', 'RE-118', '2026-03-03'],
    ['Credit note', 'Original invoice no: 103600', '103600', undefined],
    ['Avoir', 'Annule la facture FA-118 du 03/03/2026', 'FA-118', '2026-03-03'],
    ['Hyvityslasku', 'Hyvitämme laskusta nro 2026-114 (3.3.2026)', '2026-114', '2026-03-03'],
    ['Faktura korygująca', 'Do faktury nr FV/118/2026', 'FV/118/2026', undefined],
  ])('finds the invoice that is credited: %s, %s', (title, line, number, date) => {
    const { preceding } = referencesIn(title, 'Nr. GS-7', line);
    expect([preceding?.number.value, preceding?.issueDate?.value]).toEqual([number, date]);
  });

  it('takes an earlier invoice on another only where its label begins its cell', () => {
    expect(referencesIn('Facture', 'N° de facture associée : F20220003').preceding?.number.value).toBe('F20220003');
    expect(referencesIn('Faktura', 'Zapłacono zaliczkę: 1 500,00 PLN (faktura zaliczkowa FZ/38/2026)').preceding?.number.value).toBe('FZ/38/2026');
    expect(referencesIn('Faktura', 'Uhrazeno zálohou (ZF 250200031 ze dne 18.02.2026)').preceding?.number.value).toBe('250200031');
    expect(referencesIn('Rechnung', 'Die Anzahlung zu Rechnung RE-117 ist abgezogen.').preceding).toBeUndefined();
  });

  it("finds the invoice that a credit note names in its text, and the seller's order by how he numbers it", () => {
    const { preceding } = referencesIn('AVOIR', 'N° AV-26-0031', 'Concerne notre facture n° FA-25-1874 du 11/12/2031');
    expect([preceding?.number.value, preceding?.issueDate?.value]).toEqual(['FA-25-1874', '2031-12-11']);
    expect(referencesIn('Rechnung', 'Auftragsnr. | AU-2031-70441').salesOrder?.value).toBe('AU-2031-70441');
  });
});

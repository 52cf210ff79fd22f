import { emptyInvoice, type Invoice } from '@smartap/en16931';
import { describe, expect, it } from 'vitest';
import { REVIEW_BOUND, type FieldEvidence } from '../outcome.js';
import { layOut } from '../pdf/layout.js';
import type { Word } from '../pdf/word.js';
import { read, type Reading } from '../text/print/reading.js';
import { readingOf } from '../text/testing/reading-of.js';
import { PROVEN_SELLER } from '../text/parties/seller/seller-proof.js';
import { proofOf, partiesAskedWithoutProof, unsureWithoutProof, withProof, worthOnPictures } from './proof.js';

const SURE = 0.97;
const CLAIMED = 0.75;
const ACCOUNT = 'paymentInstructions.creditTransfers[0].accountId';

const page = (...lines: readonly string[]): Word[] => lines.map((text, at) => ({ text, box: [40, 40 + 20 * at, 200, 50 + 20 * at], page: 1, size: 10, opens: false, closes: false }));
const seen = (top: number, confidence = SURE): FieldEvidence => ({ method: 'ocr', confidence, page: 1, box: [400, top, 460, top + 10] });

const borneOut = (evidence: Record<string, FieldEvidence>, invoice: Invoice, reading: Reading, inPrint = evidence): Record<string, FieldEvidence> => withProof(evidence, inPrint, invoice, proofOf(evidence, invoice, reading));
const asked = (evidence: Record<string, FieldEvidence>, invoice: Invoice, reading: Reading, isCoarse = false): Record<string, FieldEvidence> => unsureWithoutProof(evidence, invoice, proofOf(evidence, invoice, reading), isCoarse);

function confidences(given: Partial<Invoice>, evidence: Record<string, FieldEvidence>, ...lines: readonly string[]): Record<string, number> {
  const inPrint = Object.fromEntries(Object.entries(evidence).map(([path, own]) => [path, { ...own, confidence: SURE }]));
  const proven = borneOut(evidence, { ...emptyInvoice(), ...given }, read(layOut([page(...lines)])), inPrint);
  return Object.fromEntries(Object.entries(proven).map(([path, { confidence }]) => [path, confidence]));
}

const totals = (values: Invoice['totals'], places: Record<string, number | undefined>): Record<string, number> =>
  confidences({ totals: values }, Object.fromEntries(Object.entries(places).map(([key, top]) => [`totals.${key}`, top === undefined ? { method: 'derived', confidence: SURE } : seen(top)])));

describe(withProof, () => {
  it.each([
    ['add up', { withoutVat: '100', vat: '17.3', withVat: '117.3' }, { withoutVat: 600, vat: 620, withVat: 640 }, SURE],
    ['make a rate in use', { withoutVat: '100', vat: '19', withVat: '119' }, { withoutVat: 600, vat: undefined, withVat: 640 }, SURE],
    ['make no rate in use', { withoutVat: '100', vat: '17.3', withVat: '117.3' }, { withoutVat: 600, vat: undefined, withVat: 640 }, CLAIMED],
    ['do not add up', { withoutVat: '100', vat: '19', withVat: '179' }, { withoutVat: 600, vat: 620, withVat: 640 }, CLAIMED],
    ['are alike at two places beside no tax', { withoutVat: '100', vat: '0', withVat: '100' }, { withoutVat: 600, vat: 620, withVat: 640 }, SURE],
    ['are alike without a word of tax', { withoutVat: '100', withVat: '100' }, { withoutVat: 600, withVat: 640 }, CLAIMED],
    ['are one printed amount', { withoutVat: '100', vat: '0', withVat: '100' }, { withoutVat: 600, vat: 620, withVat: 600 }, CLAIMED],
  ])('takes net, tax and gross that %s for so sure', (_, values, places, worth) => {
    expect(Object.values(totals(values, places))).toEqual(Object.keys(places).map(() => worth));
  });

  it.each([['Grand total | 179.00', CLAIMED], ['Grand total | 119.00', SURE], ['Item 7 | 179.00', SURE]])('takes totals that add up beside %s for so sure', (line, worth) => {
    const evidence = { 'totals.withoutVat': seen(600), 'totals.vat': seen(620), 'totals.withVat': seen(640) };
    const invoice = { ...emptyInvoice(), totals: { withoutVat: '100', vat: '19', withVat: '119' } };
    expect(Object.values(borneOut(evidence, invoice, readingOf(line))).map(({ confidence }) => confidence)).toEqual([worth, worth, worth]);
  });

  it('does not take for proven what adds up beside a labelled net amount and a tax that come to more', () => {
    const evidence = { 'totals.withVat': seen(640), 'totals.vat': seen(620) };
    const invoice = { ...emptyInvoice(), totals: { withoutVat: '100', vat: '19', withVat: '119' } };
    const worth = (...lines: string[]): number | undefined => borneOut(evidence, invoice, readingOf(...lines))['totals.withVat']?.confidence;
    expect([worth('Net total | 150.00', 'VAT | 22.50'), worth('Net total | 150.00', 'VAT | 22.50', 'Tota1 | 172.50')]).toEqual([SURE, CLAIMED]);
  });

  it('takes a gross that is asked for at a second place for read', () => {
    expect(totals({ withoutVat: '90', withVat: '100', due: '100' }, { withoutVat: 600, withVat: 640, due: 700 })).toEqual({ 'totals.withoutVat': CLAIMED, 'totals.withVat': SURE, 'totals.due': SURE });
  });

  it('does not take for proven what is paid where what is left to pay was reckoned from it', () => {
    const places = { withoutVat: 600, vat: 620, withVat: 640, paid: 660 };
    const values = { withoutVat: '100', vat: '19', withVat: '119', paid: '119', due: '0' };
    expect(totals(values, { ...places, due: undefined })).toMatchObject({ 'totals.withVat': SURE, 'totals.paid': CLAIMED, 'totals.due': CLAIMED });
    expect(totals(values, { ...places, due: 700 })).toMatchObject({ 'totals.paid': SURE, 'totals.due': SURE });
  });

  it('does not take the sum of lines for theirs where nothing else says it: one may not have been recognised', () => {
    const lines = [{ net: '60' }] as unknown as Invoice['lines'];
    expect(confidences({ lines, totals: { lineNetSum: '60' } }, { 'totals.lineNetSum': { method: 'derived', confidence: SURE } })).toEqual({ 'totals.lineNetSum': CLAIMED });
    expect(confidences({ lines, totals: { lineNetSum: '60' } }, { 'totals.lineNetSum': seen(600) })).toEqual({ 'totals.lineNetSum': SURE });
  });

  it('takes charges for sure with which the lines come to a net total that is proven', () => {
    const evidence = Object.fromEntries(['lineNetSum', 'allowances', 'charges'].map((key): [string, FieldEvidence] => [`totals.${key}`, { method: 'derived', confidence: SURE }]));
    const worth = (charges: string, vat: string): Set<number> => {
      const all = confidences({ totals: { lineNetSum: '95', allowances: '5', charges, withoutVat: '100', vat, withVat: '119' } }, { ...evidence, 'totals.withoutVat': seen(600), 'totals.vat': seen(620), 'totals.withVat': seen(640) });
      return new Set(Object.keys(evidence).map((path) => all[path] ?? 0));
    };
    expect([worth('10', '19'), worth('12', '19'), worth('10', '18')]).toEqual([new Set([SURE]), new Set([CLAIMED]), new Set([CLAIMED])]);
  });

  it('takes a seller for sure whose name an address speaks for', () => {
    const seller = { ...emptyInvoice().seller, name: 'Brightwater' };
    const likely = { 'seller.name': seen(40, 0.93) };
    const worth = (...lines: readonly string[]): number | undefined => borneOut(likely, { ...emptyInvoice(), seller }, read(layOut([page(...lines)])))['seller.name']?.confidence;
    expect([worth('Brightwater', 'Invoice'), worth('Brightwater', 'pay@brightwater.example')]).toEqual([CLAIMED, 0.93]);
    const brand = { ...seller, name: 'brightwater' };
    expect(borneOut(likely, { ...emptyInvoice(), seller: brand }, read(layOut([page('brightwater', 'pay@brightwater.example')])))['seller.name']?.confidence).toBe(CLAIMED);
    // The dot of the other address was not recognised.
    expect(worth('Brightwater', 'pay@brightwater.example', 'http://www.aubonmoulin fr')).toBe(CLAIMED);
  });

  it('takes a seller for sure whom two signs prove and whose name is read alike at two places', () => {
    const sureness = (claimed: number, ...lines: readonly [string, ...string[]]): number => {
      const evidence = { 'seller.name': seen(40, claimed) };
      return borneOut(evidence, { ...emptyInvoice(), seller: { name: lines[0], identifiers: [] } }, readingOf(...lines))['seller.name']?.confidence ?? 0;
    };
    expect(sureness(PROVEN_SELLER, 'Muster GmbH & Co', 'Rechnung', 'Muster GmbH & Co.')).toBe(CLAIMED);
    expect(sureness(PROVEN_SELLER, 'Muster GmbH', 'Rechnung', 'Muster GmbH')).toBe(PROVEN_SELLER);
    expect(sureness(PROVEN_SELLER, 'Muster GmbH', 'Rechnung', 'Wuster GmbH')).toBe(CLAIMED);
    expect(sureness(0.93, 'Muster GmbH', 'Rechnung', 'Muster GmbH')).toBe(CLAIMED);
  });

  it('takes a seller for sure whom two signs prove and whose every word two readings agree in', () => {
    const sureness = (confidence: number, ...lines: readonly [string, ...string[]]): number => {
      const reading = read(layOut([page(...lines).map((word): Word => ({ ...word, confidence }))]));
      const evidence: FieldEvidence = { method: 'ocr', confidence: PROVEN_SELLER, page: 1, box: [40, 40, 200, 50] };
      return borneOut({ 'seller.name': evidence }, { ...emptyInvoice(), seller: { name: lines[0], identifiers: [] } }, reading)['seller.name']?.confidence ?? 0;
    };
    expect(sureness(0.98, 'Muster GmbH', 'Rechnung')).toBe(PROVEN_SELLER);
    expect(sureness(0.95, 'Muster GmbH', 'Rechnung')).toBe(CLAIMED);
    // A full stop was lost at one of both places, or ends a sentence at the other.
    expect(sureness(0.98, 'Muster Printing, Inc', 'payable to Muster Printing, Inc.')).toBe(CLAIMED);
    expect(sureness(0.98, 'Muster GmbH', 'Pay to Muster GmbH.')).toBe(PROVEN_SELLER);
    expect(sureness(0.98, 'Frigorificas Duero, S.L.', 'Frigoríficas Duero, S.L.')).toBe(CLAIMED);
    expect(sureness(0.98, 'Saber - Formação, Lda.', 'Fatura')).toBe(CLAIMED);
    expect(sureness(0.98, '(O) Kontor AB', 'Faktura')).toBe(CLAIMED);
  });

  it('takes a buyer whose every word two readings agree in for as sure as in print', () => {
    const sureness = (confidence: number, name: string): number => {
      const reading = read(layOut([page(name).map((word): Word => ({ ...word, confidence }))]));
      const evidence = { 'buyer.name': { method: 'ocr', confidence: 0.9, page: 1, box: [40, 40, 200, 50] } } satisfies Record<string, FieldEvidence>;
      return worthOnPictures(evidence, proofOf(evidence, { ...emptyInvoice(), buyer: { name, identifiers: [] } }, reading))['buyer.name']?.confidence ?? 0;
    };
    expect([sureness(0.98, 'Kunde AG') > REVIEW_BOUND, sureness(0.95, 'Kunde AG') > REVIEW_BOUND, sureness(0.98, 'Anna Kunz, Einkauf') > REVIEW_BOUND]).toEqual([true, false, false]);
  });

  it('takes a number that is read alike at two places for read, however unsure its words are', () => {
    const worth = (...lines: string[]): number | undefined => confidences({ number: 'RE-11874' }, { number: seen(60, 0.6) }, ...lines)['number'];
    expect([worth('Invoice RE-11874', 'quote RE-11874'), worth('Invoice RE-11874', 'quote RE-11871')]).toEqual([SURE, 0.6]);
  });

  it('takes totals that add up for read, however unsure their words are', () => {
    const unsure = { 'totals.withoutVat': seen(600, 0.6), 'totals.vat': seen(620, 0.6), 'totals.withVat': seen(640, 0.6) };
    const worth = (withVat: string): Set<number> => new Set(Object.values(confidences({ totals: { withoutVat: '100', vat: '17.3', withVat } }, unsure)));
    expect([worth('117.3'), worth('117.8')]).toEqual([new Set([SURE]), new Set([0.6])]);
  });

  it('takes an account for read whose check digits hold', () => {
    const worth = (accountId: string): number | undefined => confidences({ paymentInstructions: { creditTransfers: [{ accountId }] } }, { [ACCOUNT]: seen(700, 0.6) })[ACCOUNT];
    expect([worth('DE89370400440532013000'), worth('DE89370400440532013080')]).toEqual([SURE, 0.6]);
  });

  it('has what is still unproven asked about, however often such values were right', () => {
    const evidence = { 'seller.name': seen(20, 0.93), 'totals.withVat': seen(640, 0.95), number: seen(60, 0.95) };
    const invoice = { ...emptyInvoice(), number: 'RE-118', seller: { name: 'Ma petite fabrique', identifiers: [] }, totals: { withVat: '119' } };
    const sure = (...lines: string[]): string[] => Object.entries(asked(evidence, invoice, readingOf(...lines))).filter(([, { confidence }]) => confidence >= REVIEW_BOUND).map(([path]) => path);
    expect(sure('Ma petite fabrique', 'sav@mapetitefabrique.fr')).toEqual(['seller.name', 'number']);
    expect(sure('Ma petite fabrique', 'sav@mapetitefabrique.fr', 'luc@auvieuxfour.fr')).toEqual(['number']);
  });

  it.each([
    ['DESPADVOO2', false],
    ['RB7654321', false],
    ['RE-2024O', false],
    ['PO12345', true],
    ['DOC-1021', true],
  ])('is sure of the number %s only where none of its letters may be figures', (number, isSure) => {
    const evidence = { number: seen(60, 0.95) };
    expect((asked(evidence, { ...emptyInvoice(), number }, readingOf('Invoice'))['number']?.confidence ?? 0) >= REVIEW_BOUND).toBe(isSure);
  });

  it('has a printed seller asked about who is not proven', () => {
    const worth = (claimed: number): number | undefined => partiesAskedWithoutProof({ 'seller.name': seen(20, 0.94) }, { 'seller.name': seen(20, claimed) }, emptyInvoice(), readingOf('Invoice'))['seller.name']?.confidence;
    expect([worth(PROVEN_SELLER), worth(0.93)]).toEqual([0.94, 0.85]);
  });

  it.each([
    ['Hallbeck Pumps B.V.', 0.85, true],
    ['Gemeinde Kradolf', 0.85, false],
    ['Description of Goods', 0.85, false],
    ['Gemeinde Kradolf', 0.95, true],
  ])('has %s, a buyer who claims %d, asked about but where a legal form, a second place or a label of names says that it is one', (name, claimed, isSure) => {
    const invoice = { ...emptyInvoice(), buyer: { name, identifiers: [] } };
    const worth = (...lines: string[]): number => partiesAskedWithoutProof({ 'buyer.name': seen(20, 0.94) }, { 'buyer.name': seen(20, claimed) }, invoice, readingOf(...lines))['buyer.name']?.confidence ?? 0;
    expect(worth(name) >= REVIEW_BOUND).toBe(isSure);
    expect(worth(name, `Delivered to ${name}`)).toBe(0.94);
  });

  it('asks about a buyer of one word without a legal form wherever it stands, for labels are printed again too', () => {
    const invoice = { ...emptyInvoice(), buyer: { name: 'Recipient', identifiers: [] } };
    expect(partiesAskedWithoutProof({ 'buyer.name': seen(20, 0.94) }, { 'buyer.name': seen(20, 0.85) }, invoice, readingOf('Recipient', 'Recipient'))['buyer.name']?.confidence).toBeLessThan(REVIEW_BOUND);
  });

  it('is sure of nothing on a coarse picture but what its check digits, other amounts or a second place bear out', () => {
    const evidence = { currency: seen(40), number: seen(60), issueDate: seen(80), [ACCOUNT]: seen(100), 'totals.withoutVat': seen(600), 'totals.vat': seen(620), 'totals.withVat': seen(640) };
    const invoice = { ...emptyInvoice(), number: 'RE-11874', issueDate: '2026-03-03', totals: { withoutVat: '100', vat: '19', withVat: '119' }, paymentInstructions: { creditTransfers: [{ accountId: 'DE89370400440532013000' }] } };
    const sure = (...lines: string[]): string[] => Object.entries(asked(evidence, invoice, readingOf(...lines), true)).filter(([, { confidence }]) => confidence >= REVIEW_BOUND).map(([path]) => path);
    const proven = ['currency', ACCOUNT, 'totals.withoutVat', 'totals.vat', 'totals.withVat'];
    expect(sure('Invoice number: RE-11874')).toEqual(proven);
    expect(sure('Invoice number: RE-11874', 'Please quote RE 11874')).toEqual(['currency', 'number', ...proven.slice(1)]);
    expect(sure('Invoice number: RE-11874', 'Please quote RE-11871')).toEqual(proven);
  });

  it('takes a VAT id for read whose check digits hold', () => {
    const worth = (vatId: string): number | undefined => confidences({ seller: { identifiers: [], vatId } }, { 'seller.vatId': seen(700, 0.6) })['seller.vatId'];
    expect([worth('DE136695976'), worth('DE136695979'), worth('XX1')]).toEqual([SURE, 0.6, 0.6]);
    // Where Danish is spoken.
    const danish = (vatId: string): number | undefined => confidences({ seller: { identifiers: [], vatId } }, { 'seller.vatId': seen(700, 0.6) }, 'Fakturanr. 17', 'Forfaldsdato')['seller.vatId'];
    expect([danish('13585628'), danish('13585629')]).toEqual([SURE, 0.6]);
  });
});

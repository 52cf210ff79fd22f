import { describe, expect, it } from 'vitest';
import { readingOf } from '../testing/reading-of.js';
import { findParties } from './find-parties.js';

const BOUND = 0.9;
const LETTER = ['Bergland Energie GmbH', 'Kaiserstraße 44', '87435 Kempten', 'USt-IdNr. DE136695976', 'Agentur Wiedemann e.K.', 'Lindenweg 6', '88161 Lindenberg'];

describe(findParties, () => {
  it.each([
    ['who writes and whom the letter goes to', ['Rechnung RE-118'], ['Bergland Energie GmbH', 'Agentur Wiedemann e.K.']],
    ['the other way round where the buyer bills himself', ['Gutschrift GS-118', 'Abrechnung gemäß § 14 Abs. 2 UStG'], ['Agentur Wiedemann e.K.', 'Bergland Energie GmbH']],
    ['whom a heading names then too', ['Gutschrift GS-118', 'Abrechnung gemäß § 14 Abs. 2 UStG', 'Verkäufer: | Agentur Wiedemann e.K.'], ['Agentur Wiedemann e.K.', 'Agentur Wiedemann e.K.']],
  ])('gives %s', (_, lines, [seller, buyer]) => {
    const found = findParties(readingOf(...LETTER, ...lines), {});
    expect(found.seller?.value).toBe(seller);
    if (lines.length < 3) expect(found.buyer?.value).toBe(buyer);
  });

  it.each([
    ['below its own heading, beside one of another column', ['Bill to | Details', 'Tannenkamp Reisen GmbH | Invoice number | 5128840917', 'Osterstr. 61', '30159 Hannover'], 'Tannenkamp Reisen GmbH'],
    ['not in the block of the next heading', ['ISSUED TO:', '210 Main Street', 'PAY TO:', 'Coral Coast Tree Care Pty Ltd'], undefined],
    ['not in the codes of places', ['Flight | From | To | Date', 'SB387 | EDI | LHR | 16DEC24'], undefined],
  ])('finds the buyer %s', (_, lines, buyer) => {
    expect(findParties(readingOf('Wattle Ceramics Ltd', 'Invoice no. 4711', ...lines), {}).buyer?.value).toBe(buyer);
  });

  it('takes for the seller of two side by side the one before the other that alone says how to reach them', () => {
    const { seller, buyer } = findParties(readingOf('Factura F-118', 'Rosa Luz Prat | | Talleres Niebla, S.L.', '44582913N | | B65194086', 'Camino Viejo 7 | | Camino Nuevo 9', '08006 Barcelona | | 08228 Terrassa', 'rosa@luz.example'), {});
    expect([seller?.value, buyer?.value]).toEqual(['Rosa Luz Prat', 'Talleres Niebla, S.L.']);
  });

  it('knows the tenant who bills himself', () => {
    const { seller, buyer } = findParties(readingOf(...LETTER, 'Gutschrift GS-118', 'Abrechnung gemäß § 14 Abs. 2 UStG'), { buyerNames: ['Bergland Energie GmbH'] });
    expect([seller?.value, buyer?.value]).toEqual(['Agentur Wiedemann e.K.', 'Bergland Energie GmbH']);
  });

  it('asks about both where the buyer bills himself', () => {
    const { seller, buyer } = findParties(readingOf(...LETTER, 'Gutschrift GS-118', 'Abrechnung gemäß § 14 Abs. 2 UStG'), {});
    expect([seller, buyer].every((found) => found !== undefined && found.confidence < BOUND)).toBe(true);
  });

  it('names the buyer below a mark of the post, above whom it is for, or in a form whose first line is another', () => {
    const buyer = (...lines: readonly string[]): string | undefined => findParties(readingOf(...lines), {}).buyer?.value;
    expect(buyer('Bergland Energie GmbH • Kaiserstraße 44 • 87435 Kempten', 'Vertraulich', 'Drei Schwestern Optik AG', 'Im Rietacker 8', '9494 Schaan')).toBe('Drei Schwestern Optik AG');
    expect(buyer('OKWUDILI DRILLING LTD', 'RC 1184273', 'INVOICE', 'M/s Adaora Poultry Farms Limited', 'Km 9 Nsukka Road, Opi', 'Attn: The Estate Manager')).toBe('Adaora Poultry Farms Limited');
    expect(buyer('Informationen zum Käufer | | Informationen zum Verkäufer', 'Leitweg-ID: | 05958016-GSWEST-41 | Firmenname: | Lehrmittelhaus Quandt KG', 'Name: | Schulverband Eggetal | Straße: | Bielefelder Str. 203')).toBe('Schulverband Eggetal');
  });
});

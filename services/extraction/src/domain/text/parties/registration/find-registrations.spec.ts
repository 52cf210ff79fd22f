import { describe, expect, it } from 'vitest';
import { readingOf } from '../../testing/reading-of.js';
import type { Found } from '../../found.js';
import type { Reading } from '../../print/reading.js';
import { sides } from '../whose/sides.js';
import { findTaxIds } from '../ids/tax-ids.js';
import { findRegistrations } from './find-registrations.js';
import { printedRegistrations } from './printed-registrations.js';

const numbersIn = (...lines: string[]): (string | undefined)[][] => printedRegistrations(readingOf(...lines)).map(({ value, kind }) => [value, kind.scheme]);

function named(reading: Reading, name: string): Found | undefined {
  for (const [line, { row }] of reading.lines.entries()) {
    const cell = row.cells.find(({ text }) => text.startsWith(name));
    if (cell !== undefined) return { value: name, confidence: 0.9, label: undefined, text: cell.text, page: 1, box: cell.box, line };
  }
  return undefined;
}

/** The numbers of Muster (who sells) and Beispiel (who buys). */
function registrationsOf(...lines: string[]): (string | undefined)[] {
  const reading = readingOf(...lines);
  const parties = { seller: named(reading, 'Muster'), buyer: named(reading, 'Beispiel'), account: undefined };
  const { seller, buyer } = findRegistrations(reading, findTaxIds(reading, parties, {}), sides(reading, parties), { seller: parties.seller?.text });
  return [seller?.value, buyer?.value];
}

describe(printedRegistrations.name, () => {
  it.each([
    ['SARL au capital de 1 000 € - RCS Paris 303 265 045 - APE 4391B', '303265045', '0002'],
    ['SIREN / SIRET : 303 265 045 00003', '30326504500003', '0009'],
    ['KvK Rotterdam nr. 16102764', '16102764', '0106'],
    ['RPM Bruxelles 0403.019.261', '0403019261', '0208'],
    ['CVR-nr.: 13585628', '13585628', '0184'],
    ['Org.nr. NO 995 525 828 MVA', '995525828', '0192'],
    ['Organisationsnummer 556703-7485', '5567037485', '0007'],
    ['Y-tunnus 2077474-0', '2077474-0', '0212'],
    ['IČO 00177041, DIČ CZ00177041', '00177041', '0154'],
    ['Unternehmens-ID: CHE-100.155.212', 'CHE100155212', '0183'],
    ['ABN 51 824 753 556', '51824753556', '0151'],
    ['Amtsgericht Köln HRB 12345', 'HRB 12345', undefined],
    ['AG Charlottenburg, HRB 12345 B', 'HRB 12345 B', undefined],
    ['HRB77078 AG Hannover', 'HRB 77078', undefined],
    ['Firmenbuchnummer: FN 593243f', 'FN 593243f', undefined],
    ['Registered in England & Wales under company number 01234567.', '01234567', undefined],
    ['REA MI - 1767158', 'MI-1767158', undefined],
    ['C.R.C. Braga n.º 503182648', '503182648', undefined],
    ['Inscrita en el Registro Mercantil de Valencia, Tomo 1211, Folio 41, Hoja V-141926', 'V-141926', undefined],
    ['KRS 0000394816, REGON 192598184', '0000394816', undefined],
    ['303 265 045 RCS Lorient', '303265045', '0002'],
    ['Seller legal registration identifier | 482917', '482917', undefined],
    ['AG Charlottenburg PR 1388 B', 'PR 1388 B', undefined],
    ['Reg. No.: 2009/014472/07', '2009/014472/07', undefined],
    ['NZBN 9429041234567', '9429041234567', undefined],
    ['Business Number: 123456789 RC0001', '123456789RC0001', undefined],
    ['LLPIN: AAB-1234', 'AAB1234', undefined],
    ['Nr. Reg. Com.: J40/1234/2020', 'J40/1234/2020', undefined],
    ['Cégjegyzékszám: 01-09-123456', '01-09-123456', undefined],
    ['Trade Licence No. 612345', '612345', undefined],
    ['C.R. No. 1010123456', '1010123456', undefined],
    ['Matriculada na C.R.C. do Porto sob o n.º 503123456 · Capital Social 500.000,00 €', '503123456', undefined],
    ['Company No. 201901012345 (1312345-X)', '201901012345', undefined],
  ])('in "%s" is %s', (text, value, scheme) => {
    expect(numbersIn(text)[0]).toEqual([value, scheme]);
  });

  it('finds a number below what it is called', () => {
    expect(numbersIn('Adress|Organisationsnr|Bankgiro', 'Storgatan 1|556703-7485|123-4567')).toEqual([['5567037485', '0007']]);
  });

  it.each(['VAT Registered No. 995810768', 'Registered Charity No. 1234567', 'Handelsregister', 'SIREN : 12 345', 'Company number: see overleaf', 'KvK, tel. 12345678'])('finds none in "%s"', (text) => {
    expect(numbersIn(text)).toEqual([]);
  });
});

describe(findRegistrations.name, () => {
  it('tells by the VAT ids whose a number is, wherever it stands', () => {
    expect(registrationsOf('Muster SARL|Beispiel SA', 'TVA FR40303265045|TVA FR83404833048', '', 'SIREN 404 833 048', 'SIREN 303 265 045')).toEqual(['303265045', '404833048']);
  });

  it('tells it by the block that it stands in', () => {
    expect(registrationsOf('Muster ApS|Beispiel A/S', 'Havnegade 1|Nørregade 2', 'CVR-nr. 13585628|CVR-nr. 29748470')).toEqual(['13585628', '29748470']);
  });

  it('takes what the law wants on letters for the seller\'s', () => {
    expect(registrationsOf('Muster GmbH|Beispiel AG', '', '', '', '', '', '', '', '', '', '', '', '', '', 'Amtsgericht Köln HRB 12345')).toEqual(['HRB 12345', undefined]);
  });

  it('knows a short Irish one by the tax id of Ireland beside it', () => {
    const foot = 'Reg. in Ireland No. 418277.';
    expect([registrationsOf('Muster Limited', `${foot} VAT No. IE3057771EH`)[0], registrationsOf('Muster Limited', foot)[0]]).toEqual(['418277', undefined]);
  });

  it('takes the letter of who writes an invoice for the seller for nobody\'s', () => {
    expect(registrationsOf('Muster GmbH', 'Gutschriftsverfahren', '', '', '', '', '', '', '', '', '', '', '', '', '|Amtsgericht Köln HRB 12345')).toEqual([undefined, undefined]);
  });

  it('takes the register before what statistics count by, though that has check digits', () => {
    expect(registrationsOf('Muster Sp. z o.o.', 'REGON: 192598184', 'KRS: 0000394816')).toEqual(['0000394816', undefined]);
  });

  it('takes what a partnership prints of register B for its partner\'s', () => {
    const foot = ['Amtsgericht Köln HRA 28417', 'phG: Linden Verwaltungs-GmbH', 'HRB 71204'];
    expect([registrationsOf('Muster GmbH & Co. KG', ...foot)[0], registrationsOf('Muster KG', 'HRB 71204')[0], registrationsOf('Muster SE & Co. KGaA', 'HRB 71204')[0]]).toEqual(['HRA 28417', undefined, 'HRB 71204']);
  });

  it('takes none whose check digits do not hold, or that the VAT id of the party speaks against', () => {
    expect(registrationsOf('Muster ApS', 'CVR 13585627')[0]).toBeUndefined();
    expect(registrationsOf('Muster SARL', 'TVA FR40303265045', 'SIREN 404 833 048')[0]).toBeUndefined();
  });
});

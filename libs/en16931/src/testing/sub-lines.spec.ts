import { describe, expect, it } from 'vitest';
import { emptyLine, evidenceOf, formOf, readInvoice, restate, stateDocument, stateModel, writeCii, writeUbl } from '../index.js';
import type { InvoiceLine } from '../index.js';
import { differencesOf } from '../form/differences.js';
import { invoiceWithHeadings, invoiceWithSubLines } from './sub-lines.js';

const shown = (lines: readonly InvoiceLine[]): unknown[] => lines.map(({ id, parentId, subtype }) => [id, parentId, subtype]);
const WRITERS = { ubl: writeUbl, cii: writeCii };

describe('lines under lines', () => {
  for (const binding of ['ubl', 'cii'] as const) {
    const write = WRITERS[binding];
    for (const typeCode of ['380', '381']) {
      it(`are written as ${binding} and read again, none lost, of type ${typeCode}`, () => {
        const invoice = invoiceWithSubLines(typeCode);
        expect(readInvoice(write(invoice)).model.lines).toEqual(invoice.lines);
      });
    }

    it(`state in ${binding} what their model states`, () => {
      const read = readInvoice(write(invoiceWithSubLines()));
      const model = stateModel(read.model, { binding });
      expect(differencesOf(stateDocument(read), model).filter(({ path }) => path.startsWith('lines'))).toEqual([]);
      expect(model.lines).toHaveLength(binding === 'ubl' ? 2 : 6);
    });
  }

  it('have a place of their own in the document', () => {
    const places = evidenceOf(readInvoice(writeUbl(invoiceWithSubLines())), 'BT-131').map(({ path, occurrence }) => [path, occurrence.path]);
    expect(places[3]).toEqual(['lines[3].net', '/Invoice/cac:InvoiceLine[1]/cac:SubInvoiceLine[2]/cac:SubInvoiceLine[1]/cbc:LineExtensionAmount']);
  });

  it('are items of the extended profile of CII, all with a subtype as it asks', () => {
    const invoice = invoiceWithHeadings();
    const xml = writeCii(invoice);
    expect(xml.match(/LineStatusReasonCode>\w+/g)?.map((each) => each.split('>')[1])).toEqual(['GROUP', 'DETAIL', 'GROUP', 'DETAIL', 'DETAIL']);
    expect(readInvoice(xml).model.lines).toEqual(invoice.lines);
  });

  it('stand in UBL under the heading that states their sum, so that the lines come to the total', () => {
    const { lines } = readInvoice(writeUbl(invoiceWithHeadings())).model;
    expect(shown(lines)).toEqual([['1', undefined, undefined], ['1.1', '1', 'INFORMATION'], ['1.2', '1', 'INFORMATION'], ['1.2.1', '1.2', 'INFORMATION'], ['1.2.2', '1.2', 'INFORMATION'], ['2', undefined, undefined]]);
    expect(lines.filter(({ subtype }) => subtype === undefined).map(({ net }) => net)).toEqual(['120', '8']);
  });

  it('give their VAT to an item that states none, where it is one', () => {
    const untaxed = (xml: string): string => xml.replace(/<cac:ClassifiedTaxCategory>.*?<\/cac:ClassifiedTaxCategory>/s, '');
    const xml = untaxed(writeUbl(invoiceWithSubLines()));
    const read = readInvoice(xml);
    expect(read.model.lines.map(({ vatCategory, vatRate }) => [vatCategory, vatRate])).toEqual(Array.from({ length: 6 }, () => ['S', '19']));
    expect(evidenceOf(read, 'BT-152')[0]?.occurrence.path).toContain('cac:SubInvoiceLine');
    // The rules are told that the document does not say it.
    expect(restate(stateModel(read.model), formOf(read)?.terms ?? []).lines.map(({ taxes }) => taxes.length)).toEqual([0, 1]);
    const several = readInvoice(xml.replace(/(Part 1\.2.*?<cbc:Percent>)19/s, '$17')).model.lines[0];
    expect([several?.vatCategory, several?.vatRate]).toEqual([undefined, undefined]);
  });

  it('travel in a form whose paths are short, however deep they are', () => {
    const depth = 40;
    const nested = Array.from({ length: depth }, (_, level): InvoiceLine => ({ ...emptyLine(), net: '4310', id: String(level), ...(level > 0 && { parentId: String(level - 1), subtype: 'INFORMATION' }) }));
    const read = readInvoice(writeUbl({ ...invoiceWithSubLines(), lines: nested }).replaceAll(/<cbc:LineExtensionAmount currencyID="EUR">4310</g, '<cbc:LineExtensionAmount currencyID="EUR">4310.000<'));
    const { terms } = formOf(read) ?? { terms: [] };
    expect(Math.max(...terms.map(({ path }) => path.length))).toBeLessThan(200);
    expect(differencesOf(stateDocument(read), restate(stateModel(read.model), JSON.parse(JSON.stringify(terms)) as typeof terms))).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { readInvoice } from '../read/read-invoice.js';
import { fullInvoice } from '../testing/full-invoice.js';
import { writeCii } from '../write/cii/write-cii.js';
import { writeUbl } from '../write/ubl/write-ubl.js';
import { stateDocument, stateModel, type Statement } from './index.js';

const stated = (xml: string): Statement => stateDocument(readInvoice(xml));
/** What every way of stating the same invoice has in common: CII writes dates without dashes. */
const core = ({ number, currency, seller, totals, lines, breakdown, allowances, charges }: Statement) => ({
  number, currency, seller: seller?.name, vatIds: seller?.vatIds, totals, breakdown, allowances, charges,
  lines: lines.map(({ id, quantity, unit, net, itemName, price, taxes }) => ({ id, quantity, unit, net, itemName, price, taxes })),
});

describe(stateDocument.name, () => {
  it('states of a full document what its model states', () => {
    const invoice = fullInvoice();
    const model = core(stateModel(invoice));
    expect(core(stated(writeUbl(invoice)))).toEqual(model);
    expect(core(stated(writeCii(invoice)))).toEqual(model);
  });

  it('keeps what the model drops: words as they are, empty elements, a second tax, allowances of neither kind', () => {
    const xml = writeUbl(fullInvoice())
      .replace(/<cbc:LineExtensionAmount[^>]*>[^<]*</, '<cbc:LineExtensionAmount currencyID="EUR"> +1.230 <')
      .replace(/<cbc:ID>[^<]*<\/cbc:ID>/, '<cbc:ID> </cbc:ID>')
      .replace(/(<cac:ClassifiedTaxCategory>.*?<\/cac:ClassifiedTaxCategory>)/s, '$1$1')
      .replace(/<cbc:ChargeIndicator>false</, '<cbc:ChargeIndicator>perhaps<');
    const { number, lines, totals, unmarkedAllowances } = stated(xml);
    expect(number).toBe('');
    expect([totals?.lineNetSum, ...lines.map(({ net }) => net)]).toContain('+1.230');
    expect(lines[0]?.taxes).toHaveLength(2);
    expect(unmarkedAllowances).toHaveLength(1);
  });

  it('collects every coded value by what it codes', () => {
    const invoice = fullInvoice();
    for (const codes of [stateModel(invoice).codes, stated(writeUbl(invoice)).codes, stated(writeCii(invoice)).codes]) {
      expect(codes.get('currency')).toEqual(new Set(['EUR']));
      expect(codes.get('taxCurrency')).toEqual(new Set(['SEK']));
      expect(codes.get('taxPoint')).toEqual(new Set(['35']));
      expect(codes.get('unit')).toEqual(new Set(invoice.lines.flatMap(({ unit, price }) => [unit, price.baseQuantityUnit])));
    }
  });

  it('keeps the line break that ends a discount, and no other white space around terms', () => {
    const terms = ['30 days', '#SKONTO#TAGE=14#PROZENT=2.00#'].flatMap((text) => ['', '\n', ' \n  ', ' '].map((end) => {
      const invoice = { ...fullInvoice(), paymentTerms: '@' };
      return [writeUbl(invoice), writeCii(invoice)].map((xml) => stated(xml.replace('>@<', `>${text}${end}<`)).paymentTerms);
    }));
    const row = '#SKONTO#TAGE=14#PROZENT=2.00#';
    expect(terms).toEqual(['30 days', '30 days', '30 days', '30 days', row, `${row}\n`, `${row}\n`, row].map((text) => [text, text]));
  });

  it('names contract and tender, and of tax ids those with a scheme', () => {
    const invoice = { ...fullInvoice(), contractReference: 'C-1', tenderOrLotReference: 'T-1' };
    for (const { contractReference, tenderReference } of [stateModel(invoice), stated(writeUbl(invoice)), stated(writeCii(invoice))]) expect([contractReference, tenderReference]).toEqual(['C-1', 'T-1']);
    expect(stated(writeUbl(invoice)).seller?.schemedTaxIds).toEqual([]);
    const schemed = writeUbl(invoice).replace(/(<cac:PartyTaxScheme>\s*<cbc:CompanyID)>/, '$1 schemeID="0198">');
    expect(stated(schemed).seller?.schemedTaxIds).toEqual([{ value: invoice.seller.vatId, scheme: '0198' }]);
  });

  it('takes a date of CII in its one format alone', () => {
    const xml = writeCii({ ...fullInvoice(), issueDate: '2026-01-14' });
    expect(stated(xml).issueDate).toBe('20260114');
    expect(stated(xml.replace(/format="102">20260114</, 'format="610">202601<')).issueDate).toBeUndefined();
  });
});

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

  it('takes a date of CII in its one format alone', () => {
    const xml = writeCii({ ...fullInvoice(), issueDate: '2026-01-14' });
    expect(stated(xml).issueDate).toBe('20260114');
    expect(stated(xml.replace(/format="102">20260114</, 'format="610">202601<')).issueDate).toBeUndefined();
  });
});

import { anInvoice } from '@smartap/testing';
import { describe, expect, it } from 'vitest';
import { checkVat } from './vat.js';

const vat = (tax: string, parts: { taxable?: string; rate?: string } = {}) => [{ category: 'S', rate: '19', taxable: '100', tax, ...parts }];

describe(checkVat.name, () => {
  it.each(['19', '19.01', '18.99'])('takes %s for 19 %% of 100', (tax) => {
    expect(checkVat(anInvoice().with({ vatBreakdown: vat(tax) }).build())).toEqual([]);
  });

  it.each(['19.02', '18.98', '0', '-19'])('does not take %s for 19 %% of 100', (tax) => {
    expect(checkVat(anInvoice().with({ vatBreakdown: vat(tax) }).build())).toMatchObject([{ code: 'VAT_DIFFERS', severity: 'error', expected: '19.00', actual: tax, terms: ['BT-116', 'BT-117', 'BT-119'] }]);
  });

  it('takes the sum of lines that were rounded each', () => {
    // Ten lines of 0.43 at 19 %: 0.08 each, 0.80 in all; 19 % of 4.30 are 0.82.
    const lines = Array.from({ length: 10 }, () => ({ price: '0.43' }));
    const invoice = (tax: string) => lines.reduce((builder, line) => builder.withLine(line), anInvoice()).with({ vatBreakdown: vat(tax, { taxable: '4.3' }) }).build();
    for (const tax of ['0.8', '0.82', '0.79', '0.83']) expect(checkVat(invoice(tax)), tax).toEqual([]);
    for (const tax of ['0.78', '0.84']) expect(checkVat(invoice(tax)), tax).toHaveLength(1);
  });

  it('rounds allowances and charges of the category as lines', () => {
    const invoice = anInvoice().withLine({ price: '100' }).with({
      allowances: [{ amount: '10.05', vatCategory: 'S', vatRate: '19' }],
      charges: [{ amount: '5.05', vatCategory: 'S', vatRate: '19' }],
      vatBreakdown: vat('18.05', { taxable: '95' }),
    });
    expect(checkVat(invoice.build())).toEqual([]);
  });

  it('does not take no tax at all when there are no lines to compare with', () => {
    expect(checkVat({ ...anInvoice().with({ vatBreakdown: vat('0') }).build(), lines: [] })).toHaveLength(1);
  });

  it('looks at each category on its own', () => {
    const vatBreakdown = [...vat('19'), { category: 'S', rate: '7', taxable: '100', tax: '19' }, { category: 'E', rate: '0', taxable: '50', tax: '0' }];
    expect(checkVat(anInvoice().with({ vatBreakdown }).build())).toMatchObject([{ expected: '7.00' }]);
  });

  it('counts in the minor units of the currency', () => {
    expect(checkVat(anInvoice().with({ currency: 'JPY', vatBreakdown: vat('20', { taxable: '105' }) }).build())).toEqual([]);
    expect(checkVat(anInvoice().with({ currency: 'KWD', vatBreakdown: vat('19.002') }).build())).toHaveLength(1);
  });

  it.each([['HUF', '18679', 0], ['HUF', '18680', 1], ['HUF', '18678.40', 1], ['EUR', '18679', 1]])('takes whole units where taxes are stated in them: %s %s', (currency, tax, findings) => {
    expect(checkVat(anInvoice().with({ currency, vatBreakdown: vat(tax, { taxable: '69180', rate: '27' }) }).build())).toHaveLength(findings);
  });

  it('has nothing to say of a part that is not complete', () => {
    expect(checkVat(anInvoice().with({ vatBreakdown: [{ category: 'S', tax: '5' }] }).build())).toEqual([]);
  });

  it('takes the tax of a credit note with negative amounts', () => {
    expect(checkVat(anInvoice().with({ vatBreakdown: vat('-19', { taxable: '-100' }) }).build())).toEqual([]);
  });
});

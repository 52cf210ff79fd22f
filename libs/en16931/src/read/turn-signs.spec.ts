import { describe, expect, it } from 'vitest';
import type { Invoice, InvoiceLine } from '../model/index.js';
import { asCredited } from './turn-signs.js';

const line = (net: string, quantity: string): InvoiceLine => ({ id: '1', item: { name: 'Translation' }, quantity, net, price: { net: '1.35' }, allowances: [], charges: [] }) as unknown as InvoiceLine;
const credit = (totals: Invoice['totals'], lines: InvoiceLine[]): Invoice => ({ typeCode: '381', totals, lines, vatBreakdown: [], allowances: [], charges: [] }) as unknown as Invoice;

describe(asCredited, () => {
  it('turns a credit note of less than nothing', () => {
    const invoice = credit({ lineNetSum: '-556.2', withoutVat: '-556.2', withVat: '-556.2' }, [line('-556.2', '-412')]);
    asCredited(invoice);
    expect([invoice.totals.withVat, invoice.lines[0]?.net, invoice.lines[0]?.quantity]).toEqual(['556.2', '556.2', '412']);
  });

  it('turns lines alone of less than nothing that come to a total above it, and none that do not', () => {
    const invoice = credit({ lineNetSum: '-556.2', withoutVat: '556.2', withVat: '556.2' }, [line('-556.2', '-412')]);
    asCredited(invoice);
    expect([invoice.totals.withVat, invoice.totals.lineNetSum, invoice.lines[0]?.net]).toEqual(['556.2', '556.2', '556.2']);
    const other = credit({ lineNetSum: '-10', withoutVat: '5', withVat: '5' }, [line('-10', '-1')]);
    asCredited(other);
    expect(other.lines[0]?.net).toBe('-10');
  });
});

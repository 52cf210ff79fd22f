import { emptyLine, stateModel, type Invoice, type Statement } from '@smartap/en16931';
import { benchInvoice } from '../load/invoices.js';

const LINES = 50;
const invoice = benchInvoice(1);
const taxable = String(LINES * 10);

/** An invoice of fifty lines that breaks no rule. */
export const FIFTY_LINES_INVOICE: Invoice = {
  ...invoice,
  lines: Array.from({ length: LINES }, (_, i) => ({
    ...emptyLine(),
    id: String(i + 1),
    quantity: '10',
    unit: 'C62',
    net: '10',
    price: { net: '1' },
    vatCategory: 'S',
    vatRate: '19',
    item: { ...emptyLine().item, name: `Article ${i + 1}` },
  })),
  vatBreakdown: [{ taxable, tax: '95', category: 'S', rate: '19' }],
  totals: { lineNetSum: taxable, withoutVat: taxable, vat: '95', withVat: '595', due: '595' },
};

/** The same as rules see it. */
export const FIFTY_LINES: Statement = stateModel(FIFTY_LINES_INVOICE);

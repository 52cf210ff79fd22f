import { emptyInvoice, emptyLine } from '../model/index.js';
import type { Invoice, InvoiceLine } from '../model/index.js';

/** A line of a stage that is made of others, or one of these. */
function stageLine(id: string, net: string, parts: Partial<InvoiceLine> = {}): InvoiceLine {
  return {
    ...emptyLine(),
    id,
    quantity: '1',
    unit: 'C62',
    net,
    vatCategory: 'S',
    vatRate: '19',
    price: { net },
    item: { name: `Part ${id}`, classifications: [], attributes: [{ name: 'Place', value: id }] },
    ...parts,
  };
}

/**
 * An invoice with two items, of which the first says what it is made of, in two levels (BG-DEX-01 of XRechnung's extension).
 * @param typeCode BT-3; the default is an invoice.
 */
export function invoiceWithSubLines(typeCode = '380'): Invoice {
  const under = (parentId: string): Partial<InvoiceLine> => ({ parentId, subtype: 'INFORMATION' });
  return {
    ...emptyInvoice(),
    number: 'S-1',
    typeCode,
    currency: 'EUR',
    lines: [
      stageLine('1', '4310'),
      stageLine('1.1', '2500', under('1')),
      stageLine('1.2', '1810', { ...under('1'), allowances: [{ amount: '5', reason: 'Used' }] }),
      stageLine('1.2.1', '1530', under('1.2')),
      stageLine('1.2.2', '280', under('1.2')),
      stageLine('2', '1280'),
    ],
    totals: { lineNetSum: '5590' },
  };
}

/** An invoice with items under headings that state their sums, in two levels (BT-X-304 of Factur-X). */
export function invoiceWithHeadings(): Invoice {
  return {
    ...emptyInvoice(),
    number: 'H-1',
    typeCode: '380',
    currency: 'EUR',
    lines: [
      stageLine('1', '120', { subtype: 'GROUP' }),
      stageLine('1.1', '50', { parentId: '1' }),
      stageLine('1.2', '70', { parentId: '1', subtype: 'GROUP' }),
      stageLine('1.2.1', '30', { parentId: '1.2' }),
      stageLine('1.2.2', '40', { parentId: '1.2' }),
      stageLine('2', '8'),
    ],
    totals: { lineNetSum: '128' },
  };
}

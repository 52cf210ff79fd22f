import type { OrderInput } from '@smartap/contracts';
import { anInvoice, anOrder, type LineParts } from '@smartap/testing';
import { describe, expect, it } from 'vitest';
import { orderNumbers, pair } from './pairing.js';

const order = anOrder({ number: 'PO-1', lines: [{ price: '100', sellerItemId: 'S1' }, { price: '200', sellerItemId: 'S2', buyerItemId: 'B2' }, { price: '200', standardItemId: 'G3' }] });

function paired(parts: LineParts, orders: readonly OrderInput[] = [order], item: Record<string, unknown> = {}): string | undefined {
  const invoice = anInvoice().forOrder('PO-1').withLine(parts).withLine({ price: '1' }).build();
  const [line] = invoice.lines;
  if (!line) throw new Error('There is a line.');
  return pair({ ...line, item: { ...line.item, ...item } }, invoice, orders)?.line.line;
}

describe(pair.name, () => {
  it('goes by the line reference, whatever else is said', () => {
    expect(paired({ orderLine: ' 2 ', price: '100', sellerId: 'S1' })).toBe('2');
  });

  it('goes by an item id that one line alone has', () => {
    expect(paired({ price: '5', sellerId: 'S1' })).toBe('1');
    expect(paired({ price: '5' }, [order], { buyerId: 'B2' })).toBe('2');
    expect(paired({ price: '5' }, [order], { standardId: { value: 'G3' } })).toBe('3');
  });

  it('goes by a price that one line alone has', () => {
    expect(paired({ price: '100.00' })).toBe('1');
    expect(paired({ price: '200' })).toBeUndefined();
  });

  it('goes by there being one line on either side', () => {
    const only = anOrder({ number: 'PO-1' });
    const invoice = anInvoice().forOrder('PO-1').withLine({ price: '5' }).build();
    const [line] = invoice.lines;
    expect(line && pair(line, invoice, [only])?.line.line).toBe('1');
    expect(paired({ price: '5' }, [only])).toBeUndefined();
  });

  it('asks when a line reference fits two orders', () => {
    const invoice = anInvoice().withLine({ orderLine: '1' }).build();
    const [line] = invoice.lines;
    expect(line && pair(line, invoice, [order, anOrder({ number: 'PO-2' })])).toBeUndefined();
  });

  it('looks at the order that is named at the line alone', () => {
    const second = anOrder({ number: 'PO-2', lines: [{ price: '200' }] });
    expect(paired({ price: '200', order: 'PO-2' }, [order, second])).toBe('1');
    expect(paired({ price: '200', order: 'PO-3' }, [order, second])).toBeUndefined();
  });
});

describe(orderNumbers.name, () => {
  it('names each order once, of the whole and of its lines', () => {
    expect(orderNumbers(anInvoice().forOrder(' PO-1 ').withLine({ order: 'PO-2' }).withLine({ order: 'PO-1' }).withLine().build())).toEqual(['PO-1', 'PO-2']);
    expect(orderNumbers(anInvoice().build())).toEqual([]);
    expect(orderNumbers(anInvoice().forOrder('  ').build())).toEqual([]);
  });
});

import { emptyInvoice, emptyLine, type Invoice, type InvoiceLine } from '@smartap/en16931';
import { dec, newId, plain, roundTo, sum } from '@smartap/runtime';

/** What a line of a built invoice may say; the rest has defaults. */
export interface LineParts {
  readonly quantity?: string;
  readonly unit?: string;
  /** Net price of one unit. */
  readonly price?: string;
  readonly orderLine?: string;
  readonly order?: string;
  readonly name?: string;
  readonly sellerId?: string;
  readonly vatRate?: string;
  /** Overrides quantity times price. */
  readonly net?: string;
}

const VAT_RATE = '19';

/** Builds invoices that are right unless told otherwise: totals follow from the lines, number and seller are new. */
export class InvoiceBuilder {
  private readonly lines: InvoiceLine[] = [];
  private parts: Partial<Invoice> = {};
  private totals: Invoice['totals'] = {};

  /** Adds a line; 1 piece at 100.00 with 19 % VAT unless told otherwise. */
  withLine(parts: LineParts = {}): this {
    const { quantity = '1', price = '100', unit = 'C62', vatRate = VAT_RATE } = parts;
    this.lines.push({
      ...emptyLine(),
      id: String(this.lines.length + 1),
      quantity,
      unit,
      net: parts.net ?? plain(roundTo(dec(quantity).times(price), 2)),
      price: { net: price },
      vatCategory: 'S',
      vatRate,
      item: { ...emptyLine().item, name: parts.name ?? 'Item', ...(parts.sellerId ? { sellerId: parts.sellerId } : {}) },
      ...(parts.orderLine ? { orderLineReference: parts.orderLine } : {}),
      ...(parts.order ? { orderReference: parts.order } : {}),
    });
    return this;
  }

  /** Names the order of the whole invoice (BT-13). */
  forOrder(number: string): this {
    return this.with({ purchaseOrderReference: number });
  }

  /** The seller by name and VAT id. */
  from(name: string, vatId: string): this {
    return this.with({ seller: { ...emptyInvoice().seller, name, vatId } });
  }

  /** The account to be paid to (BT-84). */
  payableTo(accountId: string): this {
    return this.with({ paymentInstructions: { meansCode: '58', creditTransfers: [{ accountId }] } });
  }

  /** Overrides any part. */
  with(parts: Partial<Invoice>): this {
    this.parts = { ...this.parts, ...parts };
    return this;
  }

  /** Overrides announced totals: for invoices that do not add up. */
  withTotals(totals: Invoice['totals']): this {
    this.totals = { ...this.totals, ...totals };
    return this;
  }

  build(): Invoice {
    if (this.lines.length === 0) this.withLine();
    const vatBreakdown = [...Map.groupBy(this.lines, (line) => line.vatRate ?? VAT_RATE)].map(([rate, lines]) => {
      const taxable = sum(lines.map((line) => line.net ?? '0'));
      return { category: 'S', rate, taxable: plain(taxable), tax: plain(roundTo(taxable.times(rate).div(100), 2)) };
    });
    const net = sum(this.lines.map((line) => line.net ?? '0'));
    const vat = sum(vatBreakdown.map(({ tax }) => tax));
    const total = plain(net.plus(vat));
    return {
      ...emptyInvoice(),
      number: `R-${unique()}`,
      issueDate: '2026-01-14',
      typeCode: '380',
      currency: 'EUR',
      seller: { ...emptyInvoice().seller, name: 'Example Seller GmbH', vatId: aVatId() },
      buyer: { ...emptyInvoice().buyer, name: 'Example Buyer GmbH' },
      lines: this.lines,
      vatBreakdown,
      ...this.parts,
      totals: { lineNetSum: plain(net), withoutVat: plain(net), vat: plain(vat), withVat: total, due: total, ...this.totals },
    };
  }
}

/** An invoice to be built. */
export const anInvoice = (): InvoiceBuilder => new InvoiceBuilder();

/** A German VAT id by structure, new each time. */
export function aVatId(): string {
  return `DE${(BigInt(`0x${newId().replaceAll('-', '')}`) % 1_000_000_000n).toString().padStart(9, '0')}`;
}

/** Letters and digits that no other call gives. */
export function unique(): string {
  return newId().replaceAll('-', '').slice(8).toUpperCase();
}

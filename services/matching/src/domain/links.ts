import type { Bill } from './model/bill.js';

/** A person's word on which order line a line bills. */
export interface LineLink {
  readonly lineId: string;
  readonly orderNumber: string;
  readonly orderLine: string;
}

/** The bill as a person has linked it: what they said stands above what is printed. */
export function linked(bill: Bill, links: readonly LineLink[]): Bill {
  if (links.length === 0) return bill;
  const byLine = new Map(links.map((link) => [link.lineId, link]));
  const lines = bill.lines.map((line) => {
    const link = byLine.get(line.id);
    return link ? { ...line, order: link.orderNumber, orderLine: link.orderLine } : line;
  });
  return { ...bill, lines };
}

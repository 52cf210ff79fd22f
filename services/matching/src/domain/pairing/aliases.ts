import type { OrderLineInput } from '@smartap/contracts';
import type { BillLine } from '../model/bill.js';

const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();

/** How a seller names an article on bills: by its id, else by its words. */
export function billKey(line: BillLine): string {
  const id = line.sellerItemId ?? line.standardItemId ?? line.buyerItemId;
  return id === undefined ? `name:${folded(line.name ?? '')}` : `id:${folded(id)}`;
}

/** How orders name an article. */
export function articleKey(line: OrderLineInput): string {
  const id = line.buyerItemId ?? line.standardItemId ?? line.sellerItemId;
  return id === undefined ? `name:${folded(line.description ?? line.line)}` : `id:${folded(id)}`;
}

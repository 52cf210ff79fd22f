import type { ReceiptInput } from '@smartap/contracts';
import type { MasterData } from '../samples/index.js';
import type { Api } from './api.js';
import { Turns } from './turns.js';

const AT_A_TIME = 6;

/** Hands vendors and orders in, then the receipts, which are about orders. */
export async function postMasterData(purchasing: Api, { vendors, orders, receipts }: MasterData): Promise<void> {
  const turns = new Turns(AT_A_TIME);
  const post = (kind: string, items: readonly { number: string }[]): Promise<unknown>[] =>
    items.map((body) => turns.run(() => purchasing.post(`/api/v1/${kind}`, { body, key: `${kind}-${body.number}` })));
  await Promise.all([...post('vendors', vendors), ...post('orders', orders)]);
  await Promise.all(post('receipts', receipts));
}

/** Posts a receipt that comes late. */
export async function postReceipt(purchasing: Api, receipt: ReceiptInput): Promise<void> {
  await purchasing.post('/api/v1/receipts', { body: receipt, key: `receipts-${receipt.number}` });
}

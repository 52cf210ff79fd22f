import { rows, type Tx } from '@smartap/database';
import type { OrderMoves } from '../domain/index.js';
import { underwayOf } from './despatches.js';

/** All that came, was billed and is under way of an order: receipts the oldest first, invoices in order of arrival. */
export async function loadOrderMoves(tx: Tx, tenantId: string, orderNumber: string): Promise<OrderMoves> {
  const receipts = await rows<OrderMoves['receipts'][number]>(
    tx,
    `select r.number as receipt, l.line, l.order_line as "orderLine", l.quantity::text, l.rejected::text, l.accepted::text, l.returned_for_good::text as "returnedForGood"
     from receipt_line l join receipt r on r.tenant_id = l.tenant_id and r.receipt_id = l.receipt_id
     where l.tenant_id = $1 and l.order_number = $2 and l.unit is null order by r.data ->> 'receivedOn', r.number, l.line`,
    [tenantId, orderNumber],
  );
  const taken = await rows<OrderMoves['taken'][number]>(
    tx,
    `select a.invoice_id as "invoiceId", a.order_line as "orderLine", sum(a.quantity)::text as quantity,
       array_remove(array[max(d.event -> 'data' -> 'invoice' ->> 'receivingAdviceReference'), max(d.event -> 'data' -> 'invoice' ->> 'despatchAdviceReference')], null) as "namedReceipts"
     from allocation a left join decision d on d.tenant_id = a.tenant_id and d.invoice_id = a.invoice_id
     where a.tenant_id = $1 and a.order_number = $2 group by 1, 2 order by 1`,
    [tenantId, orderNumber],
  );
  const underway = await underwayOf(tx, [{ tenantId, orderNumber }]);
  return { receipts, taken, underway };
}

import { newId } from '@smartap/runtime';
import { Client } from 'pg';
import type { Call } from './api.js';
import { ORDER_LINES, orderNumber, VENDOR } from './invoices.js';

const BATCH = 1000;

/** Adds the vendor, through the API, and gives its id. */
export async function addVendor(call: Call): Promise<string> {
  const { status, body } = await call('POST', '/api/v1/vendors', VENDOR);
  if (status !== 201 || typeof body['vendorId'] !== 'string') throw new Error(`The vendor was not added: ${status} ${JSON.stringify(body)}`);
  return body['vendorId'];
}

/**
 * Puts orders 0..count-1 with their receipts into matching's tables, as its own commands would, but in bulk: they are
 * not what is measured.
 *
 * @param isReceived whether the goods of an order have come
 */
export async function addOrders(databaseUrl: string, tenantId: string, count: number, isReceived: (n: number) => boolean = () => true): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (let from = 0; from < count; from += BATCH) {
      const numbers = Array.from({ length: Math.min(BATCH, count - from) }, (_, i) => orderNumber(from + i));
      const received = numbers.filter((_, i) => isReceived(from + i));
      const orders = numbers.map((number) =>
        JSON.stringify({ number, vendorNumber: VENDOR.number, currency: 'EUR', basis: 'received', status: 'open', lines: ORDER_LINES }),
      );
      await client.query(
        `insert into matching.purchase_order (tenant_id, order_id, number, version, data, changed_by)
         select $1, id, data->>'number', 1, data, 'bench' from unnest($2::uuid[], $3::jsonb[]) as o(id, data)`,
        [tenantId, numbers.map(() => newId()), orders],
      );
      await client.query(
        `with posted as (
           insert into matching.receipt (tenant_id, receipt_id, number, version, data, posted_by)
           select $1, id, 'GR-' || number, 1, jsonb_build_object('number', 'GR-' || number, 'receivedOn', '2026-01-10', 'lines', (
               select jsonb_agg(jsonb_build_object('line', l->>'line', 'orderNumber', number, 'orderLine', l->>'line', 'quantity', l->>'quantity')) from jsonb_array_elements($4::jsonb) as l)), 'bench' from unnest($2::uuid[], $3::text[]) as r(id, number) returning receipt_id, number)
         insert into matching.receipt_line (tenant_id, receipt_id, line, order_number, order_line, quantity, rejected, accepted)
         select $1, receipt_id, l->>'line', substr(number, 4), l->>'line', (l->>'quantity')::numeric, 0, 0 from posted, jsonb_array_elements($4::jsonb) as l`,
        [tenantId, received.map(() => newId()), received, JSON.stringify(ORDER_LINES)],
      );
    }
    await client.query('analyze matching.purchase_order; analyze matching.receipt_line');
  } finally {
    await client.end();
  }
}

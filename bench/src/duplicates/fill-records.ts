import { toStderr } from '@smartap/tools';
import { keptRecords, keptUnder, recordRow } from '@smartap/validation/duplicates';
import { DEFAULT_DUPLICATE_SETTINGS } from '@smartap/validation/domain';
import { newId } from '@smartap/runtime';
import { Client } from 'pg';
import { copyIn } from '../load/preload/copy-in.js';
import { storedInvoices, type Stored } from './invoices.js';

const AT_ONCE = 10_000;
const RECORD = ['tenant_id', 'invoice_id', 'fingerprint', 'data', 'vendor_id', 'signature', 'keys'] as const;

/** An invoice that was stored, to be checked against. */
export interface Sample extends Stored {
  readonly invoiceId: string;
}

/**
 * Writes so many invoices into validation's tables by COPY, as validation would keep them.
 *
 * @param samples of how many it is told what they were, evenly spread
 */
export async function fillRecords(databaseUrl: string, tenantId: string, count: number, samples: number): Promise<Sample[]> {
  const client = new Client({ connectionString: databaseUrl, options: '-c search_path=validation' });
  await client.connect();
  const told: Sample[] = [];
  try {
    // Sorted into its index at the end: key by key takes an hour for a million.
    await client.query('alter table duplicate_key drop constraint duplicate_key_pkey');
    let n = 0;
    const counts = new Map<string, number>();
    for (const chunk of chunks(storedInvoices(count))) {
      const kept = chunk.map((stored) => ({ ...stored, tenantId, invoiceId: newId(), vendors: [], settings: DEFAULT_DUPLICATE_SETTINGS }));
      const records = keptRecords(kept).map((record) => ({ record, under: keptUnder(record.keys, counts) }));
      const rows = records.map(({ record, under }) => recordRow(record, under));
      await copyIn(
        client,
        'duplicate_record',
        RECORD,
        rows.map((row) => RECORD.map((column) => cell(row[column])).join('\t')),
      );
      await copyIn(
        client,
        'duplicate_key',
        ['tenant_id', 'key', 'invoice_id'],
        records.flatMap(({ record: { invoiceId }, under }) => under.map((key) => `${tenantId}\t${key}\t${invoiceId}`)),
      );
      for (const [i, { seller, invoice, invoiceId }] of kept.entries()) {
        if (Math.floor(((n + i + 1) * samples) / count) > Math.floor(((n + i) * samples) / count)) told.push({ seller, invoice, invoiceId });
      }
      n += chunk.length;
      toStderr(`${n} of ${count} invoices stored …`);
    }
    toStderr('Sorting their keys …');
    await client.query('alter table duplicate_key add primary key (tenant_id, key, invoice_id)');
    for (const table of ['duplicate_key', 'duplicate_record']) await client.query(`vacuum (analyze) ${table}`);
    await client.query('checkpoint');
  } finally {
    await client.end();
  }
  return told;
}

function* chunks(invoices: Iterable<Stored>): Generator<Stored[]> {
  let chunk: Stored[] = [];
  for (const invoice of invoices) {
    chunk.push(invoice);
    if (chunk.length < AT_ONCE) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/** A value as a field of a line of COPY. */
function cell(value: string | null | object): string {
  if (value === null) return String.raw`\N`;
  if (Array.isArray(value)) return `{${value.join(',')}}`;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.replaceAll('\\', String.raw`\\`);
}

import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { VendorInput } from '@smartap/contracts';
import { LaunchError } from '../../launch.error.js';
import type { Progress } from '../../progress.js';
import { GatewayRefusal, type GatewayClient } from '../gateway-client.js';
import type { ColumnMap } from './column-map.js';
import { changedVendor, type Refused, type Sendable } from './plan-vendors.js';

interface VendorRecord {
  readonly vendorId: string;
  readonly version: number;
  readonly vendor: VendorInput;
}

/** How it went. */
export interface Sent {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: readonly Refused[];
}

const PATH = '/api/v1/vendors';
const AT_ONCE = 8;
const PAGE = 200;
const TOLD_EVERY = 500;

/** The same row of the same columns has the same key, so that a repeat changes nothing twice. */
const keyOf = (...parts: readonly unknown[]): Record<string, string> => ({ 'idempotency-key': `vendors-import-${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}` });

async function knownVendors(client: GatewayClient): Promise<Map<string, VendorRecord>> {
  const known = new Map<string, VendorRecord>();
  let after: string | null = '';
  while (after !== null) {
    const page: { vendors: VendorRecord[]; next: string | null } = await client.get(`${PATH}?limit=${PAGE}${after ? `&after=${encodeURIComponent(after)}` : ''}`);
    for (const record of page.vendors) known.set(record.vendor.number, record);
    after = page.next;
  }
  return known;
}

/** Why no further row may be sent: nobody answers, or nobody lets us. */
function endOf(error: unknown): string | undefined {
  if (error instanceof LaunchError) return error.message;
  return error instanceof GatewayRefusal && (error.status === 401 || (error.status === 403 && error.code !== 'SOD_VENDOR_EDITOR')) ? `the gateway answers ${error.status}: ${error.message} A token or API key with the role integration or controller is needed.` : undefined;
}

function reasonOf(error: GatewayRefusal, { vendor }: Sendable, isUpdate: boolean): string {
  const advice = isUpdate ? 'has been changed by somebody else meanwhile. Import the row again.' : 'is there already. Give --update to change it.';
  return error.code === 'VERSION_CONFLICT' ? `Vendor ${vendor.number} ${advice}` : `The gateway answers ${error.status} ${error.code}: ${error.message}`;
}

/**
 * Sends rows, a few at a time. When nobody answers any more the rest is not sent.
 *
 * @param update changes vendors that are known; absent: their rows are refused
 */
export async function sendVendors(client: GatewayClient, rows: readonly Sendable[], update: ColumnMap | undefined, onProgress: Progress): Promise<Sent> {
  const known = update ? await knownVendors(client) : new Map<string, VendorRecord>();
  const counts = { added: 0, changed: 0, unchanged: 0 };
  const refused: Refused[] = [];
  let ended: string | undefined;
  const send = async ({ vendor }: Sendable): Promise<keyof typeof counts> => {
    const before = known.get(vendor.number);
    if (!before || !update) {
      await client.post(PATH, vendor, keyOf(vendor));
      return 'added';
    }
    const changed = changedVendor(before.vendor, vendor, update);
    if (isDeepStrictEqual(changed, before.vendor)) return 'unchanged';
    await client.put(`${PATH}/${before.vendorId}`, changed, { 'if-match': `"v${before.version}"`, ...keyOf(before.version, changed) });
    return 'changed';
  };
  const take = async (item: Sendable): Promise<void> => {
    if (ended === undefined) {
      try {
        counts[await send(item)] += 1;
        const done = counts.added + counts.changed + counts.unchanged;
        if (done % TOLD_EVERY === 0) onProgress(`${done} of ${rows.length} sent`);
        return;
      } catch (error) {
        ended ??= endOf(error);
        if (ended === undefined) {
          if (!(error instanceof GatewayRefusal)) throw error;
          refused.push({ row: item.row, reasons: [reasonOf(error, item, update !== undefined)] });
          return;
        }
      }
    }
    refused.push({ row: item.row, reasons: [`Not sent: ${ended}`] });
  };
  const waiting = rows.values();
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (const item of waiting) await take(item);
  }));
  return { ...counts, refused };
}

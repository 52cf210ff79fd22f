import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { LaunchError } from '../../launch.error.js';
import type { Progress } from '../../progress.js';
import { GatewayRefusal, type GatewayClient } from '../gateway-client.js';
import type { CsvRow } from './csv-table.js';

/** A row that was not taken, and why. */
export interface Refused {
  readonly row: CsvRow;
  readonly reasons: readonly string[];
}

/** A record that may be sent, with the rows it is from. */
export interface Sendable<Item> {
  readonly rows: readonly CsvRow[];
  readonly item: Item;
}

/** What is imported, as the gateway names it. */
export interface RecordKind<Item extends Numbered = never> {
  /** `vendors`: of the route and of the list. */
  readonly list: string;
  /** `vendor`: of the record, and with `Id` of its id. */
  readonly name: string;
  /** How the list names its records, where it is not as the route does. */
  readonly entries?: string;
  /** What no other record has; by default its number. */
  readonly identityOf?: (item: Item) => string;
}

/** A record as people name it. */
export interface Numbered {
  readonly number: string;
}

/** How it went. */
export interface Sent {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: readonly Refused[];
}

interface Known<Item> {
  readonly id: string;
  readonly version: number;
  readonly item: Item;
}

const AT_ONCE = 8;
const PAGE = 200;
const TOLD_EVERY = 500;

/** The same record of the same columns has the same key, so that a repeat changes nothing twice. */
const keyOf = ({ list }: Pick<RecordKind, 'list'>, ...parts: readonly unknown[]): Record<string, string> => ({
  'idempotency-key': `${list}-import-${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}`,
});

const numberOf = ({ number }: Numbered): string => number;

async function knownRecords<Item extends Numbered>(
  client: GatewayClient,
  { list, name, entries = list, identityOf = numberOf }: RecordKind<Item>,
): Promise<Map<string, Known<Item>>> {
  const known = new Map<string, Known<Item>>();
  let after: string | null = '';
  while (after !== null) {
    const page: Record<string, unknown> = await client.get(`/api/v1/${list}?limit=${PAGE}${after ? `&after=${encodeURIComponent(after)}` : ''}`);
    for (const record of page[entries] as Record<string, unknown>[]) {
      const item = record[name] as Item;
      known.set(identityOf(item), { id: String(record[`${name}Id`]), version: Number(record['version']), item });
    }
    after = (page['next'] as string | null | undefined) ?? null;
  }
  return known;
}

/** Why no further record may be sent: nobody answers, or nobody lets us. */
function endOf(error: unknown): string | undefined {
  if (error instanceof LaunchError) return error.message;
  return error instanceof GatewayRefusal && (error.status === 401 || (error.status === 403 && error.code !== 'SOD_VENDOR_EDITOR'))
    ? `the gateway answers ${error.status}: ${error.message} A token or API key with the role integration or controller is needed.`
    : undefined;
}

function reasonOf(error: GatewayRefusal, what: string, isUpdate: boolean): string {
  const advice = isUpdate ? 'has been changed by somebody else meanwhile. Import the row again.' : 'is there already. Give --update to change it.';
  return error.code === 'VERSION_CONFLICT' ? `${what} ${advice}` : `The gateway answers ${error.status} ${error.code}: ${error.message}`;
}

/**
 * Sends records, a few at a time. When nobody answers any more the rest is not sent.
 *
 * @param change makes the record that a known one becomes; absent: known ones are refused. A text: why it cannot be changed
 * @param isWhole whether a record can be added as it is; a change of parts alone cannot
 */
export async function sendRecords<Item extends Numbered>(
  client: GatewayClient,
  kind: RecordKind<Item>,
  records: readonly Sendable<Item>[],
  change: ((known: Item, given: Item) => Item) | undefined,
  onProgress: Progress,
  isWhole = true,
): Promise<Sent> {
  const known = change ? await knownRecords<Item>(client, kind) : new Map<string, Known<Item>>();
  const { identityOf = numberOf } = kind;
  const path = `/api/v1/${kind.list}`;
  const counts = { added: 0, changed: 0, unchanged: 0 };
  const refused: Refused[] = [];
  let ended: string | undefined;
  const whatOf = ({ number }: Item): string => `${kind.name.slice(0, 1).toUpperCase()}${kind.name.slice(1)} ${number}`;
  const refuse = ({ rows }: Sendable<Item>, reason: string): void => {
    refused.push(...rows.map((row) => ({ row, reasons: [reason] })));
  };
  const send = async ({ item }: Sendable<Item>): Promise<keyof typeof counts | { readonly reason: string }> => {
    const before = known.get(identityOf(item));
    if (!before || !change) {
      if (!isWhole) return { reason: `${whatOf(item)} is not known, and the file has too few columns to add it.` };
      await client.post(path, item, keyOf(kind, item));
      return 'added';
    }
    const changed = change(before.item, item);
    if (isDeepStrictEqual(changed, before.item)) return 'unchanged';
    await client.put(`${path}/${before.id}`, changed, { 'if-match': `"v${before.version}"`, ...keyOf(kind, before.version, changed) });
    return 'changed';
  };
  const take = async (record: Sendable<Item>): Promise<void> => {
    if (ended !== undefined) return refuse(record, `Not sent: ${ended}`);
    try {
      const outcome = await send(record);
      if (typeof outcome === 'object') return refuse(record, outcome.reason);
      counts[outcome] += 1;
      const done = counts.added + counts.changed + counts.unchanged;
      if (done % TOLD_EVERY === 0) onProgress(`${done} of ${records.length} sent`);
    } catch (error) {
      ended ??= endOf(error);
      if (ended !== undefined) return refuse(record, `Not sent: ${ended}`);
      if (!(error instanceof GatewayRefusal)) throw error;
      refuse(record, reasonOf(error, whatOf(record.item), change !== undefined));
    }
  };
  const waiting = records.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const record of waiting) await take(record);
    }),
  );
  return { ...counts, refused };
}

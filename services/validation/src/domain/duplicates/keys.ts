import { createHash } from 'node:crypto';
import { canonicalNumber, foldedNumber, numberOf } from './canonical-number.js';
import type { DuplicateRecord, DuplicateSettings } from './duplicate-record.js';
import { bandsOf, type Signature } from './min-hash.js';
import { accountOf, registryOf, vatOf } from './same-seller.js';

/**
 * From so many invoices of a seller over the same amount on, the next ones are kept under the slips of their numbers too: of fewer, a look takes
 * in all.
 */
export const CROWD = 6;
/** Invoices are counted in the order in which they come, and looked at by their ids: near the bound the two may differ. */
const EARLY = CROWD + 2;

/** A key to look under, and how many to look at there: of the newest, and where some are to be found in no other way, of the oldest. */
export interface WantedKey {
  readonly key: string;
  readonly most: number;
  readonly oldest: number;
}

/** Under which keys an invoice is kept, and under which others like it are looked for. */
export interface DuplicateKeys {
  /** Under all of these where many of the seller ask for the same amount. */
  readonly all: readonly string[];
  /** Under these elsewhere, which is nearly everywhere: without the slips, of which there are the most. */
  readonly sparse: readonly string[];
  /** Those of its amount under each id of the seller. */
  readonly amounts: readonly string[];
  readonly wanted: readonly WantedKey[];
}

/** 64 bits of a text, as Postgres keeps them. */
const keyOf = (kind: string, ...parts: readonly string[]): string =>
  createHash('sha256')
    .update([kind, ...parts].join('\u0000'))
    .digest()
    .readBigInt64BE(0)
    .toString();

/** The text and each that it becomes when a character is left out: two texts that one slip makes the same have one in common. */
function slipsOf(text: string): string[] {
  return [...new Set([text, ...[...text].map((_, i) => text.slice(0, i) + text.slice(i + 1))])];
}

/** Ids by which the seller may be known, the strongest first. */
function idsOf(record: DuplicateRecord, settings: DuplicateSettings): string[] {
  const [vat, registry, account] = [vatOf(record), registryOf(record), accountOf(record, settings)];
  return [
    vat && `vat:${vat}`,
    registry && `reg:${registry}`,
    account && `iban:${account}`,
    record.vendor === null ? undefined : `vendor:${record.vendor}`,
  ].flatMap((id) => id || []);
}

/**
 * The equality keys of an invoice. Number and amount are kept under each id of the seller, and the slips of the folded number with the amount
 * where the amount alone would not do.
 */
export function duplicateKeys(record: DuplicateRecord, signature: Signature | undefined, settings: DuplicateSettings): DuplicateKeys {
  const number = numberOf(record);
  const money = record.amount === null || record.currency === null ? undefined : `${record.amount} ${record.currency}`;
  const ids = idsOf(record, settings);
  const account = ids.filter((id) => id.startsWith('iban:'));
  // Others are kept under all their ids, so that the strongest of ours is enough; the account also leads to another seller.
  const asked = [...new Set([...ids.slice(0, 1), ...account])];
  const of = (kind: string, all: readonly string[], ...parts: readonly string[]): string[] => all.map((id) => keyOf(kind, id, ...parts));
  const take = (most: number, keys: readonly string[], oldest = 0): WantedKey[] => keys.map((key) => ({ key, most, oldest }));
  const numbers = (all: readonly string[], own: string): string[] => (own === '' ? [] : of('number', all, own));
  const slips = new Set(money && number !== '' ? slipsOf(foldedNumber(number)).map((slip) => keyOf('slip', money, slip)) : []);
  const amounts = money ? of('amount', ids, money) : [];
  const goods = money
    ? [
        ...record.receiptLines.map((line) => keyOf('goods', money, line)),
        ...(record.period ? [keyOf('period', money, record.period.start, record.period.end)] : []),
      ]
    : [];
  const bands = signature ? bandsOf(signature).map((band) => keyOf('text', band)) : [];
  const preceding = record.preceding.map(canonicalNumber);
  const all = [...new Set([...numbers(ids, number), ...amounts, ...slips, ...goods, ...bands, ...preceding.flatMap((named) => of('named', ids, named))])];
  return {
    all,
    sparse: all.filter((key) => !slips.has(key)),
    amounts,
    wanted: [
      ...take(5, numbers(asked, number)),
      ...take(2, [...slips]),
      ...take(3, goods),
      ...take(1, bands),
      ...take(CROWD, amounts, EARLY),
      ...preceding.flatMap((named) => [...take(3, numbers(asked.slice(0, 1), named)), ...take(3, of('named', asked.slice(0, 1), named))]),
    ],
  };
}

/**
 * Under which of its keys an invoice is kept.
 *
 * @param counts how many are kept under a key of an amount; this one is counted from now on
 */
export function keptUnder({ all, sparse, amounts }: Pick<DuplicateKeys, 'all' | 'sparse' | 'amounts'>, counts: Map<string, number>): readonly string[] {
  const isCrowded = amounts.some((key) => (counts.get(key) ?? 0) >= CROWD);
  for (const key of amounts) counts.set(key, (counts.get(key) ?? 0) + 1);
  return isCrowded ? all : sparse;
}

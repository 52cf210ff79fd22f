import { createHash } from 'node:crypto';
import { canonicalNumber, foldedNumber, numberOf } from './canonical-number.js';
import type { DuplicateRecord, DuplicateSettings } from './duplicate-record.js';
import { bandsOf } from './min-hash.js';
import { accountOf, registryOf, vatOf } from './same-seller.js';

/** A key to look under, and how many of the newest there to look at: what matters stands at many of them. */
export interface WantedKey {
  readonly key: string;
  readonly most: number;
}

/** Under which keys an invoice is kept, and under which others like it are looked for. */
export interface DuplicateKeys {
  readonly kept: readonly string[];
  readonly wanted: readonly WantedKey[];
}

/** 64 bits of a text, as Postgres keeps them. */
const keyOf = (kind: string, ...parts: readonly string[]): string => createHash('sha256').update([kind, ...parts].join('\u0000')).digest().readBigInt64BE(0).toString();

/** The text and each that it becomes when a character is left out: two texts that one slip makes the same have one in common. */
function slipsOf(text: string): string[] {
  return [...new Set([text, ...[...text].map((_, i) => text.slice(0, i) + text.slice(i + 1))])];
}

/** Ids by which the seller may be known, the strongest first. */
function idsOf(record: DuplicateRecord, settings: DuplicateSettings): string[] {
  const [vat, registry, account] = [vatOf(record), registryOf(record), accountOf(record, settings)];
  return [vat && `vat:${vat}`, registry && `reg:${registry}`, account && `iban:${account}`, record.vendor === null ? undefined : `vendor:${record.vendor}`].flatMap((id) => id || []);
}

/**
 * The equality keys of an invoice. The number is kept under each id of the seller; the slips of the folded number stand with
 * the amount alone, for whoever the seller seems to be.
 */
export function duplicateKeys(record: DuplicateRecord, signature: readonly number[] | undefined, settings: DuplicateSettings): DuplicateKeys {
  const number = numberOf(record);
  const money = record.amount === null || record.currency === null ? undefined : `${record.amount} ${record.currency}`;
  const ids = idsOf(record, settings);
  const account = ids.filter((id) => id.startsWith('iban:'));
  // Others are kept under all their ids, so that the strongest of ours is enough; the account also leads to another seller.
  const asked = [...new Set([...ids.slice(0, 1), ...account])];
  const of = (kind: string, all: readonly string[], ...parts: readonly string[]): string[] => all.map((id) => keyOf(kind, id, ...parts));
  const take = (most: number, keys: readonly string[]): WantedKey[] => keys.map((key) => ({ key, most }));
  const numbers = (all: readonly string[], own: string): string[] => (own === '' ? [] : of('number', all, own));
  const slips = money && number !== '' ? slipsOf(foldedNumber(number)).map((slip) => keyOf('slip', money, slip)) : [];
  const goods = money ? [...record.receiptLines.map((line) => keyOf('goods', money, line)), ...(record.period ? [keyOf('period', money, record.period.start, record.period.end)] : [])] : [];
  const bands = signature ? bandsOf(signature).map((band) => keyOf('text', band)) : [];
  const preceding = record.preceding.map(canonicalNumber);
  return {
    kept: [...new Set([...numbers(ids, number), ...(money ? of('amount', ids, money) : []), ...slips, ...goods, ...bands, ...preceding.flatMap((named) => of('named', ids, named))])],
    wanted: [
      ...take(5, numbers(asked, number)), ...take(2, slips), ...take(3, goods), ...take(1, bands), ...take(3, money ? of('amount', asked, money) : []),
      ...preceding.flatMap((named) => [...take(3, numbers(asked.slice(0, 1), named)), ...take(3, of('named', asked.slice(0, 1), named))]),
    ],
  };
}

import { rows, type Tx } from '@smartap/database';
import type { Digits } from '../domain/index.js';

interface Row {
  vendor_id: string | null;
  digits: number;
  n: number;
  smallest: string;
  largest: string;
}

/** How often amounts of live invoices begin with which two digits. */
export interface FirstDigits {
  readonly all: Digits;
  readonly byVendor: ReadonlyMap<string, Digits>;
}

const NOTHING: Digits = { counts: new Map(), smallest: '0', largest: '0' };

function together(found: readonly Row[]): Digits {
  const counts = new Map<number, number>();
  for (const { digits, n } of found) counts.set(digits, (counts.get(digits) ?? 0) + n);
  const by = (a: string, b: string): number => Number(a) - Number(b);
  const [smallest, largest] = [
    found.map((own) => own.smallest).toSorted(by)[0],
    found
      .map((own) => own.largest)
      .toSorted(by)
      .at(-1),
  ];
  return smallest === undefined || largest === undefined ? NOTHING : { counts, smallest, largest };
}

/** The first two digits of all amounts of a tenant, of 10 and more. */
export async function loadFirstDigits(tx: Tx, tenantId: string): Promise<FirstDigits> {
  const found = await rows<Row>(
    tx,
    `select r.vendor_id, left(translate(a.amount::text, '.', ''), 2)::int as digits, count(*)::int as n, min(a.amount)::text as smallest, max(a.amount)::text as largest
     from duplicate_record r cross join lateral (select (r.data ->> 'amount')::numeric as amount) a
     where r.tenant_id = $1 and a.amount >= 10 group by 1, 2`,
    [tenantId],
  );
  const vendors = Map.groupBy(
    found.filter(({ vendor_id: id }) => id !== null),
    ({ vendor_id: id }) => id ?? '',
  );
  return { all: together(found), byVendor: new Map([...vendors].map(([id, own]) => [id, together(own)])) };
}

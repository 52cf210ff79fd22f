import type { CodingShare, CodingValue, CODING_KINDS } from '@smartap/contracts';
import { bulkInsert, rows, type Tx } from '@smartap/database';

/** GL accounts, cost centres or projects. */
export type CodingKind = (typeof CODING_KINDS)[number];

interface Row {
  code: string;
  name: string | null;
  active: boolean;
}

const read = ({ code, name, active }: Row): CodingValue => ({ code, ...(name === null ? {} : { name }), active });

/** How many values are new, and how many have another name or state now. */
export interface PutValues {
  readonly added: number;
  readonly changed: number;
}

/** Adds values of a kind, or changes those of the same code. No code twice. */
export async function putValues(tx: Tx, tenantId: string, kind: CodingKind, values: readonly CodingValue[], by: string, at: Date): Promise<PutValues> {
  const put = await bulkInsert<Record<string, string>, { is_new: boolean }>(
    tx,
    'coding_value',
    { tenant_id: 'uuid', kind: 'text', code: 'text', name: 'text', active: 'boolean', changed_by: 'text', changed_at: 'timestamptz' },
    values.map(({ code, name, active }) => ({ tenant_id: tenantId, kind, code, name: name ?? null, active, changed_by: by, changed_at: at })),
    `on conflict (tenant_id, kind, code) do update set name = excluded.name, active = excluded.active, changed_by = excluded.changed_by, changed_at = excluded.changed_at
     where (coding_value.name, coding_value.active) is distinct from (excluded.name, excluded.active) returning xmax = 0 as is_new`,
  );
  const added = put.filter((own) => own.is_new).length;
  return { added, changed: put.length - added };
}

/** Values of a kind by code. */
export async function listValues(tx: Tx, tenantId: string, kind: CodingKind, after: string, limit: number): Promise<CodingValue[]> {
  return (
    await rows<Row>(tx, 'select code, name, active from coding_value where tenant_id = $1 and kind = $2 and code > $3 order by code limit $4', [
      tenantId,
      kind,
      after,
      limit,
    ])
  ).map(read);
}

/** A value that a coding names and that may not be used. */
export interface Unusable {
  readonly kind: CodingKind;
  readonly code: string;
  /** It is in the list, and closed. */
  readonly closed: boolean;
}

/** What of these parts is not in the lists of the tenant, or closed there. A kind without a list is free. */
export async function unusableIn(tx: Tx, tenantId: string, parts: readonly CodingShare[]): Promise<Unusable[]> {
  const used = parts.flatMap(({ glAccount, costCenter, project }) => [
    ['glAccount', glAccount],
    ['costCenter', costCenter],
    ...(project === undefined ? [] : [['project', project]]),
  ]);
  const pairs = [...new Map(used.map((pair) => [pair.join('\u0000'), pair])).values()];
  return rows<Unusable>(
    tx,
    `select w.kind, w.code, v.code is not null as closed from unnest($2::text[], $3::text[]) as w(kind, code)
     left join coding_value v on v.tenant_id = $1 and v.kind = w.kind and v.code = w.code
     where v.active is not true and exists (select 1 from coding_value e where e.tenant_id = $1 and e.kind = w.kind) order by 1, 2`,
    [tenantId, pairs.map(([kind]) => kind), pairs.map(([, code]) => code)],
  );
}

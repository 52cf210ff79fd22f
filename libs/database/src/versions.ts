import { AppError } from '@smartap/runtime';
import { row, type Tx } from './tx.js';

/** What is to be changed, and the version in which its caller saw it. */
export interface Seen {
  /** In words, at the beginning of a sentence: `Order 4711`. */
  readonly what: string;
  /** The newest version there is; undefined: there is none. */
  readonly version: number | undefined;
  /** The version the caller saw; 0: there is none; undefined: any. */
  readonly seenVersion?: number | undefined;
}

/**
 * The version that a change makes, by optimistic concurrency.
 *
 * @throws AppError `VERSION_CONFLICT` when the caller saw another version than the newest
 */
export function nextVersion({ what, version = 0, seenVersion }: Seen): number {
  if (seenVersion !== undefined && seenVersion !== version) {
    throw new AppError('VERSION_CONFLICT', `${what} has version ${version} now, not ${seenVersion}. Read it again and repeat the change.`);
  }
  return version + 1;
}

/** A version of a document that a tenant has one of, such as a policy. */
export interface NewVersion extends Pick<Seen, 'what' | 'seenVersion'> {
  /** Its table, with the columns `tenant_id`, `version`, `data` and `changed_by`. */
  readonly table: string;
  readonly tenantId: string;
  readonly data: object;
  readonly by: string;
  /** Of tables with the column `valid_from`: the day or instant from which it counts. */
  readonly validFrom?: string;
}

/**
 * Adds a version of a document; none is ever changed. Those who add wait for one another.
 *
 * @returns the version
 * @throws AppError `VERSION_CONFLICT`
 */
export async function addVersion(tx: Tx, { table, what, tenantId, data, by, seenVersion, validFrom }: NewVersion): Promise<number> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended($2 || ' ' || $1, 0))", [tenantId, table]);
  const known = await row<{ version: number }>(tx, `select coalesce(max(version), 0)::int as version from ${table} where tenant_id = $1`, [tenantId]);
  const version = nextVersion({ what, version: known?.version, seenVersion });
  const values = [tenantId, version, JSON.stringify(data), by];
  if (validFrom === undefined) await tx.query(`insert into ${table} (tenant_id, version, data, changed_by) values ($1, $2, $3, $4)`, values);
  else await tx.query(`insert into ${table} (tenant_id, version, data, changed_by, valid_from) values ($1, $2, $3, $4, $5)`, [...values, validFrom]);
  return version;
}

import { AppError, isId } from '@smartap/runtime';
import type { DataSource } from 'typeorm';
import type { Tx } from './tx.js';

const committed = new WeakMap<Tx, (() => void)[]>();

/** Does something once the transaction has committed, and never where it has not: counting, for one, which a second try would do again. */
export function afterCommit(tx: Tx, run: () => void): void {
  const known = committed.get(tx);
  if (known) known.push(run);
  else committed.set(tx, [run]);
}

/**
 * Runs one transaction that sees only the rows of these tenants (row security reads `app.tenants`).
 *
 * @throws AppError `TENANT_INVALID` when an id is no UUID
 */
export async function inTransaction<T>(dataSource: DataSource, tenants: Iterable<string>, work: (tx: Tx) => Promise<T>): Promise<T> {
  const scope = [...new Set(tenants)];
  for (const tenant of scope) {
    if (!isId(tenant)) throw new AppError('TENANT_INVALID', `${JSON.stringify(tenant)} is no tenant id: a UUID is needed.`);
  }
  const runner = dataSource.createQueryRunner();
  try {
    // One round trip opens the transaction and sets its scope; the ids are UUIDs, checked above.
    await runner.query(`begin; set local app.tenants = '${scope.join(',')}'`);
    const result = await work(runner.manager);
    await runner.query('commit');
    for (const run of committed.get(runner.manager) ?? []) run();
    return result;
  } catch (error) {
    await runner.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
}

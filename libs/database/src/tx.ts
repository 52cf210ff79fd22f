import type { EntityManager } from 'typeorm';

/** One open transaction with its tenant scope set. All SQL of a step goes through it. */
export type Tx = Pick<EntityManager, 'query'>;

/** The result of a data-changing statement with RETURNING, as TypeORM gives it. */
type Changed<Row> = [Row[], number];

/** Runs SQL that returns rows, whichever verb it starts with. */
export async function rows<Row>(tx: Tx, sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
  const result: Row[] | Changed<Row> = await tx.query(sql, [...parameters]);
  return isChanged(result) ? result[0] : result;
}

/** As {@link rows}, for at most one. */
export async function row<Row>(tx: Tx, sql: string, parameters: readonly unknown[] = []): Promise<Row | undefined> {
  return (await rows<Row>(tx, sql, parameters))[0];
}

/** Runs SQL that changes rows, and says how many. */
export async function execute(tx: Tx, sql: string, parameters: readonly unknown[] = []): Promise<number> {
  const result: unknown[] | Changed<unknown> = await tx.query(sql, [...parameters]);
  return isChanged(result) ? result[1] : result.length;
}

function isChanged<Row>(result: Row[] | Changed<Row>): result is Changed<Row> {
  return result.length === 2 && Array.isArray(result[0]) && typeof result[1] === 'number';
}

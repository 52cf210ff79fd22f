import type { Tx } from '@smartap/database';
import { flatten, type PlanNode } from '../plans/explain.js';

/** How a statement of the search goes at a table: by which index, or through all of it. */
export interface Look {
  readonly table: string;
  readonly index: string | null;
}

type Explained = readonly { readonly 'QUERY PLAN': readonly { readonly Plan: PlanNode }[] }[];

/** The same transaction, which also notes the plan of each look into the tables of the search. */
export function explaining(tx: Tx, looks: Look[]): Tx {
  return {
    query: async <T>(sql: string, parameters?: unknown[]): Promise<T> => {
      if (/^\s*select[^]*\bduplicate_(?:key|record)\b/.test(sql)) {
        const explained: Explained = await tx.query(`explain (format json) ${sql}`, parameters);
        const nodes = explained.flatMap((row) => row['QUERY PLAN'].flatMap(({ Plan }) => flatten(Plan)));
        // A bitmap names its table and its index in two nodes; the index is below.
        looks.push(
          ...nodes.flatMap((node): Look[] => {
            const table = node['Relation Name'];
            const index = [node, ...(node.Plans ?? [])].find((own) => own['Index Name'] !== undefined)?.['Index Name'];
            return table?.startsWith('duplicate_') ? [{ table, index: index ?? null }] : [];
          }),
        );
      }
      return tx.query<T>(sql, parameters);
    },
  };
}

import { setTimeout as pause } from 'node:timers/promises';
import { Pool, type QueryResultRow } from 'pg';

const GIVE_UP_MS = 90_000;

/** Looks at the tables from outside, with the administrator's eyes; waits while Postgres is away. */
export class Eyes {
  private readonly pool: Pool;

  constructor(databaseUrl: string) {
    this.pool = new Pool({ connectionString: databaseUrl, max: 3, connectionTimeoutMillis: 5000 });
    // A connection that dies while idle is replaced when the next one is needed.
    this.pool.on('error', () => undefined);
  }

  async rows<Row extends QueryResultRow>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    for (const deadline = performance.now() + GIVE_UP_MS; ;) {
      try {
        return (await this.pool.query<Row>(sql, [...parameters])).rows;
      } catch (error) {
        // An error of the statement itself has a place in it; anything else is Postgres being away.
        const isOurs = error instanceof Error && 'position' in error && error.position !== undefined;
        if (isOurs || performance.now() > deadline) throw error;
        await pause(200);
      }
    }
  }

  /** How many invoices of a tenant have an outcome in the read model. */
  async decided(tenantId: string): Promise<number> {
    const [row] = await this.rows<{ n: string }>('select count(*) as n from gateway.invoice_view where tenant_id = $1 and outcome is not null', [tenantId]);
    return Number(row?.n ?? 0);
  }

  /** What became of each invoice of a tenant. */
  async outcomes(tenantId: string): Promise<Map<string, string | null>> {
    const found = await this.rows<{ invoice_id: string; outcome: string | null }>('select invoice_id, outcome from gateway.invoice_view where tenant_id = $1', [
      tenantId,
    ]);
    return new Map(found.map((row) => [row.invoice_id, row.outcome]));
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}

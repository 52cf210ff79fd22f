import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '@smartap/runtime';
import { Client } from 'pg';

// Counting thousands of rows is work for the server that is measured.
const LOOK_EVERY_MS = 1000;

/**
 * Looks at the read model from outside, with the administrator's eyes, at the invoices that were submitted since it was
 * last told to {@link ReadModel.begin}: ids are ordered by time, so what was there before costs nothing.
 */
export class ReadModel {
  private since = '00000000-0000-0000-0000-000000000000';

  private constructor(
    private readonly client: Client,
    private readonly tenantId: string,
  ) {}

  static async open(databaseUrl: string, tenantId: string): Promise<ReadModel> {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    return new ReadModel(client, tenantId);
  }

  /** Forgets the invoices so far. */
  begin(): void {
    this.since = newId();
  }

  /** How many invoices have an outcome. */
  async decided(): Promise<number> {
    const { rows } = await this.client.query<{ n: string }>(
      'select count(*) as n from gateway.invoice_view where tenant_id = $1 and invoice_id > $2 and outcome is not null',
      [this.tenantId, this.since],
    );
    return Number(rows[0]?.n ?? 0);
  }

  /** Waits until so many are decided; undefined after `timeoutMs` without progress. */
  async waitFor(count: number, onProgress: (decided: number) => void, timeoutMs = 60_000): Promise<number | undefined> {
    let last = -1;
    for (let idleSince = performance.now(); performance.now() - idleSince < timeoutMs;) {
      const decided = await this.decided();
      if (decided >= count) return decided;
      if (decided !== last) {
        idleSince = performance.now();
        last = decided;
        onProgress(decided);
      }
      await pause(LOOK_EVERY_MS);
    }
    return undefined;
  }

  /** Outcomes with how often each occurs. */
  async outcomes(): Promise<Record<string, number>> {
    const { rows } = await this.client.query<{ outcome: string | null; n: string }>(
      'select outcome, count(*) as n from gateway.invoice_view where tenant_id = $1 and invoice_id > $2 group by 1',
      [this.tenantId, this.since],
    );
    return Object.fromEntries(rows.map((row) => [row.outcome ?? 'none', Number(row.n)]));
  }

  /** Milliseconds from submission to outcome in the read model, of these invoices. */
  async latenciesMs(invoiceIds: readonly string[]): Promise<number[]> {
    const { rows } = await this.client.query<{ ms: number }>(
      'select (extract(epoch from updated_at - submitted_at) * 1000)::float8 as ms from gateway.invoice_view where tenant_id = $1 and invoice_id = any($2) and outcome is not null',
      [this.tenantId, invoiceIds],
    );
    return rows.map((row) => row.ms).toSorted((a, b) => a - b);
  }

  /** Seconds from the first thing a service did about these invoices to the last outcome in the read model. */
  async spanSeconds(invoiceIds: readonly string[]): Promise<number> {
    const { rows } = await this.client.query<{ seconds: number }>(
      `select extract(epoch from max(v.updated_at) - (select min(e.at) from gateway.invoice_event e where e.tenant_id = $1 and e.invoice_id = any($2) and e.type = 'invoice.received.v1'))::float8 as seconds
       from gateway.invoice_view v where v.tenant_id = $1 and v.invoice_id = any($2)`,
      [this.tenantId, invoiceIds],
    );
    return rows[0]?.seconds ?? 0;
  }

  close(): Promise<void> {
    return this.client.end();
  }
}

/** The value below which a share of sorted values lies. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

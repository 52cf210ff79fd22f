/** Runs a statement with the eyes of an administrator: row security must not hide rows. */
export type RunSql = (sql: string, parameters?: readonly unknown[]) => Promise<readonly Readonly<Record<string, unknown>>[]>;

/** How the audit trail of one schema stands. */
export interface TrailReport {
  /** The schema, which is the service's. */
  readonly schema: string;
  /** How many tenants have a chain in it. */
  readonly tenants: number;
  /** Rows that are chained. */
  readonly sealed: number;
  /** Rows that were appended and are not chained yet: the sealer takes them within a second or two. */
  readonly unsealed: number;
  /** Where a chain does not hold; null: all hold. */
  readonly fault: { readonly tenantId: string; readonly firstBadSeq: number | null; readonly reason: string } | null;
}

/**
 * Verifies the chains of every schema that has an audit trail, each tenant's act by act.
 *
 * @param run a connection that sees the rows of all tenants
 * @returns one report a schema, by name; empty: the database has no trail
 * @example const reports = await verifyTrails(async (sql, parameters) => (await client.query(sql, [...(parameters ?? [])])).rows);
 */
export async function verifyTrails(run: RunSql): Promise<readonly TrailReport[]> {
  const schemas = await run(
    "select n.nspname as schema from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.proname = 'verify_audit' order by 1",
  );
  const reports: TrailReport[] = [];
  for (const { schema } of schemas) reports.push(await verifySchema(run, String(schema)));
  return reports;
}

async function verifySchema(run: RunSql, schema: string): Promise<TrailReport> {
  const name = `"${schema.replaceAll('"', '""')}"`;
  const [counted] = await run(
    `select (select count(*) from ${name}.audit_event)::text as rows, (select count(*) from ${name}.audit_seal)::text as seals, (select count(distinct tenant_id) from ${name}.audit_seal)::text as tenants`,
  );
  const [found] = await run(`select tenant, first_bad_seq, reason from ${name}.verify_audit()`);
  const sealed = Number(counted?.['seals'] ?? 0);
  return {
    schema,
    tenants: Number(counted?.['tenants'] ?? 0),
    sealed,
    unsealed: Math.max(0, Number(counted?.['rows'] ?? 0) - sealed),
    fault: found
      ? {
          tenantId: String(found['tenant']),
          firstBadSeq: found['first_bad_seq'] === null ? null : Number(found['first_bad_seq']),
          reason: String(found['reason']),
        }
      : null,
  };
}

import type { DataSource } from 'typeorm';

// Read once a statement (the sub-select), not once a row. `is true` keeps it from being a condition that an index is gone down
// by: it holds for all that a tenant has, and as one Postgres takes it for choosy where a young table has no statistics.
const TENANT_SCOPE = "(tenant_id = any ((select string_to_array(current_setting('app.tenants', true), ','))::uuid[])) is true";

/**
 * SQL that lets a service see only the rows of the tenants that its transaction is scoped to. The owner, who
 * migrates, is exempt; the service's login is not. A statement still names its tenant: that is how it finds rows.
 */
export function tenantScoped(...tables: readonly string[]): string {
  return tables
    .map(
      (table) => `
    alter table ${table} enable row level security;
    create policy tenant_scope on ${table} using (${TENANT_SCOPE});`,
    )
    .join('\n');
}

/** Gives the tables of a schema that were scoped by an earlier release the scope of this one. */
export async function alignTenantScopes(source: DataSource, schema: string): Promise<void> {
  const old = await source.query<{ table: string }[]>(
    `select p.polrelid::regclass::text as "table" from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = $1 and p.polname = 'tenant_scope' and pg_get_expr(p.polqual, p.polrelid) not like '% IS TRUE%' order by 1`,
    [schema],
  );
  for (const { table } of old) await source.query(`alter policy tenant_scope on ${table} using (${TENANT_SCOPE})`);
}

/**
 * SQL that lets a service see only the rows of the tenants that its transaction is scoped to. The owner, who
 * migrates, is exempt; the service's login is not. The scope is read once a statement (the sub-select), not once a row.
 */
export function tenantScoped(...tables: readonly string[]): string {
  return tables
    .map(
      (table) => `
    alter table ${table} enable row level security;
    create policy tenant_scope on ${table}
      using (tenant_id = any ((select string_to_array(current_setting('app.tenants', true), ','))::uuid[]));`,
    )
    .join('\n');
}

import { AppError } from '@smartap/runtime';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';

/** The two roles of one service: the owner migrates, the login serves. */
export interface ServiceRoles {
  /** Name of the service and of its schema. */
  readonly name: string;
  readonly ownerPassword: string;
  readonly servicePassword: string;
}

/** What {@link bootstrapDatabase} makes. */
export interface DatabaseBootstrap {
  /** `DATABASE_ADMIN_URL`: a role that may create databases and roles. */
  readonly adminUrl: string;
  readonly database: string;
  readonly services: readonly ServiceRoles[];
}

/** Name of the role that owns a service's schema. */
export const ownerRole = (service: string): string => `smartap_${service}_owner`;

/** Name of the role that a service logs in as: it owns nothing and reaches no other schema. */
export const serviceRole = (service: string): string => `smartap_${service}`;

/**
 * Makes the database, and for each service its schema and roles. Safe to repeat: it also sets passwords anew, so that a
 * rotated secret takes effect.
 */
export async function bootstrapDatabase(plan: DatabaseBootstrap): Promise<void> {
  for (const { name } of plan.services) {
    if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new AppError('NAME_INVALID', `"${name}" cannot name a schema: use lower-case letters.`);
  }
  await withClient(plan.adminUrl, async (admin) => {
    // Roles belong to the whole server: one bootstrap at a time, also from several databases.
    await admin.query("select pg_advisory_lock(hashtext('smartap-bootstrap'))");
    for (const service of plan.services) await makeRoles(admin, service);
    const known = await admin.query('select 1 from pg_database where datname = $1', [plan.database]);
    if (known.rowCount === 0) await admin.query(`create database ${escapeIdentifier(plan.database)}`);
    const url = new URL(plan.adminUrl);
    url.pathname = `/${plan.database}`;
    await withClient(url.href, async (client) => {
      await client.query('revoke create on schema public from public');
      await preferLz4(client, plan.database);
      await client.query(`alter database ${escapeIdentifier(plan.database)} set default_statistics_target = ${STATISTICS_TARGET}`);
      for (const { name } of plan.services) await makeSchema(client, name, plan.database);
    });
  });
}

async function makeRoles(client: Client, service: ServiceRoles): Promise<void> {
  const roles = [
    [ownerRole(service.name), service.ownerPassword],
    [serviceRole(service.name), service.servicePassword],
  ] as const;
  for (const [role, password] of roles) {
    const known = await client.query('select 1 from pg_roles where rolname = $1', [role]);
    const verb = known.rowCount === 0 ? 'create' : 'alter';
    await client.query(`${verb} role ${escapeIdentifier(role)} login nosuperuser nobypassrls nocreaterole nocreatedb password ${escapeLiteral(password)}`);
  }
  // A managed server's administrator is no superuser: it may hand a schema only to a role that it is a member of.
  await client.query(`grant ${escapeIdentifier(ownerRole(service.name))} to current_user`);
}

/**
 * A service reads by key, a batch at a time, so a plan that reads a whole table, or all that a tenant has to hash, merge or
 * compare it with a batch, is a mistake: it would be made from missing or late statistics, as on a table that is filling for
 * the first time. Joins go in the order in which a statement names them, the batch first, each by an index.
 */
const PLANNER: Readonly<Record<string, string>> = {
  enable_seqscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  enable_material: 'off',
  join_collapse_limit: '1',
  random_page_cost: '1.1',
  jit: 'off',
  plan_cache_mode: 'force_custom_plan',
};

/**
 * Our plans need no statistics (ADR 0015): autovacuum looks at 300 rows of a table for each of this target, so at a tenth of
 * those that it would by default.
 */
const STATISTICS_TARGET = 10;

async function makeSchema(client: Client, name: string, database: string): Promise<void> {
  const schema = escapeIdentifier(name);
  const owner = escapeIdentifier(ownerRole(name));
  const login = escapeIdentifier(serviceRole(name));
  await client.query(`
    grant connect on database ${escapeIdentifier(database)} to ${owner}, ${login};
    create schema if not exists ${schema} authorization ${owner};
    grant usage on schema ${schema} to ${login};
    alter default privileges for role ${owner} in schema ${schema} grant select, insert, update, delete on tables to ${login};
    alter default privileges for role ${owner} in schema ${schema} grant usage, select on sequences to ${login};
    alter default privileges for role ${owner} in schema ${schema} grant execute on functions to ${login};
    ${Object.entries(PLANNER)
      .map(([setting, value]) => `alter role ${login} in database ${escapeIdentifier(database)} set ${setting} = ${value};`)
      .join('\n')}
  `);
}

/** Documents are kept compressed; lz4 costs a fraction of the default's time. A server that was built without it keeps its own. */
async function preferLz4(client: Client, database: string): Promise<void> {
  const { rows } = await client.query<{ has: boolean }>("select 'lz4' = any (enumvals) as has from pg_settings where name = 'default_toast_compression'");
  if (rows[0]?.has) await client.query(`alter database ${escapeIdentifier(database)} set default_toast_compression = 'lz4'`);
}

async function withClient(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

import 'reflect-metadata';
import { bootstrapDatabase, ownerRole, serviceRole } from '@smartap/database';
import { ensureStreams } from '@smartap/messaging';
import { AppError, loadSettings } from '@smartap/runtime';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator';

/** A service by its name, which its schema and roles carry too. */
interface Named {
  readonly name: string;
}

/** What provisioning reads: the administrators' ways in, and the two URLs of the service whose roles it makes. */
export class ProvisionSettings {
  /** A role that may create databases and roles. Left out: a database administrator made them by hand. */
  @IsOptional()
  @IsString()
  DATABASE_ADMIN_URL?: string;

  /** Of the schema's owner, `smartap_<service>_owner`. */
  @IsString()
  DATABASE_OWNER_URL!: string;

  /** Of the service's login, `smartap_<service>`. */
  @IsString()
  DATABASE_URL!: string;

  /** A user of NATS that may make streams. Left out: the streams are made by somebody else. */
  @IsOptional()
  @IsString()
  NATS_ADMIN_URL?: string;

  /** Content of a credentials file of that user. */
  @IsOptional()
  @IsString()
  NATS_ADMIN_CREDS?: string;

  /** Copies that each stream has: 1 on one server, 3 in a cluster. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(5)
  NATS_REPLICAS = 1;
}

/**
 * Makes what a service needs before it can migrate: its database, roles and schema, and the streams of the bus. Safe to repeat and to run
 * for several services at once; passwords are set to those of the URLs, so that a rotated secret takes effect.
 *
 * @returns what was made sure of, in words
 * @throws AppError `SETTINGS_INVALID` when a URL names another role than the service's own
 */
export async function provision({ name }: Named, settings: ProvisionSettings): Promise<string[]> {
  const owner = roleOf(settings.DATABASE_OWNER_URL, 'DATABASE_OWNER_URL', ownerRole(name));
  const login = roleOf(settings.DATABASE_URL, 'DATABASE_URL', serviceRole(name));
  const done: string[] = [];
  if (settings.DATABASE_ADMIN_URL) {
    await bootstrapDatabase({
      adminUrl: settings.DATABASE_ADMIN_URL,
      database: owner.database,
      services: [{ name, ownerPassword: owner.password, servicePassword: login.password }],
    });
    done.push(`database ${owner.database}, schema ${name} and its roles`);
  }
  if (settings.NATS_ADMIN_URL) {
    await ensureStreams(settings.NATS_ADMIN_URL, {
      replicas: settings.NATS_REPLICAS,
      ...(settings.NATS_ADMIN_CREDS ? { creds: settings.NATS_ADMIN_CREDS } : {}),
    });
    done.push('streams');
  }
  return done;
}

/** The body of a service's `provision.js`: reads {@link ProvisionSettings}, reports in one line, sets the exit code. */
export async function provisionFromEnvironment(definition: Named): Promise<void> {
  try {
    const done = await provision(definition, loadSettings(ProvisionSettings));
    process.stdout.write(
      `${definition.name}: ${done.length === 0 ? 'nothing to provision: DATABASE_ADMIN_URL and NATS_ADMIN_URL are not set' : `there are ${done.join('; ')}`}\n`,
    );
  } catch (error) {
    process.stderr.write(`${definition.name}: not provisioned: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

function roleOf(text: string, setting: string, role: string): { database: string; password: string } {
  const url = URL.parse(text);
  if (!url || decodeURIComponent(url.username) !== role || url.password === '' || url.pathname.length < 2) {
    throw new AppError('SETTINGS_INVALID', `${setting} must be postgres://${role}:<password>@<host>/<database>: the service logs in as that role alone.`);
  }
  return { database: decodeURIComponent(url.pathname.slice(1)), password: decodeURIComponent(url.password) };
}

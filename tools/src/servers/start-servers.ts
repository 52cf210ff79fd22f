import { step } from '../progress.js';
import type { Run } from '../system/run.js';
import { findServer } from './find-server.js';
import type { NatsAccount, NatsUser } from './nats-config.js';
import { Secrets } from './secrets.js';
import type { ServerContext } from './server-context.js';
import type { ServerKind } from './server-kind.js';
import { startNats, type StartedNats } from './start-nats.js';
import { startPostgres } from './start-postgres.js';
import { startRedis, startSentinel } from './start-redis.js';

/** Which servers to use and how. */
export interface ServersPlan {
  /** Users of the one account of a private NATS, or accounts. The first of all is the administrator. */
  natsUsers?: (secrets: Secrets) => readonly NatsUser[];
  natsAccounts?: (secrets: Secrets) => readonly NatsAccount[];
  autoRestart: boolean;
  /** Servers that are always started privately, whatever the environment says. */
  alwaysPrivate?: readonly ServerKind[];
  /** Nodes of a private NATS. Default 1. */
  natsNodes?: number;
  /** A private Redis has a replica and sentinels. Default false. */
  redisSentinel?: boolean;
}

/** The servers of a run, started by us or given by the environment. */
export interface Servers {
  databaseAdminUrl: string;
  natsAdminUrl: string;
  redisUrl: string;
  /** URL of a NATS user; the given URL where NATS is not ours. */
  natsUrlOf: (user: string) => string;
  natsProgram: string | undefined;
  /** Servers that are ours to end. */
  own: ReadonlySet<ServerKind>;
  secrets: Secrets;
  /** For starting more of them. */
  context: ServerContext;
}

/** The server's URL in the environment, for servers that are not to be started. */
function given(kind: ServerKind): string | undefined {
  const { DATABASE_ADMIN_URL, NATS_URL, REDIS_URL } = process.env;
  return { postgres: DATABASE_ADMIN_URL, nats: NATS_URL, redis: REDIS_URL }[kind];
}

/** Finds or starts NATS, Redis and Postgres for the run. */
export async function startServers(run: Run, plan: ServersPlan): Promise<Servers> {
  const { onProgress } = run;
  const urls = { nats: given('nats'), redis: given('redis'), postgres: given('postgres') };
  for (const kind of plan.alwaysPrivate ?? []) urls[kind] = undefined;
  // Roles belong to a whole server: runs that share one must agree on their passwords.
  const secrets = new Secrets(urls.postgres ? 'shared-server' : run.name);
  const context: ServerContext = {
    name: run.name,
    folder: run.folder,
    secrets,
    autoRestart: plan.autoRestart,
    onProgress,
    register: (managed) => run.register('server', managed),
    onChange: () => run.save(),
  };
  // One after the other: two of them may come from the same place.
  const binaries = {
    nats: urls.nats ? undefined : await findServer('nats', onProgress),
    redis: urls.redis ? undefined : await findServer('redis', onProgress),
    postgres: urls.postgres ? undefined : await findServer('postgres', onProgress),
  };
  const startOwnNats = async (): Promise<StartedNats | undefined> =>
    binaries.nats && startNats(context, binaries.nats, plan.natsUsers?.(secrets) ?? [], plan.natsAccounts?.(secrets) ?? [], plan.natsNodes);
  const startOwnPostgres = async (): Promise<string | undefined> =>
    binaries.postgres &&
    startPostgres(context, binaries.postgres, ({ socketFolder, outsideFolder }) => {
      run.state.folders.push(socketFolder);
      if (outsideFolder) run.state.dataFolders.push(outsideFolder);
      run.save();
    });
  const startOwnRedis = async (): Promise<string | undefined> => binaries.redis && (plan.redisSentinel ? startSentinel : startRedis)(context, binaries.redis);
  const [nats, redis, postgres] = await step('Starting the servers', onProgress, async () => {
    // All of them settle before a fault is told, so that none is left starting behind the back of what cleans up.
    const starts = [startOwnNats(), startOwnRedis(), startOwnPostgres()] as const;
    await Promise.allSettled(starts);
    return Promise.all(starts);
  });
  const natsUrl = urls.nats ?? '';
  const servers: Servers = {
    databaseAdminUrl: postgres ?? urls.postgres ?? '',
    natsAdminUrl: nats?.adminUrl ?? process.env['NATS_ADMIN_URL'] ?? natsUrl,
    redisUrl: redis ?? urls.redis ?? '',
    natsUrlOf: (user) => nats?.urlOf(user, secrets.get(`nats-${user}`)) ?? natsUrl,
    natsProgram: binaries.nats?.path,
    own: new Set((['nats', 'redis', 'postgres'] as const).filter((kind) => binaries[kind])),
    secrets,
    context,
  };
  run.state.urls = { database: servers.databaseAdminUrl, nats: servers.natsAdminUrl, redis: servers.redisUrl };
  run.save();
  const describe = (kind: ServerKind, title: string): string => {
    const binary = binaries[kind];
    return binary ? `${title} ${binary.version.join('.')} (${binary.source})` : `${title} of the environment`;
  };
  onProgress(`Servers: ${describe('nats', 'NATS')}, ${describe('redis', 'Redis')}, ${describe('postgres', 'Postgres')}`);
  return servers;
}

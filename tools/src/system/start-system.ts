import { bootstrapDatabase } from '@smartap/database';
import { busUsers, ensureStreams } from '@smartap/messaging';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ManagedProcess } from '../processes/managed-process.js';
import { Links } from '../links/links.js';
import { startToxiproxy } from '../links/start-toxiproxy.js';
import { freePort } from '../processes/ports.js';
import { step } from '../progress.js';
import { ROOT } from '../root.js';
import type { Secrets } from '../servers/secrets.js';
import type { ServerKind } from '../servers/server-kind.js';
import { startServers, type Servers } from '../servers/start-servers.js';
import { startTraceReceiver } from '../trace/receiver.js';
import { migrateService } from './migrate.js';
import { ProcessHandle } from './process-handle.js';
import { Run } from './run.js';
import { COMPILE_CACHE, inheritedEnv, migrationEnv, serviceEnv, type ServiceEnvPlan } from './service-env.js';
import { SERVICES, type ServiceName } from '@smartap/contracts';
import { serviceProcess, serviceProgram } from './start-services.js';
import type { ProcessName, RunningSystem, SystemOptions } from './system.js';

/** Runs that share a server of the environment have a database each. */
const databaseName = (name: string): string => (name === 'main' ? 'smartap' : `smartap_${name.replaceAll('-', '_')}`);

/** The names of the processes of a service. */
function processNames(service: ServiceName, replicas: SystemOptions['replicas'] = 1): ProcessName[] {
  const count = typeof replicas === 'number' ? replicas : (replicas[service] ?? 1);
  return Array.from({ length: count }, (_, i): ProcessName => (i === 0 ? service : `${service}-${i + 1}`));
}

function natsUsers(secrets: Secrets) {
  return busUsers().map(({ user, publish, subscribe }) => ({ user, password: secrets.get(`nats-${user}`), publish, subscribe, allowResponses: true }));
}

/** The same plan with each of its servers behind a proxy. */
async function throughLinks(plan: ServiceEnvPlan, links: Links): Promise<ServiceEnvPlan> {
  const { service } = plan;
  const storage = new URL(plan.storageUrl);
  const endpoint = storage.searchParams.get('endpoint');
  if (endpoint) storage.searchParams.set('endpoint', await links.lay(service, 's3', endpoint));
  return {
    ...plan,
    databaseAdminUrl: await links.lay(service, 'postgres', plan.databaseAdminUrl),
    natsUrl: await links.lay(service, 'nats', plan.natsUrl),
    redisUrl: await links.lay(service, 'redis', plan.redisUrl),
    storageUrl: storage.href,
  };
}

/** Brings the schema of each service to what its code in that checkout wants. */
async function migrate(plans: readonly ServiceEnvPlan[], checkout: string): Promise<void> {
  await Promise.all(
    plans.map((plan) =>
      migrateService(plan.service, serviceProgram(plan.service, checkout).migrate, { ...COMPILE_CACHE, ...inheritedEnv(), ...migrationEnv(plan) }),
    ),
  );
}

async function prepare(servers: Servers, replicas: number, plans: readonly ServiceEnvPlan[], checkout: string): Promise<void> {
  const [first] = plans;
  if (!first) return;
  await Promise.all([
    bootstrapDatabase({
      adminUrl: servers.databaseAdminUrl,
      database: first.database,
      services: plans.map(({ service, ownerPassword, servicePassword }) => ({ name: service, ownerPassword, servicePassword })),
    }),
    ensureStreams(servers.natsAdminUrl, { replicas }),
  ]);
  await migrate(plans, checkout);
}

async function launch(run: Run, options: SystemOptions): Promise<RunningSystem> {
  const { onProgress } = run;
  const { env = {}, autoRestart = true, tracing = true, services = SERVICES, checkout = ROOT } = options;
  for (const service of services) serviceProgram(service, checkout);
  const { natsNodes = 1, redisSentinel = false, proxied = false } = options;
  const servers = await startServers(run, {
    natsUsers,
    autoRestart,
    natsNodes,
    redisSentinel,
    alwaysPrivate: [...(natsNodes > 1 ? (['nats'] as const) : []), ...(redisSentinel ? (['redis'] as const) : [])],
  });
  const links = proxied ? new Links(await startToxiproxy(servers.context)) : undefined;
  const receiver = tracing ? await startTraceReceiver(join(run.folder, 'traces.jsonl')) : undefined;
  run.onClose(async () => receiver?.close());
  const { secrets } = servers;
  const objectsFolder = join(run.folder, 'objects');
  mkdirSync(objectsFolder, { recursive: true });
  const storageUrl = options.storageUrl ?? `file://${objectsFolder}`;
  const plans: ServiceEnvPlan[] = [];
  for (const service of services) {
    plans.push({
      service,
      databaseAdminUrl: servers.databaseAdminUrl,
      database: databaseName(run.name),
      ownerPassword: secrets.get(`database-${service}-owner`),
      servicePassword: secrets.get(`database-${service}`),
      natsUrl: servers.natsUrlOf(service),
      redisUrl: servers.redisUrl,
      storageUrl,
      port: await freePort(service === 'gateway' ? options.gatewayPort : undefined),
      jwtSecret: secrets.get('jwt'),
      otlpUrl: receiver?.url,
    });
  }
  await step('Making schemas, roles and streams, migrating', onProgress, () => prepare(servers, natsNodes, plans, checkout));
  const started: { service: ServiceName; managed: ManagedProcess; handle: ProcessHandle<ProcessName> }[] = [];
  for (const plan of plans) {
    const { service } = plan;
    const reached = links ? await throughLinks(plan, links) : plan;
    for (const name of processNames(service, options.replicas)) {
      const port = name === service ? plan.port : await freePort();
      const all = { ...inheritedEnv(), ...serviceEnv({ ...reached, port }), ...env, ...options.serviceEnv?.[service] };
      const managed = serviceProcess(run, { name, program: serviceProgram(service, checkout), port, env: all }, autoRestart);
      run.register('service', managed);
      started.push({ service, managed, handle: new ProcessHandle(name, managed) });
    }
  }
  const many = started.length > services.length ? ` in ${started.length} processes` : '';
  await step(`Starting ${services.length} services${many}`, onProgress, async () => {
    const starts = started.map(({ managed }) => managed.start());
    await Promise.all(starts);
  });
  const gatewayUrl = started.find(({ handle }) => handle.name === 'gateway')?.handle.url ?? '';
  run.markReady(gatewayUrl);
  const databaseUrl = new URL(servers.databaseAdminUrl);
  databaseUrl.pathname = `/${databaseName(run.name)}`;
  const own = new Map(run.servers().map((managed) => [managed.name, managed]));
  const serverHandle = (kind: ServerKind): Partial<Record<ServerKind, ProcessHandle<ServerKind>>> => {
    const managed = own.get(kind);
    return managed ? { [kind]: new ProcessHandle(kind, managed) } : {};
  };
  return {
    name: run.name,
    folder: run.folder,
    gatewayUrl,
    adminUrls: { ...run.state.urls },
    database: databaseName(run.name),
    databaseUrl: databaseUrl.href,
    jwtSecret: secrets.get('jwt'),
    storageUrl,
    processes: started.map(({ handle }) => handle),
    servers: { ...serverHandle('nats'), ...serverHandle('postgres'), ...serverHandle('redis') },
    nodes: run.servers().map((managed) => new ProcessHandle(managed.name, managed)),
    links,
    migrateTo: (target) => step('Migrating', onProgress, () => migrate(plans, target)),
    programsOf: (target) =>
      new Map(
        started.map(({ service, handle }) => {
          const { args, folder: cwd } = serviceProgram(service, target);
          return [handle.name, { args, cwd }];
        }),
      ),
    natsUrlOf: servers.natsUrlOf,
    stop: () => run.close(),
    killAll: () => run.killAll(),
  };
}

/**
 * Finds or starts NATS, Redis and Postgres, makes schemas, roles and streams, migrates, starts every service as its own
 * process and waits until all are ready. When anything fails, everything it started is ended before it throws.
 *
 * @throws LaunchError with what to do, also when a run of that name is there already
 */
export async function startSystem(options: SystemOptions): Promise<RunningSystem> {
  const run = await Run.open(options.name, options.ephemeral ?? false, options.onProgress ?? (() => undefined));
  const abort = (): void => void run.close();
  options.signal?.addEventListener('abort', abort, { once: true });
  try {
    const system = await launch(run, options);
    options.signal?.throwIfAborted();
    options.signal?.removeEventListener('abort', abort);
    return system;
  } catch (error) {
    await run.close();
    throw error;
  }
}

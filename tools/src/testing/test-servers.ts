import { busUsers } from '@smartap/messaging';
import type { NatsAccount } from '../servers/nats-config.js';
import type { Secrets } from '../servers/secrets.js';
import { startServers } from '../servers/start-servers.js';
import type { Run } from '../system/run.js';

/** Accounts of the test NATS, one for each test worker, so that workers never see each other's streams. */
export const WORKERS = 8;

/** One account a worker, and PERM with the users and permissions of production. */
function accounts(secrets: Secrets): NatsAccount[] {
  const ofWorkers = Array.from({ length: WORKERS }, (_, index) => ({
    name: `W${index + 1}`,
    users: [{ user: `w${index + 1}`, password: secrets.get('nats-worker') }],
  }));
  const ofProduction = busUsers().map(({ user, publish, subscribe }) => ({
    user,
    password: secrets.get('nats-worker'),
    publish,
    subscribe,
    allowResponses: true,
  }));
  return [...ofWorkers, { name: 'PERM', users: ofProduction }];
}

/** Starts the servers of a test run and gives the environment that tells the tests of them. */
export async function startTestServers(run: Run): Promise<Record<string, string>> {
  const servers = await startServers(run, { natsAccounts: accounts, autoRestart: false, alwaysPrivate: ['nats'] });
  const nats = new URL(servers.natsAdminUrl);
  const password = encodeURIComponent(servers.secrets.get('nats-worker'));
  return {
    TEST_DATABASE_ADMIN_URL: servers.databaseAdminUrl,
    TEST_REDIS_URL: servers.redisUrl,
    TEST_NATS_URL_TEMPLATE: `nats://w{worker}:${password}@${nats.host}`,
    TEST_NATS_PERM_URL_TEMPLATE: `nats://{user}:${password}@${nats.host}`,
    TEST_NATS_SERVER_BIN: servers.natsProgram ?? '',
  };
}

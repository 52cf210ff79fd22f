/** URLs of the real servers a test runs against. */
export interface TestServers {
  /** A Postgres role that may create databases and roles. */
  readonly databaseAdminUrl: string;
  /** A NATS account that no other worker of this run uses; JetStream is on and everything is allowed in it. */
  readonly natsUrl: string;
  /** Shared by all workers: use keys of your own. */
  readonly redisUrl: string;
}

const NATS_ACCOUNTS = 8;

/** 1 to 8: the number of this worker, which is the number of its NATS account. */
function worker(): number {
  return ((Math.max(1, Number(process.env['VITEST_POOL_ID'] ?? 1)) - 1) % NATS_ACCOUNTS) + 1;
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: this test needs the real servers, which npm test starts. Run it by npm test -- <file>.`);
  return value;
}

/**
 * The servers that `npm test` has started for this worker.
 *
 * @throws when the test was not run by `npm test`
 */
export function testServers(): TestServers {
  return {
    databaseAdminUrl: required('TEST_DATABASE_ADMIN_URL'),
    natsUrl: required('TEST_NATS_URL_TEMPLATE').replace('{worker}', String(worker())),
    redisUrl: required('TEST_REDIS_URL'),
  };
}

/**
 * URL of a user of the bus with the permissions it has in production, in a NATS account apart.
 *
 * @param user `admin` or the name of a service
 * @throws when the test was not run by `npm test`
 */
export function productionBusUrl(user: string): string {
  return required('TEST_NATS_PERM_URL_TEMPLATE').replace('{user}', encodeURIComponent(user));
}

/** Path of the nats-server program, for tests that start one of their own. */
export function natsServerProgram(): string {
  return required('TEST_NATS_SERVER_BIN');
}

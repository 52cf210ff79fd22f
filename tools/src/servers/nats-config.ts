/** A password that the server reads from its environment, for a configuration that may be shown. */
export interface PasswordVariable {
  variable: string;
}

/** One NATS user; a permission list that is left out allows everything in the user's account. */
export interface NatsUser<Password = string> {
  user: string;
  password: Password;
  publish?: readonly string[];
  subscribe?: readonly string[];
  /** May answer requests on the reply subject it was given. */
  allowResponses?: boolean;
}

/** A NATS account: its own subjects and streams, invisible to others. */
export interface NatsAccount<Password = string> {
  name: string;
  users: readonly NatsUser<Password>[];
}

/** What a server is rendered from. Users outside an account share the one default account. */
export interface NatsConfig {
  port: number;
  /** Address it listens on; loopback when left out. */
  host?: string;
  /** Folder of the streams. */
  storeDir: string;
  users?: readonly NatsUser<string | PasswordVariable>[];
  accounts?: readonly NatsAccount<string | PasswordVariable>[];
  /** Largest message in bytes; NATS's own default of 1 MiB when left out. */
  maxPayloadBytes?: number;
  /** Port of the monitoring endpoint on loopback. */
  monitorPort?: number;
  /** This server among those of a cluster: its name, the port the others reach it by, and theirs. */
  cluster?: { serverName: string; port: number; routes: readonly number[] };
}

const ALL_IN_ONE = 'SMARTAP';

const quoted = (text: string): string => JSON.stringify(text);
const list = (subjects: readonly string[]): string => `[${subjects.map(quoted).join(', ')}]`;

/** An empty list must deny everything; NATS reads an empty allow list as no limit. */
const allowed = (subjects: readonly string[]): string => (subjects.length > 0 ? `{ allow: ${list(subjects)} }` : '{ deny: [">"] }');

function renderUser({ user, password, publish, subscribe, allowResponses }: NatsUser<string | PasswordVariable>): string {
  const permissions = [
    ...(publish ? [`publish: ${allowed(publish)}`] : []),
    ...(subscribe ? [`subscribe: ${allowed(subscribe)}`] : []),
    ...(allowResponses ? ['allow_responses: true'] : []),
  ];
  const tail = permissions.length > 0 ? `, permissions: { ${permissions.join(', ')} }` : '';
  return `{ user: ${quoted(user)}, password: ${typeof password === 'string' ? quoted(password) : `$${password.variable}`}${tail} }`;
}

function renderCluster({ serverName, port, routes }: NonNullable<NatsConfig['cluster']>): string[] {
  const urls = routes.map((route) => `nats://127.0.0.1:${route}`);
  return [`server_name: ${quoted(serverName)}`, `cluster: { name: "smartap", host: "127.0.0.1", port: ${port}, routes: ${list(urls)} }`];
}

function renderAccount({ name, users }: NatsAccount<string | PasswordVariable>): string {
  const lines = users.map((user) => `      ${renderUser(user)}`);
  return [`  ${name}: {`, '    jetstream: enabled', '    users: [', ...lines, '    ]', '  }'].join('\n');
}

/**
 * The server's configuration file: JetStream on, no one comes in without a password.
 *
 * @throws when there is no user at all.
 */
export function renderNatsConfig(config: NatsConfig): string {
  const host = config.host ?? '127.0.0.1';
  const accounts = [...(config.users?.length ? [{ name: ALL_IN_ONE, users: config.users }] : []), ...(config.accounts ?? [])];
  if (accounts.length === 0) throw new Error('A NATS configuration needs at least one user.');
  return [
    `host: ${quoted(host)}`,
    `port: ${config.port}`,
    ...(config.monitorPort ? [`http: ${quoted(`${host}:${config.monitorPort}`)}`] : []),
    ...(config.cluster ? renderCluster(config.cluster) : []),
    `max_payload: ${config.maxPayloadBytes ?? 1_048_576}`,
    'max_connections: 1000',
    `jetstream: { store_dir: ${quoted(config.storeDir)}, max_mem: 256MB, max_file: 20GB }`,
    'accounts: {',
    ...accounts.map(renderAccount),
    '}',
    '',
  ].join('\n');
}

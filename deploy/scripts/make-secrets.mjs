#!/usr/bin/env node
// Makes the passwords of an installation and writes the URLs that hold them, for compose or for Kubernetes. Needs Node alone.
import { randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const SERVICES = ['gateway', 'intake', 'extraction', 'validation', 'matching', 'approval'];

const HELP = `Usage: make-secrets.mjs compose | kubernetes [options]

  compose      writes docker/.env, unless it is there already
  kubernetes   prints Secret manifests: pipe them to kubectl apply -f -

Options for kubernetes:
  --namespace <name>   namespace of the release (default: smartap)
  --postgres <host>    host[:port] of Postgres (default: postgres)
  --nats <hosts>       host[:port] of NATS, several separated by commas (default: nats)
  --redis <host>       host[:port] of Redis (default: redis)
  --database <name>    database of SmartAP (default: smartap)
  --dev-servers        also the secrets of deploy/kubernetes/dev-servers.yaml
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    namespace: { type: 'string', default: 'smartap' },
    postgres: { type: 'string', default: 'postgres' },
    nats: { type: 'string', default: 'nats' },
    redis: { type: 'string', default: 'redis' },
    database: { type: 'string', default: 'smartap' },
    'dev-servers': { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

const password = () => randomBytes(24).toString('base64url');
const upper = (service) => service.toUpperCase();

function passwords() {
  const each = (kind) => Object.fromEntries(SERVICES.map((service) => [service, `${kind}-${password()}`]));
  return {
    postgres: password(),
    natsAdmin: `a-${password()}`,
    redis: password(),
    jwt: randomBytes(48).toString('base64url'),
    objectsKey: password(),
    database: each('d'),
    owner: each('o'),
    nats: each('n'),
  };
}

function natsUrl(user, secret, hosts) {
  return hosts
    .split(',')
    .map((host) => `nats://${user}:${secret}@${host}`)
    .join(',');
}

function compose() {
  const file = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'docker', '.env');
  if (existsSync(file)) {
    process.stdout.write(`${file} is there already and stays as it is.\n`);
    return;
  }
  const made = passwords();
  const lines = [
    `POSTGRES_PASSWORD=${made.postgres}`,
    `NATS_PASSWORD_ADMIN=${made.natsAdmin}`,
    `REDIS_PASSWORD=${made.redis}`,
    `AUTH_JWT_SECRET=${made.jwt}`,
    ...SERVICES.flatMap((service) => [
      `DATABASE_PASSWORD_${upper(service)}=${made.database[service]}`,
      `OWNER_PASSWORD_${upper(service)}=${made.owner[service]}`,
      `NATS_PASSWORD_${upper(service)}=${made.nats[service]}`,
    ]),
  ];
  writeFileSync(file, `# Made by deploy/scripts/make-secrets.mjs. Keep it: the volumes hold these passwords.\n${lines.join('\n')}\n`, { mode: 0o600 });
  process.stdout.write(`wrote ${file}\n`);
}

function manifest(name, data) {
  const lines = Object.entries(data).map(([key, value]) => `  ${key}: ${JSON.stringify(value)}`);
  return ['apiVersion: v1', 'kind: Secret', `metadata: { name: ${name}, namespace: ${values.namespace} }`, 'type: Opaque', 'stringData:', ...lines].join('\n');
}

function kubernetes() {
  const made = passwords();
  const at = (role, secretOfRole, database) => `postgres://${role}:${secretOfRole}@${values.postgres}/${database}`;
  const documents = SERVICES.map((service) =>
    manifest(`smartap-${service}`, {
      DATABASE_URL: at(`smartap_${service}`, made.database[service], values.database),
      DATABASE_OWNER_URL: at(`smartap_${service}_owner`, made.owner[service], values.database),
      NATS_URL: natsUrl(service, made.nats[service], values.nats),
      ...(service === 'gateway' ? { AUTH_JWT_SECRET: made.jwt } : {}),
    }),
  );
  documents.push(
    manifest('smartap-shared', { REDIS_URL: `redis://:${made.redis}@${values.redis}` }),
    manifest('smartap-admin', { DATABASE_ADMIN_URL: at('postgres', made.postgres, 'postgres'), NATS_ADMIN_URL: natsUrl('admin', made.natsAdmin, values.nats) }),
  );
  if (values['dev-servers']) {
    documents.push(
      manifest('smartap-storage', { AWS_ACCESS_KEY_ID: 'smartap', AWS_SECRET_ACCESS_KEY: made.objectsKey }),
      manifest('smartap-dev-servers', {
        POSTGRES_PASSWORD: made.postgres,
        REDIS_PASSWORD: made.redis,
        NATS_PASSWORD_ADMIN: made.natsAdmin,
        ...Object.fromEntries(SERVICES.map((service) => [`NATS_PASSWORD_${upper(service)}`, made.nats[service]])),
      }),
    );
  }
  process.stdout.write(`${documents.join('\n---\n')}\n`);
}

const command = { compose, kubernetes }[positionals[0] ?? ''];
if (values.help || !command) {
  (values.help ? process.stdout : process.stderr).write(HELP);
  process.exitCode = values.help ? 0 : 2;
} else command();

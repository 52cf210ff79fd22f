import 'reflect-metadata';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'nats';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identify, isRunning } from '../processes/pid.js';
import { readState, runFolder } from '../processes/state-file.js';
import { waitUntil } from '../processes/wait.js';
import { startSystem } from './start-system.js';
import type { RunningSystem, SystemOptions } from './system.js';

const MAIN = `
import { createServer } from 'node:http';
createServer((request, response) => {
  if (request.url === '/crash') process.exit(7);
  response.end(JSON.stringify({ status: 'ok', env: request.url === '/env' ? process.env : undefined }));
}).listen(Number(process.env.PORT), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
`;

/** Two services as a build leaves them. */
function layCheckout(root: string, migration: string): void {
  const register = join(root, 'libs', 'observability', 'dist');
  mkdirSync(register, { recursive: true });
  writeFileSync(join(register, 'register.js'), '');
  for (const service of ['gateway', 'intake']) {
    const folder = join(root, 'services', service);
    mkdirSync(join(folder, 'dist'), { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    writeFileSync(join(folder, 'dist', 'main.js'), MAIN);
    writeFileSync(join(folder, 'dist', 'migrate.js'), migration);
  }
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe(startSystem, () => {
  const folder = mkdtempSync(join(tmpdir(), 'smartap-spec-'));
  const name = `spec-${process.pid}`;
  const lines: string[] = [];
  const options: SystemOptions = {
    name,
    ephemeral: true,
    services: ['gateway', 'intake'],
    checkout: folder,
    replicas: { intake: 2 },
    env: { SPEC: 'yes' },
    onProgress: (line) => lines.push(line),
  };
  let sut: RunningSystem;

  beforeAll(async () => {
    layCheckout(folder, 'process.exit(process.env.DATABASE_OWNER_URL ? 0 : 1)');
    sut = await startSystem(options);
  });

  afterAll(async () => {
    await sut?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function envOf(service: string): Promise<Record<string, string>> {
    const url = sut.processes.find((handle) => handle.name === service)?.url ?? '';
    const body: { env: Record<string, string> } = JSON.parse(await (await fetch(`${url}/env`)).text());
    return body.env;
  }

  it('gives each service its own login and no right of the administrator', async () => {
    const env = await envOf('intake');
    expect(env['SPEC']).toBe('yes');
    expect(env['AUTH_JWT_SECRET']).toBeUndefined();
    expect(Object.values(env)).not.toContain(sut.adminUrls.database);
    expect((await envOf('gateway'))['AUTH_JWT_SECRET']).toBe(sut.jwtSecret);
    expect(await query(env['DATABASE_URL'] ?? '', 'select current_user::text as login')).toEqual([{ login: 'smartap_intake' }]);
  });

  it('starts as many replicas as are asked for, each on a port of its own, with the same login', async () => {
    expect(sut.processes.map(({ name: own }) => own)).toEqual(['gateway', 'intake', 'intake-2']);
    const [one, two] = [await envOf('intake'), await envOf('intake-2')];
    expect(two['PORT']).not.toBe(one['PORT']);
    expect(two['DATABASE_URL']).toBe(one['DATABASE_URL']);
  });

  it('holds a service to its own subjects on the bus', async () => {
    const { host, username, password } = new URL(sut.natsUrlOf('intake'));
    const refused: string[] = [];
    const connection = await connect({ servers: host, user: username, pass: password });
    void (async () => {
      for await (const status of connection.status()) if (status.permissionContext) refused.push(status.permissionContext.subject);
    })();
    connection.publish('smartap.00000000-0000-4000-8000-000000000000.invoice.approved.v1');
    await connection.flush();
    expect(await waitUntil(() => refused.length > 0, 5000)).toBe(true);
    await connection.close();
  });

  it('keeps the data and the port of a server that is killed and started again', async () => {
    await query(sut.databaseUrl, 'create table kept as select 42 as answer');
    for (const kind of ['postgres', 'nats', 'redis'] as const) {
      const server = sut.servers[kind];
      const { pid, port } = server ?? {};
      await server?.kill('SIGKILL');
      await server?.restart();
      expect(server?.port).toBe(port);
      expect(server?.pid).not.toBe(pid);
    }
    expect(await query(sut.databaseUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('starts a service again that has crashed, and says so', async () => {
    const intake = sut.processes.find((handle) => handle.name === 'intake');
    const { pid } = intake ?? {};
    await fetch(`${intake?.url ?? ''}/crash`).catch(() => undefined);
    expect(await waitUntil(() => intake?.pid !== undefined && intake.pid !== pid, 10_000)).toBe(true);
    expect(lines.some((line) => line.startsWith('intake ended (code 7)'))).toBe(true);
  });

  it('migrates to another checkout while all run on, and starts its code where it is told to', async () => {
    const other = mkdtempSync(join(tmpdir(), 'smartap-spec-'));
    try {
      layCheckout(other, `import { writeFileSync } from 'node:fs'; writeFileSync(new URL('migrated', import.meta.url), '');`);
      const intake = sut.processes.find((handle) => handle.name === 'intake');
      const { pid } = intake ?? {};
      await sut.migrateTo(other);
      expect(['gateway', 'intake'].map((service) => existsSync(join(other, 'services', service, 'dist', 'migrated')))).toEqual([true, true]);
      expect(intake?.pid).toBe(pid);
      await intake?.restart(sut.programsOf(other).get('intake'));
      expect(realpathSync(`/proc/${intake?.pid}/cwd`)).toBe(join(realpathSync(other), 'services', 'intake'));
      await expect(sut.migrateTo(join(other, 'nowhere'))).rejects.toThrow('cannot start');
    } finally {
      rmSync(other, { recursive: true, force: true });
    }
  });

  it('refuses a second run of the same name', async () => {
    await expect(startSystem(options)).rejects.toThrow('runs already');
  });

  it('names a service that is not built', async () => {
    await expect(startSystem({ ...options, name: `${name}-unbuilt`, services: ['matching'] })).rejects.toThrow('The service matching cannot start');
    expect(existsSync(runFolder(`${name}-unbuilt`))).toBe(false);
  });

  it('ends everything it started and leaves nothing', async () => {
    const ids = (readState(name)?.processes ?? []).flatMap(({ id }) => id ?? []);
    expect(ids).toHaveLength(6);
    expect(ids.every((id) => isRunning(id))).toBe(true);
    await sut.stop();
    expect(ids.filter((id) => isRunning(id))).toEqual([]);
    expect(identify(process.pid)).toBeDefined();
    expect(existsSync(runFolder(name))).toBe(false);
  });
});

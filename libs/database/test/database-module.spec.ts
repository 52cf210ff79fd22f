import { NestFactory } from '@nestjs/core';
import { pause } from '@smartap/runtime';
import { TestDatabase } from '@smartap/testing';
import { connect as open, createServer, type Server } from 'node:net';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DatabaseModule, type SchemaDefinition } from '../src/index.js';
import { CreateThings1768500000000, thingsIn } from './things.js';

class Missing1768500000002 extends CreateThings1768500000000 {
  override name = 'Missing1768500000002';
}

let database: TestDatabase;
beforeAll(async () => {
  database = await TestDatabase.create(thingsIn('theta'));
});
afterAll(() => database.drop());

const start = (definition: SchemaDefinition, url: string) => {
  const settings = { DATABASE_URL: url, DATABASE_POOL_SIZE: 2, DATABASE_POOL_MAX_OVERFLOW: 2, DATABASE_POOL_TIMEOUT: 5, DATABASE_POOL_RECYCLE: 3600 };
  return NestFactory.createApplicationContext(DatabaseModule.forService(definition, settings), { abortOnError: false, logger: false });
};

/** The same database by a port at which nobody listens yet. */
async function behindAPort(): Promise<{ url: string; listen: () => Promise<Server> }> {
  const url = new URL(database.url('theta'));
  const [host, port] = [url.hostname, Number(url.port)];
  const server = createServer((socket) => {
    const upstream = open(port, host);
    for (const end of [socket, upstream]) end.on('error', () => end.destroy());
    socket.pipe(upstream).pipe(socket);
  });
  const listen = (at: number) => new Promise<Server>((resolve) => server.listen(at, '127.0.0.1', () => resolve(server)));
  await listen(0);
  const address = server.address();
  const free = typeof address === 'object' && address !== null ? address.port : 0;
  await new Promise((resolve) => server.close(resolve));
  url.host = `127.0.0.1:${free}`;
  return { url: url.href, listen: () => listen(free) };
}

describe(DatabaseModule.name, () => {
  it('gives the data source, and ends its connections with the service', async () => {
    const app = await start(thingsIn('theta'), database.url('theta'));
    const source = app.get(DataSource);
    expect(await source.query('select count(*)::int as n from thing')).toEqual([{ n: 0 }]);
    await app.close();
    expect(source.isInitialized).toBe(false);
  });

  it('waits for a database that comes later', async () => {
    const { url, listen } = await behindAPort();
    const starting = start(thingsIn('theta'), url);
    // The first attempt has met nobody by then.
    await pause(500);
    const server = await listen();
    const app = await starting;
    expect(app.get(DataSource).isInitialized).toBe(true);
    await app.close();
    await new Promise((resolve) => server.close(resolve));
  }, 20_000);

  it('refuses a schema that is behind at once, and leaves no connection', async () => {
    const behind = { schema: 'theta', migrations: [CreateThings1768500000000, Missing1768500000002] };
    await expect(start(behind, database.url('theta'))).rejects.toMatchObject({ code: 'SCHEMA_BEHIND' });
    await expect.poll(() => database.count("pg_stat_activity where application_name = 'smartap-theta' and datname = current_database()")).toBe(0);
  });
});

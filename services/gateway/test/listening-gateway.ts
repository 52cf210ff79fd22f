import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { AuthSettings, signToken, type Role } from '@smartap/auth';
import { CacheSettings } from '@smartap/cache';
import { loadSettings, newId } from '@smartap/runtime';
import { connectTransports, rootModule } from '@smartap/service';
import { TestBus, TestDatabase, testServers } from '@smartap/testing';
import { GatewaySettings } from '../src/config.js';
import { gateway } from '../src/gateway.definition.js';
import { GatewayModule } from '../src/gateway.module.js';
import { configureHttp } from '../src/http/configure-http.js';
import { serverOptions } from '../src/http/server-options.js';

const SECRET = randomBytes(32).toString('hex');

/** What gateways of one test share. */
export interface GatewayServers {
  readonly database: TestDatabase;
  readonly natsUrl: string;
  readonly folder: string;
  close(): Promise<void>;
}

/** A database, streams and a folder of a test's own. */
export async function gatewayServers(natsUrl?: string): Promise<GatewayServers & { bus: TestBus | undefined }> {
  const folder = await mkdtemp(join(tmpdir(), 'smartap-gateway-'));
  const bus = natsUrl === undefined ? await TestBus.open() : undefined;
  const database = await TestDatabase.create(gateway.schema);
  const close = async (): Promise<void> => {
    await bus?.close();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  };
  return { database, bus, natsUrl: natsUrl ?? testServers().natsUrl, folder, close };
}

/** A gateway on a port, put together as its `main.ts` does. */
export class ListeningGateway {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly port: number,
  ) {}

  static async start(servers: GatewayServers, environment: Readonly<Record<string, string>> = {}): Promise<ListeningGateway> {
    const settings = loadSettings(GatewaySettings, {
      DATABASE_URL: servers.database.url('gateway'),
      NATS_URL: servers.natsUrl,
      STORAGE_URL: pathToFileURL(servers.folder).href,
      ...environment,
    });
    const module = GatewayModule.with({
      gateway: settings,
      auth: loadSettings(AuthSettings, { AUTH_JWT_SECRET: SECRET }),
      cache: loadSettings(CacheSettings, { REDIS_URL: testServers().redisUrl }),
    });
    const testing = await Test.createTestingModule({ imports: [rootModule({ definition: gateway, settings, module })] }).compile();
    const app = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter(serverOptions(settings)), { logger: false });
    await configureHttp(app, settings);
    await connectTransports(app);
    await app.listen(0, '127.0.0.1');
    return new ListeningGateway(app, Number(new URL(await app.getUrl()).port));
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async stop(): Promise<void> {
    await this.app.close();
  }

  /** Calls it; what is no JSON comes as text. */
  async call(
    method: string,
    path: string,
    { token, body, headers = {} }: { token?: string; body?: string | Uint8Array<ArrayBuffer>; headers?: Record<string, string> } = {},
  ): Promise<{ status: number; headers: Headers; body: Record<string, unknown>; text: string }> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, headers: response.headers, body: json && text ? (JSON.parse(text) as Record<string, unknown>) : {}, text };
  }

  upload(token: string, body = `<Invoice>${newId()}</Invoice>`, headers: Record<string, string> = {}): ReturnType<ListeningGateway['call']> {
    return this.call('POST', '/api/v1/invoices', { token, body, headers: { 'content-type': 'application/xml', ...headers } });
  }
}

/** A token of somebody of this tenant. */
export function aToken(tenantId: string, roles: readonly Role[] = ['clerk'], subject = 'clara'): Promise<string> {
  return signToken({ AUTH_JWT_SECRET: SECRET, AUTH_ISSUER: 'smartap', AUTH_AUDIENCE: 'smartap-api' }, { subject, tenantId, roles: [...roles], kind: 'person' });
}

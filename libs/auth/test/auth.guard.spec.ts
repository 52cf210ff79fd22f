import 'reflect-metadata';
import { Controller, Get, Module, Param, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ApiKeyRecord,
  Authenticated,
  AuthGuard,
  AuthModule,
  AuthSettings,
  CurrentPrincipal,
  issueApiKey,
  type Principal,
  Public,
  Requires,
  type Role,
  signToken,
} from '../src/index.js';

const settings = Object.assign(new AuthSettings(), { AUTH_JWT_SECRET: 'a secret of more than thirty-two characters' });
const TENANT = '0190a0a0-0000-7000-8000-000000000001';
const keys = new Map<string, ApiKeyRecord>();
const submitted: string[] = [];

@Controller('invoices')
@Requires('invoice:read')
class InvoiceController {
  @Get(':id')
  one(@Param('id') id: string, @CurrentPrincipal() principal: Principal): object {
    return { id, tenant: principal.tenantId, subject: principal.subject, kind: principal.kind };
  }

  @Post()
  @Requires('invoice:submit')
  submit(@CurrentPrincipal() { subject }: Principal): object {
    submitted.push(subject);
    return {};
  }
}

@Controller()
class OtherController {
  @Get('open')
  @Public()
  open(): object {
    return { open: true };
  }

  @Get('me')
  @Authenticated()
  me(@CurrentPrincipal() principal: Principal): Principal {
    return principal;
  }

  @Get('both')
  @Requires('audit:read', 'policy:write')
  both(): object {
    return {};
  }

  @Get('forgotten')
  forgotten(): object {
    return {};
  }
}

@Module({
  imports: [AuthModule.forRoot({ settings, apiKeyStore: { find: async (id) => keys.get(id) } })],
  controllers: [InvoiceController, OtherController],
})
class AppModule {}

describe(AuthGuard.name, () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await NestFactory.create<NestFastifyApplication>(AppModule, new FastifyAdapter(), { logger: false });
    await app.init();
  });
  afterAll(async () => {
    await app.close();
  });

  const call = async (path: string, headers: Record<string, string> = {}, method: 'GET' | 'POST' = 'GET') => {
    const response = await app.inject({ method, url: path, headers });
    return { status: response.statusCode, headers: response.headers, body: response.json<Record<string, unknown>>() };
  };
  const bearer = async (...roles: Role[]): Promise<Record<string, string>> => ({
    authorization: `Bearer ${await signToken(settings, { subject: 'ada', tenantId: TENANT, roles, kind: 'person' })}`,
  });

  it('lets a permitted caller in and tells the handler who it is', async () => {
    expect(await call('/invoices/7', await bearer('clerk'))).toMatchObject({
      status: 200,
      body: { id: '7', tenant: TENANT, subject: 'ada', kind: 'person' },
    });
  });

  it('takes the scheme in any case', async () => {
    const { authorization = '' } = await bearer('clerk');
    expect(await call('/invoices/7', { authorization: authorization.replace('Bearer', 'bEARER') })).toMatchObject({ status: 200 });
  });

  it('asks an unknown caller who it is', async () => {
    const { status, headers, body } = await call('/invoices/7');
    expect(status).toBe(401);
    expect(headers['www-authenticate']).toBe('Bearer realm="smartap"');
    expect(headers['content-type']).toContain('application/problem+json');
    expect(body).toMatchObject({ status: 401, code: 'UNAUTHENTICATED', title: 'Not authenticated' });
  });

  it.each(['Basic YTpi', 'Bearer', 'Bearer ', 'Bearer a b', 'Bearer x.y.z', 'sap_x'])('refuses Authorization: %s', async (authorization) => {
    const { status, headers, body } = await call('/invoices/7', { authorization });
    expect(status).toBe(401);
    expect(headers['www-authenticate']).toBe('Bearer realm="smartap", error="invalid_token"');
    expect(body).toMatchObject({ code: 'CREDENTIAL_INVALID' });
  });

  it('takes an API key, in its tenant, and refuses it revoked', async () => {
    const { key, id, record } = issueApiKey({ tenantId: TENANT, roles: ['integration'], subject: 'erp' });
    keys.set(id, record);
    expect(await call('/invoices/7', { 'x-api-key': key })).toMatchObject({ status: 200, body: { tenant: TENANT, subject: 'erp', kind: 'service' } });
    keys.set(id, { ...record, revokedAt: new Date() });
    expect(await call('/invoices/7', { 'x-api-key': key })).toMatchObject({ status: 401, body: { code: 'CREDENTIAL_INVALID' } });
  });

  it('refuses two credentials at once, even good ones', async () => {
    const { key, id, record } = issueApiKey({ tenantId: TENANT, roles: ['integration'], subject: 'erp' });
    keys.set(id, record);
    expect(await call('/invoices/7', { ...(await bearer('clerk')), 'x-api-key': key })).toMatchObject({ status: 401 });
  });

  it('takes the tenant from the credential and from nothing else', async () => {
    const other = '0190a0a0-0000-7000-8000-000000000002';
    const { body } = await call(`/invoices/7?tenant=${other}&tenantId=${other}`, { ...(await bearer('clerk')), 'x-tenant': other, 'x-tenant-id': other });
    expect(body['tenant']).toBe(TENANT);
  });

  it('refuses what the caller may not do, before the handler, alike for all ids', async () => {
    const answers = await Promise.all(['/invoices/7', '/invoices/none'].map(async (path) => call(path, await bearer('platform'))));
    expect(answers[0]).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    expect(answers[0]?.body).toEqual(answers[1]?.body);
    expect(answers[0]?.headers['www-authenticate']).toBeUndefined();
    expect(await call('/invoices', await bearer('auditor'), 'POST')).toMatchObject({ status: 403 });
    expect(submitted).toEqual([]);
    expect(await call('/invoices', await bearer('clerk'), 'POST')).toMatchObject({ status: 201 });
    expect(submitted).toEqual(['ada']);
  });

  it('wants every permission that a route names', async () => {
    expect(await call('/both', await bearer('auditor'))).toMatchObject({ status: 403, body: { missing: ['policy:write'] } });
    expect(await call('/both', await bearer('controller'))).toMatchObject({ status: 200 });
  });

  it('lets everybody into a public route, every known caller into one that says so, and nobody into one that says nothing', async () => {
    expect(await call('/open')).toMatchObject({ status: 200, body: { open: true } });
    expect(await call('/open', { authorization: 'Bearer broken' })).toMatchObject({ status: 200 });
    expect(await call('/me', await bearer())).toMatchObject({ status: 200, body: { subject: 'ada', roles: [] } });
    expect(await call('/me')).toMatchObject({ status: 401 });
    expect(await call('/forgotten', await bearer('admin', 'controller', 'platform'))).toMatchObject({ status: 403 });
  });
});

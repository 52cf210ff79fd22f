import 'reflect-metadata';
import type { webcrypto } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, exportSPKI, generateKeyPair, type JWK, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuthSettings, type Principal, signToken, TokenVerifier } from '../src/index.js';

const NOW = new Date('2026-03-01T12:00:00Z');
const SECONDS = Math.floor(NOW.getTime() / 1000);
const SECRET = 'a secret of more than thirty-two characters';
const clock = { now: () => NOW };
const principal: Principal = {
  subject: 'ada',
  tenantId: '0190a0a0-0000-7000-8000-000000000001',
  roles: ['clerk', 'approver'],
  kind: 'person',
  name: 'Ada Clerk',
};

function someSettings(change: Partial<AuthSettings> = {}): AuthSettings {
  return Object.assign(new AuthSettings(), { AUTH_JWT_SECRET: SECRET }, change);
}
const claims = (change: object = {}): Record<string, unknown> => ({
  sub: 'ada',
  tenant: principal.tenantId,
  roles: ['clerk'],
  iss: 'smartap',
  aud: 'smartap-api',
  exp: SECONDS + 60,
  ...change,
});
const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const sign = async (payload: Record<string, unknown>, secret = SECRET, alg = 'HS256'): Promise<string> =>
  new SignJWT(payload).setProtectedHeader({ alg }).sign(new TextEncoder().encode(secret));

describe('TokenVerifier with a secret', () => {
  const sut = new TokenVerifier(someSettings(), clock);
  const refuses = async (token: string, code = 'CREDENTIAL_INVALID'): Promise<void> => {
    await expect(sut.verify(token)).rejects.toMatchObject({ code, status: 401, retryable: false });
  };

  it('gives back the principal that was signed', async () => {
    expect(await sut.verify(await signToken(someSettings(), principal, { now: NOW }))).toEqual(principal);
  });

  it('takes a service and leaves out roles it does not know', async () => {
    const token = await sign(claims({ kind: 'service', roles: ['integration', 'offline_access', '__proto__'] }));
    expect(await sut.verify(token)).toMatchObject({ kind: 'service', roles: ['integration'] });
  });

  it('allows clocks to differ by five seconds and no more', async () => {
    expect(await sut.verify(await sign(claims({ exp: SECONDS - 4 })))).toMatchObject({ subject: 'ada' });
    await refuses(await sign(claims({ exp: SECONDS - 5 })), 'CREDENTIAL_EXPIRED');
  });

  it('says that a token has expired', async () => {
    await refuses(await signToken(someSettings(), principal, { now: NOW, lifetimeSeconds: -60 }), 'CREDENTIAL_EXPIRED');
  });

  it('remembers a proven token for its life and no longer', async () => {
    let now = NOW;
    const moving = new TokenVerifier(someSettings({ AUTH_PROVEN_SECONDS: 3600 }), { now: () => now });
    const token = await sign(claims({ exp: SECONDS + 60 }));
    const first = await moving.verify(token);
    expect(await moving.verify(token)).toBe(first);
    now = new Date(NOW.getTime() + 64_000);
    expect(await moving.verify(token)).toBe(first);
    now = new Date(NOW.getTime() + 65_000);
    await expect(moving.verify(token)).rejects.toMatchObject({ code: 'CREDENTIAL_EXPIRED' });
  });

  it('does not look at one that is far too long', async () => {
    await refuses(await sign(claims({ name: 'x'.repeat(8192) })));
  });

  it('refuses one signed with another secret, expired or not', async () => {
    await refuses(await sign(claims(), 'another secret of more than thirty-two characters'));
    await refuses(await sign(claims({ exp: 1 }), 'another secret of more than thirty-two characters'));
  });

  it('refuses one whose tenant or roles were changed after signing', async () => {
    const [header, , signature] = (await sign(claims())).split('.');
    for (const change of [{ tenant: '0190a0a0-0000-7000-8000-000000000002' }, { roles: ['platform'] }]) {
      await refuses(`${header}.${encode(claims(change))}.${signature}`);
    }
  });

  it.each(['none', 'None', 'NONE', 'HS512', 'RS256', '', 'toString'])('refuses the algorithm %j', async (alg) => {
    const unsigned = `${encode({ alg, typ: 'JWT' })}.${encode(claims())}`;
    await refuses(`${unsigned}.`);
    await refuses(`${unsigned}.${(await sign(claims())).split('.')[2]}`);
  });

  it('refuses a true signature by an algorithm that is not on the list', async () => {
    await refuses(await sign(claims(), SECRET.repeat(2), 'HS512'));
    await refuses(await sign(claims(), SECRET, 'HS384'));
  });

  it.each<[string, object]>([
    ['another issuer', { iss: 'elsewhere' }],
    ['another audience', { aud: 'smartap-console' }],
    ['no issuer', { iss: undefined }],
    ['no audience', { aud: undefined }],
    ['no end', { exp: undefined }],
    ['a start in the future', { nbf: SECONDS + 60 }],
    ['no subject', { sub: undefined }],
    ['an empty subject', { sub: '' }],
    ['no tenant', { tenant: undefined }],
    ['a tenant that is no UUID', { tenant: 'acme' }],
    ['two tenants in one', { tenant: `${principal.tenantId},0190a0a0-0000-7000-8000-000000000002` }],
    ['a tenant that is a list', { tenant: [principal.tenantId] }],
    ['no roles', { roles: undefined }],
    ['roles as text', { roles: 'platform' }],
  ])('refuses %s', async (_, change) => {
    await refuses(await sign(claims(change)));
  });

  it.each(['', '.', '..', 'a.b.c', 'sap_0123456789abcdef_x', '🦄.🦄.🦄', 'e30.e30.', 'bnVsbA.bnVsbA.'])('refuses %j', async (token) => {
    await refuses(token);
  });
});

describe('TokenVerifier with an identity provider', () => {
  let server: Server;
  let url: string;
  let key: webcrypto.CryptoKey;
  let publicPem: string;
  let answer: { status: number; body: string };
  let published: string;
  const signRs = async (payload: Record<string, unknown>, signer: webcrypto.CryptoKey = key, kid = 'k1'): Promise<string> =>
    new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid }).sign(signer);

  beforeAll(async () => {
    const pair = await generateKeyPair('RS256', { extractable: true });
    key = pair.privateKey;
    publicPem = await exportSPKI(pair.publicKey);
    const jwk: JWK = { ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
    published = JSON.stringify({ keys: [jwk] });
    answer = { status: 200, body: published };
    server = createServer((_, response) => {
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/certs`;
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });
  const aVerifier = (change: Partial<AuthSettings> = {}): TokenVerifier =>
    new TokenVerifier(someSettings({ AUTH_JWKS_URL: url, ...change }), clock);

  it('proves tokens by the published keys, beside those of the secret', async () => {
    const sut = aVerifier();
    expect(await sut.verify(await signRs(claims()))).toMatchObject({ subject: 'ada', tenantId: principal.tenantId });
    expect(await sut.verify(await sign(claims()))).toMatchObject({ subject: 'ada' });
  });

  it('refuses a key that is not published, under a known id or another', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    for (const kid of ['k1', 'k2']) {
      await expect(aVerifier().verify(await signRs(claims(), privateKey, kid))).rejects.toMatchObject({ code: 'CREDENTIAL_INVALID' });
    }
  });

  it('does not take the public key for a secret', async () => {
    for (const AUTH_JWT_SECRET of [undefined, SECRET]) {
      const forged = await sign(claims(), publicPem);
      await expect(aVerifier({ AUTH_JWT_SECRET }).verify(forged)).rejects.toMatchObject({ code: 'CREDENTIAL_INVALID' });
    }
  });

  it.each([
    ['answers 500', { status: 500, body: '' }],
    ['answers no JSON', { status: 200, body: '<html>' }],
    ['answers no key set', { status: 200, body: '{}' }],
  ])('asks to try again while the provider %s, and then works', async (_, fault) => {
    const sut = aVerifier();
    const token = await signRs(claims());
    answer = fault;
    try {
      await expect(sut.verify(token)).rejects.toMatchObject({ code: 'AUTH_UNAVAILABLE', status: 503, retryable: true });
    } finally {
      answer = { status: 200, body: published };
    }
    expect(await sut.verify(token)).toMatchObject({ subject: 'ada' });
  });

  it('asks to try again when the provider is not there', async () => {
    const sut = aVerifier({ AUTH_JWKS_URL: 'http://127.0.0.1:9/certs' });
    await expect(sut.verify(await signRs(claims()))).rejects.toMatchObject({ code: 'AUTH_UNAVAILABLE' });
  });
});

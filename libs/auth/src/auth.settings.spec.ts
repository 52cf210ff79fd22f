import 'reflect-metadata';
import { loadSettings } from '@smartap/runtime';
import { describe, expect, it } from 'vitest';
import { AuthSettings } from './auth.settings.js';

const SECRET = 's'.repeat(32);

describe(AuthSettings.name, () => {
  it('takes a secret, a key set, or both', () => {
    expect(loadSettings(AuthSettings, { AUTH_JWT_SECRET: SECRET })).toMatchObject({
      AUTH_JWT_SECRET: SECRET,
      AUTH_ISSUER: 'smartap',
      AUTH_AUDIENCE: 'smartap-api',
      AUTH_CLOCK_TOLERANCE_SECONDS: 5,
    });
    const AUTH_JWKS_URL = 'http://keycloak:8080/certs';
    expect(loadSettings(AuthSettings, { AUTH_JWKS_URL })).toMatchObject({ AUTH_JWKS_URL });
    expect(loadSettings(AuthSettings, { AUTH_JWKS_URL, AUTH_JWT_SECRET: SECRET })).toMatchObject({ AUTH_JWKS_URL });
  });

  it.each([
    {},
    { AUTH_JWT_SECRET: 'short' },
    { AUTH_JWKS_URL: 'ftp://x/certs' },
    { AUTH_JWKS_URL: 'https://x/certs', AUTH_JWT_SECRET: 'short' },
    { AUTH_JWT_SECRET: SECRET, AUTH_CLOCK_TOLERANCE_SECONDS: '3600' },
  ])('refuses %j', (environment) => {
    expect(() => loadSettings(AuthSettings, environment)).toThrow(expect.objectContaining({ code: 'SETTINGS_INVALID' }));
  });
});

import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type ApiKeyRecord, issueApiKey, parseApiKey } from './api-key.js';
import { ApiKeyVerifier } from './api-key.verifier.js';

const NOW = new Date('2026-03-01T12:00:00Z');
const grant = { tenantId: '0190a0a0-0000-7000-8000-000000000001', roles: ['integration'] as const, subject: 'erp' };

function aVerifier(records: Record<string, ApiKeyRecord>): ApiKeyVerifier {
  return new ApiKeyVerifier({ find: async (id) => records[id] }, { now: () => NOW });
}

describe(issueApiKey.name, () => {
  it('keeps only a hash of the secret', () => {
    const { key, id, record } = issueApiKey(grant);
    const secret = parseApiKey(key)?.secret ?? '';
    expect(key).toBe(`sap_${id}_${secret}`);
    expect(record).toEqual({ ...grant, hash: createHash('sha256').update(secret).digest('hex') });
    expect(JSON.stringify(record)).not.toContain(secret);
  });

  it('never makes the same twice, and always one that can be read', () => {
    const keys = Array.from({ length: 200 }, () => issueApiKey(grant).key);
    expect(new Set(keys).size).toBe(200);
    expect(keys.every((key) => parseApiKey(key) !== undefined)).toBe(true);
  });
});

describe(ApiKeyVerifier.name, () => {
  it('gives the principal that the record names', async () => {
    const { key, id, record } = issueApiKey(grant);
    expect(await aVerifier({ [id]: record }).verify(key)).toEqual({ ...grant, kind: 'service' });
  });

  it.each<[string, Partial<ApiKeyRecord>, string]>([
    ['revoked', { revokedAt: new Date('2020-01-01') }, 'CREDENTIAL_INVALID'],
    ['expired this very moment', { expiresAt: NOW }, 'CREDENTIAL_EXPIRED'],
    ['kept with a broken hash', { hash: '' }, 'CREDENTIAL_INVALID'],
    ['kept with the hash of an empty secret', { hash: createHash('sha256').digest('hex') }, 'CREDENTIAL_INVALID'],
  ])('refuses one that is %s', async (_, change, code) => {
    const { key, id, record } = issueApiKey(grant);
    await expect(aVerifier({ [id]: { ...record, ...change } }).verify(key)).rejects.toMatchObject({ code, status: 401 });
  });

  it('takes one that expires later', async () => {
    const { key, id, record } = issueApiKey({ ...grant, expiresAt: new Date(NOW.getTime() + 1) });
    expect(await aVerifier({ [id]: record }).verify(key)).toMatchObject({ subject: 'erp' });
  });

  it('refuses the secret of another key, an unknown id, and what is no key', async () => {
    const [one, two] = [issueApiKey(grant), issueApiKey(grant)];
    const sut = aVerifier({ [one.id]: one.record, [two.id]: two.record });
    const mixed = `sap_${one.id}_${parseApiKey(two.key)?.secret ?? ''}`;
    for (const key of [mixed, issueApiKey(grant).key, '', 'sap__', `${one.key}x`, ` ${one.key}`, one.key.toUpperCase()]) {
      await expect(sut.verify(key)).rejects.toMatchObject({ code: 'CREDENTIAL_INVALID' });
    }
  });

  it('does not tell an expired key to somebody without its secret', async () => {
    const { id, record } = issueApiKey({ ...grant, expiresAt: new Date(0) });
    const guess = issueApiKey(grant).key.replace(/^sap_[0-9a-f]+/, `sap_${id}`);
    await expect(aVerifier({ [id]: record }).verify(guess)).rejects.toMatchObject({ code: 'CREDENTIAL_INVALID' });
  });
});

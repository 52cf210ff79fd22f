import 'reflect-metadata';
import { describe, expect, it } from 'vitest';
import { cacheKey } from './cache-key.js';

const TENANT = '0190a0a0-0000-7000-8000-000000000001';

describe(cacheKey.name, () => {
  it('is readable where the id is short', () => {
    expect(cacheKey({ tenant: TENANT, kind: 'vendor', id: '42' })).toBe(`${TENANT}:vendor:42`);
  });

  it.each(['x'.repeat(101), '{"state": "open"}', 'Müller', 'a\nb'])('hashes %j', (id) => {
    const key = cacheKey({ tenant: TENANT, kind: 'list', id });
    expect(key).toMatch(new RegExp(`^${TENANT}:list:sha256-[0-9a-f]{64}$`));
    expect(cacheKey({ tenant: TENANT, kind: 'list', id: `${id}.` })).not.toBe(key);
  });

  it.each([
    { tenant: 'a:b', kind: 'vendor', id: '1' },
    { tenant: '', kind: 'vendor', id: '1' },
    { tenant: TENANT, kind: 'vendor:x', id: '1' },
    { tenant: TENANT, kind: 'Vendor', id: '1' },
    { tenant: TENANT, kind: 'vendor', id: '' },
  ])('refuses %j, which could meet another', (name) => {
    expect(() => cacheKey(name)).toThrow(expect.objectContaining({ code: 'CACHE_KEY_INVALID' }));
  });
});

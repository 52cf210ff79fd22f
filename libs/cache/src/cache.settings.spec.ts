import 'reflect-metadata';
import { loadSettings } from '@smartap/runtime';
import { describe, expect, it } from 'vitest';
import { CacheSettings } from './cache.settings.js';

describe(CacheSettings.name, () => {
  it('takes Redis, or goes without', () => {
    expect(loadSettings(CacheSettings, { REDIS_URL: 'redis://127.0.0.1:6379/2' })).toMatchObject({
      CACHE_ENABLED: true,
      REDIS_ENABLED: true,
      CACHE_TTL_SECONDS: 60,
    });
    expect(loadSettings(CacheSettings, { REDIS_ENABLED: 'false' })).toMatchObject({ REDIS_ENABLED: false });
    expect(loadSettings(CacheSettings, { CACHE_ENABLED: '0', CACHE_TTL_SECONDS: '5' })).toMatchObject({ CACHE_ENABLED: false, CACHE_TTL_SECONDS: 5 });
    expect(loadSettings(CacheSettings, { REDIS_URL: 'redis+sentinel://a:26379,b:26379/mymaster' })).toMatchObject({ REDIS_ENABLED: true });
    expect(loadSettings(CacheSettings, { REDIS_URL: 'rediss://user:word@redis:6380' })).toMatchObject({ REDIS_ENABLED: true });
  });

  it.each([{}, { REDIS_URL: 'http://x' }, { REDIS_URL: 'nonsense' }, { REDIS_ENABLED: 'false', CACHE_TTL_SECONDS: '0' }])('refuses %j', (environment) => {
    expect(() => loadSettings(CacheSettings, environment)).toThrow(expect.objectContaining({ code: 'SETTINGS_INVALID' }));
  });
});

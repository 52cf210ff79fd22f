import { describe, expect, it } from 'vitest';
import { isRedisUrl, readRedisUrl } from './redis-url.js';

describe(readRedisUrl, () => {
  it('leaves the address of one Redis as it is', () => {
    expect(readRedisUrl('rediss://user:word@redis:6380/2')).toEqual({ url: 'rediss://user:word@redis:6380/2' });
  });

  it('reads sentinels with the name of the master', () => {
    expect(readRedisUrl('redis+sentinel://a:26380,b/mymaster')).toEqual({ options: { sentinels: [{ host: 'a', port: 26_380 }, { host: 'b', port: 26_379 }], name: 'mymaster' } });
  });

  it('reads login, database and TLS of a Redis behind sentinels', () => {
    expect(readRedisUrl('rediss+sentinel://us%40er:p%3Aw@a:1/m/3?sentinelPassword=x')).toEqual({
      options: { sentinels: [{ host: 'a', port: 1 }], name: 'm', username: 'us@er', password: 'p:w', db: 3, sentinelPassword: 'x', tls: {}, enableTLSForSentinelMode: true },
    });
  });

  it.each(['http://x', 'nonsense', '', undefined, 'redis+sentinel://a:1', 'redis+sentinel:///m', 'redis+sentinel://a:x/m'])('does not take %j', (text) => {
    expect(isRedisUrl(text)).toBe(false);
  });
});

import type { RedisOptions } from 'ioredis';

const SENTINEL = /^redis(s?)\+sentinel:\/\/(?:([^@/]*)@)?([^/@]+)\/([^/?]+)(?:\/(\d+))?(?:\?sentinelPassword=([^&]*))?$/;
const DEFAULT_SENTINEL_PORT = 26_379;

/** Where Redis is: an address, or the sentinels that know it. */
export type RedisTarget = { readonly url: string } | { readonly options: RedisOptions };

/**
 * Reads `redis://[user:password@]host:port/database` (`rediss` for TLS), or a Redis that sentinels look after:
 * `redis+sentinel://[user:password@]host:port,host:port/master[/database][?sentinelPassword=…]`. User and password are those
 * of Redis itself.
 *
 * @throws Error when it is neither
 */
export function readRedisUrl(text: string): RedisTarget {
  const match = SENTINEL.exec(text);
  if (!match) {
    const url = URL.parse(text);
    if (url === null || !['redis:', 'rediss:'].includes(url.protocol) || url.hostname === '') throw new Error('no URL of Redis');
    return { url: text };
  }
  const [, tls, login, hosts = '', name = '', database, sentinelPassword] = match;
  const [username, password] = login === undefined ? [] : login.split(':').map((part) => decodeURIComponent(part));
  return {
    options: {
      sentinels: hosts.split(',').map(addressOf),
      name: decodeURIComponent(name),
      ...(username ? { username } : {}),
      ...(password ? { password } : {}),
      ...(database ? { db: Number(database) } : {}),
      ...(sentinelPassword ? { sentinelPassword: decodeURIComponent(sentinelPassword) } : {}),
      ...(tls ? { tls: {}, enableTLSForSentinelMode: true } : {}),
    },
  };
}

/** True for what {@link readRedisUrl} can read. */
export function isRedisUrl(value: unknown): boolean {
  try {
    return typeof value === 'string' && readRedisUrl(value) !== undefined;
  } catch {
    return false;
  }
}

function addressOf(text: string): { host: string; port: number } {
  const url = URL.parse(`redis://${text}`);
  if (url === null || url.hostname === '' || url.pathname !== '') throw new Error('no address of a sentinel');
  return { host: url.hostname, port: url.port === '' ? DEFAULT_SENTINEL_PORT : Number(url.port) };
}

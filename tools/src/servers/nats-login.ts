/** What NATS's client is given to log in. */
export interface NatsLogin {
  servers: string[];
  user?: string;
  pass?: string;
}

/** Reads a URL of NATS, or those of a cluster separated by commas, which share one login. */
export function natsLogin(urls: string): NatsLogin {
  const servers = urls.split(',').map((url) => new URL(url));
  const first = servers[0];
  const login = first?.username ? { user: decodeURIComponent(first.username), pass: decodeURIComponent(first.password) } : {};
  return { servers: servers.map(({ host }) => host), ...login };
}

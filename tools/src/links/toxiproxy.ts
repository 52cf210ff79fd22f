/** What is done to the bytes of a link; see toxiproxy's own list of toxics. */
export type Toxic =
  | { readonly type: 'latency'; /** Milliseconds. */ readonly latency: number; readonly jitter?: number }
  | { readonly type: 'bandwidth'; /** KB a second. */ readonly rate: number }
  /** Cuts what is sent into pieces of about so many bytes, with so many microseconds between them. */
  | { readonly type: 'slicer'; readonly average_size: number; readonly size_variation: number; readonly delay: number }
  /** Nothing comes through; the connection is closed after so many milliseconds, 0: never. */
  | { readonly type: 'timeout'; readonly timeout: number }
  /** A reset after so many milliseconds. */
  | { readonly type: 'reset_peer'; readonly timeout: number }
  /** Closed after so many bytes. */
  | { readonly type: 'limit_data'; readonly bytes: number };

/** A running toxiproxy, by its HTTP interface. */
export class Toxiproxy {
  constructor(private readonly url: string) {}

  /** True when it serves. */
  async answers(): Promise<boolean> {
    const response = await fetch(`${this.url}/version`, { signal: AbortSignal.timeout(1000) });
    await response.body?.cancel();
    return response.ok;
  }

  /** A way from one port of loopback to another. */
  add(name: string, listenPort: number, targetPort: number): Promise<void> {
    return this.call('POST', '/proxies', { name, listen: `127.0.0.1:${listenPort}`, upstream: `127.0.0.1:${targetPort}`, enabled: true });
  }

  /** Ends its connections and refuses new ones; or lets them in again. */
  enable(name: string, enabled: boolean): Promise<void> {
    return this.call('POST', `/proxies/${name}`, { enabled });
  }

  /** From here on the link behaves like this in both directions, also for connections that stand. */
  async poison(name: string, { type, ...attributes }: Toxic): Promise<void> {
    for (const stream of ['upstream', 'downstream']) {
      await this.call('POST', `/proxies/${name}/toxics`, { name: `${type}-${stream}`, type, stream, toxicity: 1, attributes });
    }
  }

  /** Everything is as it was: all links whole and quick. */
  reset(): Promise<void> {
    return this.call('POST', '/reset');
  }

  private async call(method: string, path: string, body?: object): Promise<void> {
    const response = await fetch(`${this.url}${path}`, { method, signal: AbortSignal.timeout(10_000), ...(body ? { body: JSON.stringify(body) } : {}) });
    const text = await response.text();
    if (!response.ok) throw new Error(`toxiproxy answered ${method} ${path} by ${response.status}: ${text}`);
  }
}

/** What the load generator is asked, as JSON in its first argument. */
export interface LoadRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  /** The body as base64. */
  readonly body?: string;
  readonly connections: number;
  readonly seconds: number;
}

/** What it prints. */
export interface LoadResult {
  readonly requestsPerSecond: number;
  readonly ms: { readonly p50: number; readonly p95: number; readonly p99: number; readonly max: number };
  /** Broken connections, time-outs and answers that are no success. */
  readonly errors: number;
  /** How often each status was answered. */
  readonly statuses: Readonly<Record<string, number>>;
}

import { setTimeout as delay } from 'node:timers/promises';

/** What the API refused, in its own words (RFC 9457). */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
  ) {
    super(detail);
  }
}

/** A request; `body` is sent as JSON, bytes as they are. */
export interface ApiRequest {
  readonly body?: object;
  readonly bytes?: { readonly content: Uint8Array; readonly mediaType: string; readonly filename: string };
  /** Sent as Idempotency-Key: a repeat has the first answer. */
  readonly key?: string;
  /** Sent as If-Match: the ETag that was seen. */
  readonly ifMatch?: string;
}

const ATTEMPTS = 8;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 3000;
const DEADLINE_MS = 20_000;

/** Calls the API on behalf of one person or service. Repeats what failed in transit, which keys make safe. */
export class Api {
  constructor(
    private readonly baseUrl: string,
    readonly token: string,
  ) {}

  get<T>(path: string): Promise<T> {
    return this.send<T>('GET', path, {});
  }

  post<T>(path: string, request: ApiRequest): Promise<T> {
    return this.send<T>('POST', path, request);
  }

  /** Adds a version of a policy. */
  async putPolicy(path: string, change: (policy: object) => object): Promise<void> {
    const { version, policy } = await this.get<{ version: number; policy: object }>(path);
    await this.send('PUT', path, { body: change(policy), ifMatch: `"v${version}"` });
  }

  put<T>(path: string, request: ApiRequest): Promise<T> {
    return this.send<T>('PUT', path, request);
  }

  private async send<T>(method: string, path: string, request: ApiRequest): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1));
      try {
        return await this.once<T>(method, path, request);
      } catch (error) {
        const passing = !(error instanceof ApiError) || error.status === 429 || error.status === 502 || error.status === 503;
        if (!passing || attempt >= ATTEMPTS) throw error;
        await delay(pause);
      }
    }
  }

  private async once<T>(method: string, path: string, { body, bytes, key, ifMatch }: ApiRequest): Promise<T> {
    const headers: Record<string, string> = { authorization: `Bearer ${this.token}` };
    if (key) headers['idempotency-key'] = key;
    if (ifMatch) headers['if-match'] = ifMatch;
    if (body) headers['content-type'] = 'application/json';
    if (bytes) {
      headers['content-type'] = bytes.mediaType;
      headers['content-disposition'] = `attachment; filename*=UTF-8''${encodeURIComponent(bytes.filename)}`;
    }
    const content = bytes ? Buffer.from(bytes.content) : body ? JSON.stringify(body) : undefined;
    const response = await fetch(`${this.baseUrl}${path}`, {
      method,
      headers,
      signal: AbortSignal.timeout(DEADLINE_MS),
      ...(content === undefined ? {} : { body: content }),
    });
    const text = await response.text();
    if (response.ok) return JSON.parse(text) as T;
    throw refusal(response.status, text);
  }
}

function refusal(status: number, text: string): ApiError {
  try {
    const { code = '', detail = text }: { code?: string; detail?: string } = JSON.parse(text);
    return new ApiError(status, code, detail);
  } catch {
    return new ApiError(status, '', text.slice(0, 200));
  }
}

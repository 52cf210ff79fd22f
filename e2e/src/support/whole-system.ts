import { signToken, type Role } from '@smartap/auth';
import type { RecognisedKind } from '@smartap/contracts';
import { startSystem, waitUntil, type RunningSystem, type SystemOptions } from '@smartap/tools';

const PLATFORM = '00000000-0000-7000-8000-000000000000';

/** What the gateway answered. */
export interface Answer<Body = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** What callers of a gateway are made from. */
export interface Gateway {
  readonly gatewayUrl: string;
  readonly jwtSecret: string;
}

/** Somebody of a tenant with these roles. */
export async function callerOf({ gatewayUrl, jwtSecret }: Gateway, tenantId: string, subject: string, ...roles: Role[]): Promise<Caller> {
  const settings = { AUTH_JWT_SECRET: jwtSecret, AUTH_ISSUER: 'smartap', AUTH_AUDIENCE: 'smartap-api' };
  return new Caller(gatewayUrl, await signToken(settings, { subject, tenantId, roles, kind: 'person' }));
}

/** A new tenant with a clerk up to 1,000, an approver up to 20,000 and a controller without limit. */
export async function tenantOf(gateway: Gateway): Promise<string> {
  const platform = await callerOf(gateway, PLATFORM, 'root', 'platform');
  const persons = [
    { subject: 'cleo', name: 'Cleo', roles: ['clerk'], limit: '1000' },
    { subject: 'anna', name: 'Anna', roles: ['approver'], limit: '20000' },
    { subject: 'carl', name: 'Carl', roles: ['controller'], limit: null },
  ];
  const { status, body } = await platform.call<{ tenantId: string }>('POST', '/api/v1/tenants', {
    name: 'Buyer',
    companyNames: ['Buyer GmbH'],
    vatIds: [],
    persons,
  });
  if (status !== 201) throw new Error(`The tenant was not made: ${status} ${JSON.stringify(body)}`);
  return body.tenantId;
}

/** Somebody who calls the gateway. */
export class Caller {
  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  /** The same caller, who goes to another address. */
  at(url: string): Caller {
    return new Caller(url, this.token);
  }

  async call<Body = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer<Body>> {
    const plain = body === undefined || body instanceof Uint8Array || body instanceof FormData || typeof body === 'string';
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.token}`, ...(plain ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: plain ? (body as Uint8Array<ArrayBuffer> | FormData | string) : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, headers: response.headers, body: (json ? JSON.parse(text) : { text }) as Body };
  }

  /** Hands a document in and gives the invoice's id. */
  async submit(bytes: Uint8Array, headers: Readonly<Record<string, string>> = {}): Promise<string> {
    const { status, body } = await this.call<{ invoiceId: string }>('POST', '/api/v1/invoices', bytes, { 'content-type': 'application/xml', ...headers });
    if (status !== 202) throw new Error(`The document was not taken: ${status} ${JSON.stringify(body)}`);
    return body.invoiceId;
  }

  /** Waits until an invoice is as the question wants it, and gives it. */
  async until(invoiceId: string, question: (invoice: InvoiceView) => boolean): Promise<InvoiceView & { readonly etag: string }> {
    let last: Answer<InvoiceView> | undefined;
    const found = await waitUntil(
      async () => {
        last = await this.call<InvoiceView>('GET', `/api/v1/invoices/${invoiceId}`);
        return last.status === 200 && question(last.body);
      },
      20_000,
      100,
    );
    if (!found || !last) throw new Error(`The invoice did not come so far: ${JSON.stringify(last?.body)}`);
    return { ...last.body, etag: last.headers.get('etag') ?? '' };
  }

  /** Waits until something has been decided. */
  decided(invoiceId: string): Promise<InvoiceView & { readonly etag: string }> {
    return this.until(invoiceId, (invoice) => invoice.outcome !== null);
  }

  /** The open tasks of an invoice. */
  async tasks(invoiceId: string): Promise<{ taskId: string; reason: string; kind: string }[]> {
    return (await this.call<{ tasks: { taskId: string; reason: string; kind: string }[] }>('GET', `/api/v1/tasks?invoiceId=${invoiceId}`)).body.tasks;
  }
}

/** An invoice as the gateway shows it. */
export interface InvoiceView {
  readonly invoiceId: string;
  readonly outcome: string | null;
  readonly stage: string;
  readonly explanation: string;
  readonly number: string | null;
  readonly due: string | null;
  readonly lineage: number[];
  readonly recognised: RecognisedKind | null;
  readonly timeline: { readonly type: string; readonly summary: string }[];
  readonly details: { readonly missing: string[]; readonly extraction: { invoice: { dueDate?: string }; evidence: Record<string, unknown> } | null };
}

/** All services on servers of their own. */
export class WholeSystem {
  private constructor(readonly running: RunningSystem) {}

  /** @param name of the test file: each has its own */
  static async start(name: string, { env, ...options }: Partial<SystemOptions> = {}): Promise<WholeSystem> {
    return new WholeSystem(await startSystem({ ...options, name: `e2e-${name}`, ephemeral: true, env: { LOG_LEVEL: 'warn', ...env } }));
  }

  stop(): Promise<void> {
    return this.running.stop();
  }

  /** Somebody of a tenant with these roles. */
  caller(tenantId: string, subject: string, ...roles: Role[]): Promise<Caller> {
    return callerOf(this.running, tenantId, subject, ...roles);
  }

  /** A new tenant: {@link tenantOf}. */
  tenant(): Promise<string> {
    return tenantOf(this.running);
  }
}

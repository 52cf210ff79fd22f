import { signToken, type Role } from '@smartap/auth';
import type { RunningSystem } from '@smartap/tools';

const PLATFORM = '00000000-0000-7000-8000-000000000000';

// Longer than the gateway itself waits for anything.
const TIMEOUT_MS = 60_000;

/** Calls the gateway as somebody. */
export type Call = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<{ status: number; body: Record<string, unknown> }>;

/** A token with these roles, good for a day. */
export function tokenOf(system: RunningSystem, tenantId: string, subject: string, roles: readonly Role[]): Promise<string> {
  const settings = { AUTH_JWT_SECRET: system.jwtSecret, AUTH_ISSUER: 'smartap', AUTH_AUDIENCE: 'smartap-api' };
  return signToken(settings, { subject, tenantId, roles: [...roles], kind: 'service' }, { lifetimeSeconds: 86_400 });
}

/** A caller of the gateway with these roles. */
export async function callerOf(system: RunningSystem, tenantId: string, subject: string, roles: readonly Role[]): Promise<Call> {
  const token = await tokenOf(system, tenantId, subject, roles);
  return async (method, path, body, headers = {}) => {
    const raw = body instanceof Uint8Array;
    const response = await fetch(`${system.gatewayUrl}${path}`, {
      method,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: { authorization: `Bearer ${token}`, ...(body === undefined || raw ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: raw ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
}

/** A person of a tenant; the limit is what they may approve up to, null without end. */
export interface Person {
  readonly subject: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly limit: string | null;
}

/** Adds a tenant and gives its id. */
export async function addTenant(system: RunningSystem, persons: readonly Person[] = []): Promise<string> {
  const call = await callerOf(system, PLATFORM, 'bench', ['platform']);
  const { status, body } = await call('POST', '/api/v1/tenants', { name: 'Bench', companyNames: ['Bench Buyer GmbH'], vatIds: [], persons });
  if (status !== 201 || typeof body['tenantId'] !== 'string') throw new Error(`The tenant was not added: ${status} ${JSON.stringify(body)}`);
  return body['tenantId'];
}

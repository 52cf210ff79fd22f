import { AuthSettings, signToken, type Role } from '@smartap/auth';
import { LaunchError } from '../launch.error.js';
import { isRunning } from '../processes/pid.js';
import { readState } from '../processes/state-file.js';
import { Secrets } from '../servers/secrets.js';

/** Where the gateway is and who calls it; what is missing comes from the environment, then from what `npm start` has started. */
export interface GatewayAccess {
  readonly url?: string;
  readonly token?: string;
  readonly apiKey?: string;
}

const MAIN = 'main';
const DEADLINE_MS = 30_000;
/** Operators belong to no tenant. */
const NO_TENANT = '00000000-0000-7000-8000-000000000000';

/** Who calls what runs on this machine. */
export interface LocalCaller {
  readonly tenantId: string;
  readonly role: Role;
}

const OPERATOR: LocalCaller = { tenantId: NO_TENANT, role: 'operator' };

/** What the gateway refused, in its own words. */
export class GatewayRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
  ) {
    super(detail);
  }
}

/** Calls the gateway's API for a command line. */
export class GatewayClient {
  private constructor(
    readonly url: string,
    private readonly credential: Readonly<Record<string, string>>,
  ) {}

  /**
   * @param own who it is where `npm start` runs here and no token is given; by default its operator
   * @throws LaunchError that says what to give
   */
  static async open(access: GatewayAccess, environment: NodeJS.ProcessEnv = process.env, own: LocalCaller = OPERATOR): Promise<GatewayClient> {
    const token = access.token ?? environment['SMARTAP_TOKEN'];
    const apiKey = access.apiKey ?? environment['SMARTAP_API_KEY'];
    const given: Readonly<Record<string, string>> | undefined = token ? { authorization: `Bearer ${token}` } : apiKey ? { 'x-api-key': apiKey } : undefined;
    const url = access.url ?? environment['SMARTAP_URL'];
    if (url && given) return new GatewayClient(url.replace(/\/$/, ''), given);
    if (url) throw new LaunchError('Who calls is not known.', 'Give --token (SMARTAP_TOKEN) or --api-key (SMARTAP_API_KEY) of somebody who may do that.');
    const local = readState(MAIN);
    if (!local || !isRunning(local.launcher) || !local.gatewayUrl)
      throw new LaunchError('No gateway is known.', 'Give --url (SMARTAP_URL) and --token (SMARTAP_TOKEN), or start SmartAP here: npm start');
    return new GatewayClient(local.gatewayUrl, given ?? { authorization: `Bearer ${await localToken(own)}` });
  }

  get<T>(path: string): Promise<T> {
    return this.send<T>('GET', path);
  }

  post<T>(path: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<T> {
    return this.send<T>('POST', path, body, headers);
  }

  delete<T>(path: string): Promise<T> {
    return this.send<T>('DELETE', path);
  }

  /** Sends a document as the body. */
  upload<T>(path: string, document: Uint8Array<ArrayBuffer>): Promise<T> {
    return this.send<T>('POST', path, document, { 'content-type': 'application/octet-stream' });
  }

  put<T>(path: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<T> {
    return this.send<T>('PUT', path, body, headers);
  }

  /**
   * @throws GatewayRefusal in the gateway's words
   * @throws LaunchError when it cannot be reached
   */
  private async send<T>(method: string, path: string, body?: object, more: Readonly<Record<string, string>> = {}): Promise<T> {
    const sent = body === undefined || body instanceof Uint8Array ? (body as Uint8Array<ArrayBuffer> | undefined) : JSON.stringify(body);
    const headers = { ...this.credential, ...(typeof sent === 'string' ? { 'content-type': 'application/json' } : {}), ...more };
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers,
      signal: AbortSignal.timeout(DEADLINE_MS),
      ...(sent === undefined ? {} : { body: sent }),
    }).catch((error: unknown) => {
      throw new LaunchError(
        `The gateway at ${this.url} cannot be reached: ${error instanceof Error ? error.message : String(error)}.`,
        'Check --url, and that it runs: npm run status',
      );
    });
    const text = await response.text();
    if (response.ok) return JSON.parse(text) as T;
    throw refusal(response.status, text);
  }
}

function localToken({ tenantId, role }: LocalCaller): Promise<string> {
  const settings = Object.assign(new AuthSettings(), { AUTH_JWT_SECRET: new Secrets(MAIN).get('jwt') });
  return signToken(settings, { subject: process.env['USER'] ?? 'operator', tenantId, roles: [role], kind: 'person' });
}

function refusal(status: number, text: string): GatewayRefusal {
  try {
    const { code = '', detail = text }: { code?: string; detail?: string } = JSON.parse(text);
    return new GatewayRefusal(status, code, detail);
  } catch {
    return new GatewayRefusal(status, '', text.slice(0, 200));
  }
}

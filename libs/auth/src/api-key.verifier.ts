import type { Clock } from '@smartap/runtime';
import { type ApiKeyStore, parseApiKey, secretMatches } from './api-key.js';
import { AuthError } from './auth.error.js';
import type { Principal } from './principal.js';
import { ProvenCredentials } from './proven-credentials.js';

/** How long and how many keys are remembered as proven. */
export interface ApiKeyMemory {
  /** 0: every request asks the store. */
  readonly seconds: number;
  readonly most: number;
}

/** Proves API keys against the store. */
export class ApiKeyVerifier {
  private readonly proven: ProvenCredentials;

  constructor(
    private readonly store: ApiKeyStore,
    private readonly clock: Clock,
    private readonly memory: ApiKeyMemory = { seconds: 0, most: 0 },
  ) {
    this.proven = new ProvenCredentials(memory.seconds === 0 ? 0 : memory.most, clock);
  }

  /** @throws AuthError `CREDENTIAL_INVALID` (unknown, wrong or revoked: one answer), `CREDENTIAL_EXPIRED` */
  async verify(key: string): Promise<Principal> {
    const parts = parseApiKey(key);
    if (parts === undefined) throw invalid();
    const known = this.proven.get(key);
    if (known !== undefined) return known;
    const record = await this.store.find(parts.id);
    const matches = secretMatches(parts.secret, record);
    if (record === undefined || !matches || record.revokedAt) throw invalid();
    if (record.expiresAt && record.expiresAt <= this.clock.now()) {
      throw new AuthError('CREDENTIAL_EXPIRED', 'The API key has expired. Ask your administrator for a new one.');
    }
    const { subject, tenantId, roles } = record;
    const principal: Principal = { subject, tenantId, roles, kind: 'service' };
    const untilMs = this.clock.now().getTime() + this.memory.seconds * 1000;
    this.proven.keep(key, principal, Math.min(untilMs, record.expiresAt?.getTime() ?? untilMs));
    return principal;
  }
}

function invalid(): AuthError {
  return new AuthError('CREDENTIAL_INVALID', 'The API key is not valid here.');
}

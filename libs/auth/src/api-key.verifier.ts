import type { Clock } from '@smartap/runtime';
import { type ApiKeyStore, parseApiKey, secretMatches } from './api-key.js';
import { AuthError } from './auth.error.js';
import type { Principal } from './principal.js';

/** Proves API keys against the store. */
export class ApiKeyVerifier {
  constructor(
    private readonly store: ApiKeyStore,
    private readonly clock: Clock,
  ) {}

  /** @throws AuthError `CREDENTIAL_INVALID` (unknown, wrong or revoked: one answer), `CREDENTIAL_EXPIRED` */
  async verify(key: string): Promise<Principal> {
    const parts = parseApiKey(key);
    if (parts === undefined) throw invalid();
    const record = await this.store.find(parts.id);
    const matches = secretMatches(parts.secret, record);
    if (record === undefined || !matches || record.revokedAt) throw invalid();
    if (record.expiresAt && record.expiresAt <= this.clock.now()) {
      throw new AuthError('CREDENTIAL_EXPIRED', 'The API key has expired. Ask your administrator for a new one.');
    }
    const { subject, tenantId, roles } = record;
    return { subject, tenantId, roles, kind: 'service' };
  }
}

function invalid(): AuthError {
  return new AuthError('CREDENTIAL_INVALID', 'The API key is not valid here.');
}

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Role } from './roles.js';

/** What is kept of an API key. The key itself is shown once, when it is issued. */
export interface ApiKeyRecord {
  readonly tenantId: string;
  /** SHA-256 of the secret, 64 hex digits. A slow hash is not needed: the secret has 256 random bits. */
  readonly hash: string;
  readonly roles: readonly Role[];
  /** Whom the key stands for, e.g. `erp-import`. */
  readonly subject: string;
  readonly expiresAt?: Date | null;
  readonly revokedAt?: Date | null;
}

/** Where the records are; the gateway's table. */
export interface ApiKeyStore {
  /** @param id 16 hex digits, unique over all tenants */
  find(id: string): Promise<ApiKeyRecord | undefined>;
}

/** A new key: `key` for the caller, `id` and `record` for the store. */
export interface IssuedApiKey {
  /** `sap_<id>_<secret>`: the prefix lets secret scanners find it in a repository. */
  readonly key: string;
  readonly id: string;
  readonly record: ApiKeyRecord;
}

const FORM = /^sap_([0-9a-f]{16})_([A-Za-z0-9_-]{43})$/;

/** Makes a key. Store `id` and `record`, give `key` away and forget it. */
export function issueApiKey(grant: Pick<ApiKeyRecord, 'tenantId' | 'roles' | 'subject' | 'expiresAt'>): IssuedApiKey {
  const id = randomBytes(8).toString('hex');
  const secret = randomBytes(32).toString('base64url');
  return { key: `sap_${id}_${secret}`, id, record: { ...grant, hash: hashSecret(secret) } };
}

/** The two parts of a key, `undefined` when it is none. */
export function parseApiKey(key: string): { id: string; secret: string } | undefined {
  const [, id, secret] = FORM.exec(key) ?? [];
  return id === undefined || secret === undefined ? undefined : { id, secret };
}

/** Compares in constant time. Without a record it compares all the same, so that time does not tell which ids exist. */
export function secretMatches(secret: string, record: ApiKeyRecord | undefined): boolean {
  const given = Buffer.from(hashSecret(secret), 'hex');
  const kept = Buffer.from(record?.hash ?? '', 'hex');
  const known = kept.length === given.length;
  return timingSafeEqual(given, known ? kept : Buffer.alloc(given.length)) && known;
}

function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

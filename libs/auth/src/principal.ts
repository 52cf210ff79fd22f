import type { Role } from './roles.js';

/** Who calls, as far as it has been proven. */
export interface Principal {
  /** Stable id of the person or service within its issuer. */
  readonly subject: string;
  /** UUID of the tenant on whose behalf everything is done. It comes from the credential and from nowhere else. */
  readonly tenantId: string;
  readonly roles: readonly Role[];
  readonly kind: 'person' | 'service';
  /** For people to read; never to decide by. */
  readonly name?: string;
}

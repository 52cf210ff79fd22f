import { AppError } from '@smartap/runtime';

/** Codes of {@link AuthError}. */
export type AuthErrorCode =
  /** No credential was given. */
  | 'UNAUTHENTICATED'
  /** A credential was given and is not good. Which part is wrong is not told, beyond that it has expired. */
  | 'CREDENTIAL_INVALID'
  | 'CREDENTIAL_EXPIRED'
  /** The caller is known and may not do this. Says the same whether the thing exists or not. */
  | 'FORBIDDEN'
  /** The keys that prove tokens are out of reach. Retryable. */
  | 'AUTH_UNAVAILABLE';

const STATUS = {
  UNAUTHENTICATED: 401,
  CREDENTIAL_INVALID: 401,
  CREDENTIAL_EXPIRED: 401,
  FORBIDDEN: 403,
  AUTH_UNAVAILABLE: 503,
} as const satisfies Record<AuthErrorCode, number>;

/** Why a caller is not let in. */
export class AuthError extends AppError {
  /** HTTP status: 401, 403 or 503. */
  readonly status: 401 | 403 | 503;

  constructor(code: AuthErrorCode, message: string, options: { details?: Record<string, unknown>; cause?: unknown } = {}) {
    super(code, message, { ...options, retryable: code === 'AUTH_UNAVAILABLE' });
    this.name = 'AuthError';
    this.status = STATUS[code];
  }

  /** `WWW-Authenticate` for a 401 (RFC 6750 section 3); `undefined` otherwise. */
  get challenge(): string | undefined {
    if (this.status !== 401) return undefined;
    const realm = 'Bearer realm="smartap"';
    return this.code === 'UNAUTHENTICATED' ? realm : `${realm}, error="invalid_token"`;
  }
}

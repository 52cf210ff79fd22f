import { AppError } from '@smartap/runtime';
import { SignJWT } from 'jose';
import type { AuthSettings } from './auth.settings.js';
import type { Principal } from './principal.js';

/** How long a token of {@link signToken} lives, and from when. */
export interface SignOptions {
  /** Seconds; negative for one that has expired. Default one hour. */
  readonly lifetimeSeconds?: number;
  readonly now?: Date;
}

/**
 * Signs a token for a principal with the HS256 secret: for tools, the demo and tests. People get theirs from an identity provider.
 * @throws AppError `AUTH_SECRET_MISSING`
 */
export async function signToken(
  settings: Pick<AuthSettings, 'AUTH_JWT_SECRET' | 'AUTH_ISSUER' | 'AUTH_AUDIENCE'>,
  principal: Principal,
  { lifetimeSeconds = 3600, now = new Date() }: SignOptions = {},
): Promise<string> {
  if (settings.AUTH_JWT_SECRET === undefined) {
    throw new AppError('AUTH_SECRET_MISSING', 'Tokens can be signed only where AUTH_JWT_SECRET is set.');
  }
  const issuedAt = Math.floor(now.getTime() / 1000);
  const { subject, tenantId, roles, kind, name } = principal;
  return new SignJWT({ tenant: tenantId, roles: [...roles], kind, ...(name === undefined ? {} : { name }) })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(subject)
    .setIssuer(settings.AUTH_ISSUER)
    .setAudience(settings.AUTH_AUDIENCE)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifetimeSeconds)
    .sign(new TextEncoder().encode(settings.AUTH_JWT_SECRET));
}

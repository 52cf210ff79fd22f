import { type Clock, isId } from '@smartap/runtime';
import { createRemoteJWKSet, decodeProtectedHeader, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { AuthError } from './auth.error.js';
import type { AuthSettings } from './auth.settings.js';
import type { Principal } from './principal.js';
import { ProvenCredentials } from './proven-credentials.js';
import { isRole } from './roles.js';

/** What an identity provider may sign with. `none` and everything symmetric is out, so that its public key is never taken for a secret. */
const ASYMMETRIC = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const SYMMETRIC = ['HS256'];
const REQUIRED = ['sub', 'exp', 'iss', 'aud', 'tenant', 'roles'];
const JWKS_TIMEOUT_MS = 3000;
/** A token has a few hundred characters; what is far longer is not looked at. */
const MAX_LENGTH = 8192;

/** Proves JSON Web Tokens (RFC 7519): signature, issuer, audience, lifetime, and the claims that make a {@link Principal}. */
export class TokenVerifier {
  private readonly secret: Uint8Array | undefined;
  private readonly jwks: JWTVerifyGetKey | undefined;
  private readonly proven: ProvenCredentials;

  constructor(
    private readonly settings: AuthSettings,
    private readonly clock: Clock,
  ) {
    const { AUTH_JWT_SECRET: secret, AUTH_JWKS_URL: url } = settings;
    this.secret = secret === undefined ? undefined : new TextEncoder().encode(secret);
    this.proven = new ProvenCredentials(settings.AUTH_PROVEN_SECONDS === 0 ? 0 : settings.AUTH_PROVEN_MAX, clock);
    this.jwks = url === undefined ? undefined : createRemoteJWKSet(new URL(url), { timeoutDuration: JWKS_TIMEOUT_MS });
  }

  /**
   * Proves a token, or remembers that it was: for `AUTH_PROVEN_SECONDS` and never beyond the token's own life.
   *
   * @param token compact form, without `Bearer`
   * @throws AuthError `CREDENTIAL_INVALID`, `CREDENTIAL_EXPIRED`, `AUTH_UNAVAILABLE`
   */
  async verify(token: string): Promise<Principal> {
    const known = token.length > MAX_LENGTH ? undefined : this.proven.get(token);
    if (known !== undefined) return known;
    try {
      const claims = await this.prove(token);
      const principal = principalOf(claims);
      this.proven.keep(token, principal, this.provenUntilMs(claims));
      return principal;
    } catch (error) {
      throw translate(error);
    }
  }

  private provenUntilMs({ exp = 0 }: JWTPayload): number {
    const { AUTH_CLOCK_TOLERANCE_SECONDS: tolerance, AUTH_PROVEN_SECONDS: most } = this.settings;
    return Math.min((exp + tolerance) * 1000, this.clock.now().getTime() + most * 1000);
  }

  /** The algorithm named by the token chooses the kind of key, and each kind has its own list of algorithms. */
  private async prove(token: string): Promise<JWTPayload> {
    const alg = algorithmOf(token);
    const options = {
      issuer: this.settings.AUTH_ISSUER,
      audience: this.settings.AUTH_AUDIENCE,
      clockTolerance: this.settings.AUTH_CLOCK_TOLERANCE_SECONDS,
      currentDate: this.clock.now(),
      requiredClaims: REQUIRED,
    };
    if (this.secret !== undefined && SYMMETRIC.includes(alg)) {
      return (await jwtVerify(token, this.secret, { ...options, algorithms: SYMMETRIC })).payload;
    }
    if (this.jwks !== undefined && ASYMMETRIC.includes(alg)) {
      return (await jwtVerify(token, this.jwks, { ...options, algorithms: ASYMMETRIC })).payload;
    }
    throw invalid();
  }
}

function algorithmOf(token: string): string {
  if (token.length > MAX_LENGTH) throw invalid();
  try {
    return decodeProtectedHeader(token).alg ?? '';
  } catch (error) {
    throw invalid(error);
  }
}

function principalOf(claims: JWTPayload): Principal {
  const { sub, tenant, roles, kind, name } = claims;
  if (typeof sub !== 'string' || sub === '' || !isId(tenant) || !Array.isArray(roles)) throw invalid();
  return {
    subject: sub,
    tenantId: tenant.toLowerCase(),
    // An identity provider may know roles of other systems.
    roles: roles.filter(isRole),
    kind: kind === 'service' ? 'service' : 'person',
    ...(typeof name === 'string' ? { name } : {}),
  };
}

function translate(error: unknown): AuthError {
  if (error instanceof AuthError) return error;
  if (error instanceof errors.JWTExpired) {
    return new AuthError('CREDENTIAL_EXPIRED', 'The token has expired. Get a new one.', { cause: error });
  }
  const keysAway = error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid || !isAboutToken(error);
  if (!keysAway) return invalid(error);
  return new AuthError('AUTH_UNAVAILABLE', 'The keys that prove tokens are out of reach. Try again; look at AUTH_JWKS_URL.', {
    cause: error,
  });
}

/** `JOSEError` itself is thrown for an answer of the key server that is no key set, `fetch` throws others for none at all. */
function isAboutToken(error: unknown): boolean {
  return error instanceof errors.JOSEError && error.code !== errors.JOSEError.code;
}

function invalid(cause?: unknown): AuthError {
  return new AuthError('CREDENTIAL_INVALID', 'The token is not valid here.', { cause });
}

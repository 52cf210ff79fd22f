import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, IsUrl, Max, Min, MinLength, ValidateIf } from 'class-validator';

/** How callers prove who they are; read with `loadSettings(AuthSettings)`. One of secret and JWKS is needed, both may be given. */
export class AuthSettings {
  /** Secret of HS256 tokens, at least 32 characters (RFC 7518 section 3.2 asks for 256 bits). */
  @ValidateIf((settings: AuthSettings) => settings.AUTH_JWT_SECRET !== undefined || settings.AUTH_JWKS_URL === undefined)
  @IsString({ message: 'AUTH_JWT_SECRET or AUTH_JWKS_URL must be given' })
  @MinLength(32)
  AUTH_JWT_SECRET?: string;

  /** Where the identity provider publishes its keys (RFC 7517). */
  @IsOptional()
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] })
  AUTH_JWKS_URL?: string;

  /** The `iss` a token must have. */
  @IsString()
  AUTH_ISSUER = 'smartap';

  /** The `aud` a token must have among its own. */
  @IsString()
  AUTH_AUDIENCE = 'smartap-api';

  /** Seconds by which clocks may differ; a token lives that much longer. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(60)
  AUTH_CLOCK_TOLERANCE_SECONDS = 5;

  /**
   * Seconds for which a proven token is not proven again, within its own life. A key that the identity provider takes
   * back is obeyed after so long. 0: each request proves its token.
   */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(3600)
  AUTH_PROVEN_SECONDS = 300;

  /** Tokens and API keys remembered as proven; each takes about half a kilobyte. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  AUTH_PROVEN_MAX = 10_000;

  /** Seconds for which a proven API key is not looked up again. 0, the default: each request asks, so that a revoked key is refused at once. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(300)
  AUTH_API_KEY_PROVEN_SECONDS = 0;
}

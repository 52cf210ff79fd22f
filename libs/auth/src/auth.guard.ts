import { type CanActivate, type ExecutionContext, Inject, Injectable, Optional } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiKeyVerifier } from './api-key.verifier.js';
import { AuthError } from './auth.error.js';
import { type AuthenticatedRequest, PUBLIC_ROUTE, REQUIRED_PERMISSIONS } from './decorators.js';
import type { Principal } from './principal.js';
import { may, type Permission } from './roles.js';
import { TokenVerifier } from './token.verifier.js';

interface Request extends AuthenticatedRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

interface Reply {
  header(name: string, value: string): unknown;
}

/** Lets in who proves to be allowed: `Authorization: Bearer <token>` or `X-API-Key: sap_…`. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(TokenVerifier) private readonly tokens: TokenVerifier,
    @Optional() @Inject(ApiKeyVerifier) private readonly apiKeys: ApiKeyVerifier | undefined,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // Messages of the bus are let in by NATS' permissions, and their tenant is held by the messaging library.
    if (context.getType() !== 'http') return true;
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC_ROUTE, targets) === true) return true;
    const required = this.reflector.getAllAndOverride<readonly Permission[] | undefined>(REQUIRED_PERMISSIONS, targets);
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    try {
      request.principal = await this.authenticate(request);
      authorize(request.principal, required);
      return true;
    } catch (error) {
      if (error instanceof AuthError && error.challenge !== undefined) {
        http.getResponse<Reply>().header('www-authenticate', error.challenge);
      }
      throw error;
    }
  }

  private async authenticate({ headers }: Request): Promise<Principal> {
    const { authorization, 'x-api-key': apiKey } = headers;
    if (authorization !== undefined && apiKey !== undefined) {
      throw new AuthError('CREDENTIAL_INVALID', 'Give either Authorization or X-API-Key, not both.');
    }
    if (typeof apiKey === 'string' && this.apiKeys !== undefined) return this.apiKeys.verify(apiKey);
    const [, token] = /^Bearer +([^\s,]+)$/i.exec(typeof authorization === 'string' ? authorization : '') ?? [];
    if (token !== undefined) return this.tokens.verify(token);
    if (authorization !== undefined || apiKey !== undefined) {
      throw new AuthError('CREDENTIAL_INVALID', 'The credential is of no kind that is taken here.');
    }
    throw new AuthError('UNAUTHENTICATED', 'Say who you are: Authorization: Bearer <token>, or X-API-Key.');
  }
}

function authorize(principal: Principal, required: readonly Permission[] | undefined): void {
  const missing = required?.filter((permission) => !may(principal, permission));
  if (missing?.length === 0) return;
  throw new AuthError('FORBIDDEN', 'You may not do this.', { details: { missing: missing ?? ['a permission that this route does not name'] } });
}

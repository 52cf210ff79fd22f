import { createParamDecorator, type CustomDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { AuthError } from './auth.error.js';
import type { Principal } from './principal.js';
import type { Permission } from './roles.js';

/** Metadata key of {@link Public}. Libraries that do not know this one set the same text. */
export const PUBLIC_ROUTE = 'smartap:public';
/** Metadata key of {@link Requires}. */
export const REQUIRED_PERMISSIONS = 'smartap:requires';

/** What the guard adds to a request. */
export interface AuthenticatedRequest {
  principal?: Principal;
}

/** A route (or all of a controller) that needs no caller. */
export function Public(): CustomDecorator {
  return SetMetadata(PUBLIC_ROUTE, true);
}

/**
 * What a caller must be allowed to do, all of it. A route that says neither this nor {@link Public} nor
 * {@link Authenticated} lets nobody in, so that forgetting it is noticed.
 */
export function Requires(...permissions: readonly [Permission, ...Permission[]]): CustomDecorator {
  return SetMetadata(REQUIRED_PERMISSIONS, permissions);
}

/** A route for every known caller, whatever their roles: `GET /me`. */
export function Authenticated(): CustomDecorator {
  return SetMetadata(REQUIRED_PERMISSIONS, []);
}

/** The {@link Principal} of the request, as a handler's parameter. */
export const CurrentPrincipal = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (principal === undefined) throw new AuthError('UNAUTHENTICATED', 'This needs a caller.');
  return principal;
});

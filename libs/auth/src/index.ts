export { type ApiKeyRecord, type ApiKeyStore, type IssuedApiKey, issueApiKey } from './api-key.js';
export { ApiKeyVerifier } from './api-key.verifier.js';
export { AuthError, type AuthErrorCode } from './auth.error.js';
export { AuthGuard } from './auth.guard.js';
export { AuthModule, type AuthModuleOptions } from './auth.module.js';
export { AuthSettings } from './auth.settings.js';
export {
  Authenticated,
  type AuthenticatedRequest,
  CurrentPrincipal,
  Public,
  PUBLIC_ROUTE,
  REQUIRED_PERMISSIONS,
  Requires,
} from './decorators.js';
export type { Principal } from './principal.js';
export { isRole, may, type Permission, PERMISSIONS, type Role, ROLE_PERMISSIONS } from './roles.js';
export { signToken, type SignOptions } from './sign-token.js';
export { TokenVerifier } from './token.verifier.js';

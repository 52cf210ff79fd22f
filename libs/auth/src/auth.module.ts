import { type DynamicModule, Module, type Provider, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { type Clock, SystemClock } from '@smartap/runtime';
import type { ApiKeyStore } from './api-key.js';
import { ApiKeyVerifier } from './api-key.verifier.js';
import { AuthErrorFilter } from './auth-error.filter.js';
import { AuthGuard } from './auth.guard.js';
import type { AuthSettings } from './auth.settings.js';
import { TokenVerifier } from './token.verifier.js';

/** What {@link AuthModule.forRoot} takes. */
export interface AuthModuleOptions {
  readonly settings: AuthSettings;
  /** The store of API keys, or the provider class of one. Without it `X-API-Key` is refused. */
  readonly apiKeyStore?: ApiKeyStore | Type<ApiKeyStore>;
  /** Modules that the provider class needs. */
  readonly imports?: DynamicModule['imports'];
  readonly clock?: Clock;
}

const API_KEY_STORE = Symbol('API_KEY_STORE');

/** Guards every HTTP route of the application; see the decorators `Public`, `Requires`, `Authenticated`. */
@Module({})
export class AuthModule {
  static forRoot({ settings, apiKeyStore, imports = [], clock = new SystemClock() }: AuthModuleOptions): DynamicModule {
    const keys: Provider[] =
      apiKeyStore === undefined
        ? []
        : [
            typeof apiKeyStore === 'function' ? { provide: API_KEY_STORE, useClass: apiKeyStore } : { provide: API_KEY_STORE, useValue: apiKeyStore },
            {
              provide: ApiKeyVerifier,
              inject: [API_KEY_STORE],
              useFactory: (store: ApiKeyStore) =>
                new ApiKeyVerifier(store, clock, { seconds: settings.AUTH_API_KEY_PROVEN_SECONDS, most: settings.AUTH_PROVEN_MAX }),
            },
          ];
    return {
      module: AuthModule,
      global: true,
      imports,
      providers: [
        ...keys,
        { provide: TokenVerifier, useFactory: () => new TokenVerifier(settings, clock) },
        { provide: APP_GUARD, useClass: AuthGuard },
        { provide: APP_FILTER, useClass: AuthErrorFilter },
      ],
      exports: [TokenVerifier],
    };
  }
}

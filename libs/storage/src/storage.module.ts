import { type DynamicModule, Module } from '@nestjs/common';
import { OBJECT_STORE } from './object-store.js';
import { openObjectStore } from './open-object-store.js';

/** Provides one `ObjectStore` under `OBJECT_STORE` to the whole application. */
@Module({})
export class StorageModule {
  /** @param url as {@link openObjectStore} takes it */
  static forRoot(url: string): DynamicModule {
    return {
      module: StorageModule,
      global: true,
      providers: [{ provide: OBJECT_STORE, useFactory: async () => openObjectStore(url) }],
      exports: [OBJECT_STORE],
    };
  }
}

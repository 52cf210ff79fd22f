import { defineConfig } from 'vitest/config';

export default defineConfig({
  // As tsc: Nest injects by the types that decorators leave behind.
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  test: {
    include: ['{libs,services}/*/{src,test}/**/*.spec.ts', 'tools/src/**/*.spec.ts', 'bench/src/**/*.spec.ts', 'e2e/src/**/*.spec.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Tests share two cores with the servers they kill: on a busy machine one may need a second try.
    retry: process.env['CI'] ? 1 : 0,
    // Tests end connections on purpose (57P01), also of a pool that is closing and no longer listens.
    onUnhandledError: (error) => !('code' in error && error.code === '57P01'),
    // npm's settings and a developer's own servers must not reach the tests by accident.
    env: { LOG_LEVEL: 'warn' },
  },
});

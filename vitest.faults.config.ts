import { defineConfig } from 'vitest/config';

/** Tests that break the infrastructure of a whole system: `npm run test:faults`. */
export default defineConfig({
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  test: {
    include: ['e2e/faults/**/*.spec.ts'],
    pool: 'forks',
    // Each has all services and servers to itself: two at once would starve each other.
    maxWorkers: 1,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    onUnhandledError: (error) => !('code' in error && error.code === '57P01'),
    env: { LOG_LEVEL: 'warn' },
  },
});

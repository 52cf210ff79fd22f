import { defineConfig } from 'vitest/config';

/** Tests of what ships: `npm run test:images`, `test:charts`, `test:cluster`, each a folder of `e2e`. */
export default defineConfig({
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  test: {
    // Of the folder that --dir names.
    include: ['**/*.spec.ts'],
    pool: 'forks',
    // They share one image store, one cluster.
    maxWorkers: 1,
    testTimeout: 240_000,
    // The first image installs all packages.
    hookTimeout: 900_000,
    env: { LOG_LEVEL: 'warn' },
  },
});

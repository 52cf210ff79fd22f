// Loaded before the program: node --import ./bundle/register.js bundle/main.js
import { createRequire } from 'node:module';
import { flushTelemetry } from './flush.js';
import { startTelemetry } from './telemetry.js';

startTelemetry();

// pg and ioredis are CommonJS. Loading them here by `require`, which the instrumentation hooks, patches the very objects
// that a later `import` gives. OpenTelemetry's ESM hook would do the same with a thread of its own that sees every module:
// slower to start and some 20 MB more.
const require = createRequire(import.meta.url);
for (const name of ['pg', 'ioredis']) {
  try {
    require(name);
  } catch {
    // This process does not have it, so there is nothing to observe.
  }
}

process.once('beforeExit', () => {
  void flushTelemetry();
});

import type { ServiceDefinition } from '@smartap/service';
import { CreateMatching1768500000000 } from './store/migrations/1768500000000-CreateMatching.js';

/** Name and schema of matching. */
export const matching: ServiceDefinition = { name: 'matching', schema: { schema: 'matching', migrations: [CreateMatching1768500000000] } };

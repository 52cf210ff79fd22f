import type { ServiceDefinition } from '@smartap/service';
import { CreateGateway1768500000000 } from './store/migrations/1768500000000-CreateGateway.js';

/** Name and schema of gateway. */
export const gateway: ServiceDefinition = { name: 'gateway', schema: { schema: 'gateway', migrations: [CreateGateway1768500000000] } };

import type { ServiceDefinition } from '@smartap/service';
import { CreateGateway1768500000000 } from './store/migrations/1768500000000-CreateGateway.js';
import { AddDeadLetters1769000000000 } from './store/migrations/1769000000000-AddDeadLetters.js';
import { RankTasks1769100200000 } from './store/migrations/1769100200000-RankTasks.js';
import { TranslateTasks1769610200000 } from './store/migrations/1769610200000-TranslateTasks.js';
import { ShowKinds1770000100000 } from './store/migrations/1770000100000-ShowKinds.js';

/** Name and schema of gateway. */
export const gateway: ServiceDefinition = {
  name: 'gateway',
  schema: {
    schema: 'gateway',
    migrations: [CreateGateway1768500000000, AddDeadLetters1769000000000, RankTasks1769100200000, TranslateTasks1769610200000, ShowKinds1770000100000],
  },
};

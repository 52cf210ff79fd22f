import type { ServiceDefinition } from '@smartap/service';
import { AddSplits1768500000200 } from './store/migrations/1768500000200-AddSplits.js';
import { JoinAttachments1768500000400 } from './store/migrations/1768500000400-JoinAttachments.js';
import { KeepLedger1768500000300 } from './store/migrations/1768500000300-KeepLedger.js';
import { CreateIntake1768500000000 } from './store/migrations/1768500000000-CreateIntake.js';
import { AddChannelItems1768500000100 } from './store/migrations/1768500000100-AddChannelItems.js';

/** Name and schema of intake. */
export const intake: ServiceDefinition = {
  name: 'intake',
  schema: {
    schema: 'intake',
    migrations: [CreateIntake1768500000000, AddChannelItems1768500000100, AddSplits1768500000200, KeepLedger1768500000300, JoinAttachments1768500000400],
  },
};

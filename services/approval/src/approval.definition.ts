import type { ServiceDefinition } from '@smartap/service';
import { CreateApproval1768500000000 } from './store/migrations/1768500000000-CreateApproval.js';
import { ApprovalPolicies1768500000300 } from './store/migrations/1768500000300-ApprovalPolicies.js';
import { WhyNotTouchless1768500000400 } from './store/migrations/1768500000400-WhyNotTouchless.js';
import { TellPersons1769200000000 } from './store/migrations/1769200000000-TellPersons.js';
import { BreakGlassAndNotes1769300000000 } from './store/migrations/1769300000000-BreakGlassAndNotes.js';
import { EarnTrust1769400000000 } from './store/migrations/1769400000000-EarnTrust.js';
import { TranslateTasks1769610100000 } from './store/migrations/1769610100000-TranslateTasks.js';

/** Name and schema of approval. */
export const approval: ServiceDefinition = {
  name: 'approval',
  schema: {
    schema: 'approval',
    migrations: [
      CreateApproval1768500000000,
      ApprovalPolicies1768500000300,
      WhyNotTouchless1768500000400,
      TellPersons1769200000000,
      BreakGlassAndNotes1769300000000,
      EarnTrust1769400000000,
      TranslateTasks1769610100000,
    ],
  },
};

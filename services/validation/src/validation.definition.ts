import type { ServiceDefinition } from '@smartap/service';
import { CheckVatIds1768500000900 } from './store/migrations/1768500000900-CheckVatIds.js';
import { CreateValidation1768500000000 } from './store/migrations/1768500000000-CreateValidation.js';
import { ReviewSignals1768500000800 } from './store/migrations/1768500000800-ReviewSignals.js';
import { SuspectDuplicates1768500000200 } from './store/migrations/1768500000200-SuspectDuplicates.js';
import { KnowVendors1768500000300 } from './store/migrations/1768500000300-KnowVendors.js';
import { KnowOrders1768500001200 } from './store/migrations/1768500001200-KnowOrders.js';
import { MarkEmployees1768500001100 } from './store/migrations/1768500001100-MarkEmployees.js';
import { QuarantineAccounts1768500000400 } from './store/migrations/1768500000400-QuarantineAccounts.js';
import { KeepFindings1768500000500 } from './store/migrations/1768500000500-KeepFindings.js';
import { AddOperations1768500000700 } from './store/migrations/1768500000700-AddOperations.js';
import { FindNearNames1768500000600 } from './store/migrations/1768500000600-FindNearNames.js';
import { IndexPastOfVendors1768500000650 } from './store/migrations/1768500000650-IndexPastOfVendors.js';
import { FindSenderDomains1768500001400 } from './store/migrations/1768500001400-FindSenderDomains.js';
import { TellFindings1768500001300 } from './store/migrations/1768500001300-TellFindings.js';
import { VerifyPayees1768500001000 } from './store/migrations/1768500001000-VerifyPayees.js';

/** Name and schema of validation. */
export const validation: ServiceDefinition = {
  name: 'validation',
  schema: {
    schema: 'validation',
    migrations: [
      CreateValidation1768500000000,
      SuspectDuplicates1768500000200,
      KnowVendors1768500000300,
      QuarantineAccounts1768500000400,
      KeepFindings1768500000500,
      FindNearNames1768500000600,
      IndexPastOfVendors1768500000650,
      AddOperations1768500000700,
      ReviewSignals1768500000800,
      CheckVatIds1768500000900,
      VerifyPayees1768500001000,
      MarkEmployees1768500001100,
      KnowOrders1768500001200,
      TellFindings1768500001300,
      FindSenderDomains1768500001400,
    ],
  },
};

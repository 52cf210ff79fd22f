import type { ServiceDefinition } from '@smartap/service';
import { CreateMatching1768500000000 } from './store/migrations/1768500000000-CreateMatching.js';
import { MatchByPolicy1768500000100 } from './store/migrations/1768500000100-MatchByPolicy.js';
import { ReplaceAndPair1769100000000 } from './store/migrations/1769100000000-ReplaceAndPair.js';
import { QueueExceptions1769100100000 } from './store/migrations/1769100100000-QueueExceptions.js';
import { CodeLines1769500000000 } from './store/migrations/1769500000000-CodeLines.js';
import { TakeTradeDocuments1769600000000 } from './store/migrations/1769600000000-TakeTradeDocuments.js';
import { ReleaseContracts1769600100000 } from './store/migrations/1769600100000-ReleaseContracts.js';
import { FindCredited1769600200000 } from './store/migrations/1769600200000-FindCredited.js';
import { ListCodingValues1769600300000 } from './store/migrations/1769600300000-ListCodingValues.js';
import { AwaitCorrected1769610000000 } from './store/migrations/1769610000000-AwaitCorrected.js';
import { ChangeOrders1769620000000 } from './store/migrations/1769620000000-ChangeOrders.js';
import { WaitForOrders1769620100000 } from './store/migrations/1769620100000-WaitForOrders.js';

/** Name and schema of matching. */
export const matching: ServiceDefinition = {
  name: 'matching',
  schema: {
    schema: 'matching',
    migrations: [
      CreateMatching1768500000000,
      MatchByPolicy1768500000100,
      ReplaceAndPair1769100000000,
      QueueExceptions1769100100000,
      CodeLines1769500000000,
      TakeTradeDocuments1769600000000,
      ReleaseContracts1769600100000,
      FindCredited1769600200000,
      ListCodingValues1769600300000,
      AwaitCorrected1769610000000,
      ChangeOrders1769620000000,
      WaitForOrders1769620100000,
    ],
  },
};

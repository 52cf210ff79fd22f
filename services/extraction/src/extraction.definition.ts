import type { ServiceDefinition } from '@smartap/service';
import { AddOperations1768500000200 } from './store/migrations/1768500000200-AddOperations.js';
import { AskModels1768500000500 } from './store/migrations/1768500000500-AskModels.js';
import { KeepMailDocuments1768500000600 } from './store/migrations/1768500000600-KeepMailDocuments.js';
import { ReadPagesOfFiles1768500000400 } from './store/migrations/1768500000400-ReadPagesOfFiles.js';
import { ReadAgain1768500000300 } from './store/migrations/1768500000300-ReadAgain.js';
import { LearnLayouts1768500000100 } from './store/migrations/1768500000100-LearnLayouts.js';
import { CreateExtraction1768500000000 } from './store/migrations/1768500000000-CreateExtraction.js';

/** Name and schema of extraction. */
export const extraction: ServiceDefinition = {
  name: 'extraction',
  schema: {
    schema: 'extraction',
    migrations: [
      CreateExtraction1768500000000,
      LearnLayouts1768500000100,
      AddOperations1768500000200,
      ReadAgain1768500000300,
      ReadPagesOfFiles1768500000400,
      AskModels1768500000500,
      KeepMailDocuments1768500000600,
    ],
  },
};

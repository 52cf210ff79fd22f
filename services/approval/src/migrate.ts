import { migrateFromEnvironment } from '@smartap/database';
import { approval } from './approval.definition.js';

await migrateFromEnvironment(approval.schema);

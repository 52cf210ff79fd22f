import { migrateFromEnvironment } from '@smartap/database';
import { validation } from './validation.definition.js';

await migrateFromEnvironment(validation.schema);

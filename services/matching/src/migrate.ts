import { migrateFromEnvironment } from '@smartap/database';
import { matching } from './matching.definition.js';

await migrateFromEnvironment(matching.schema);

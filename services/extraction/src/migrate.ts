import { migrateFromEnvironment } from '@smartap/database';
import { extraction } from './extraction.definition.js';

await migrateFromEnvironment(extraction.schema);

import { migrateFromEnvironment } from '@smartap/database';
import { gateway } from './gateway.definition.js';

await migrateFromEnvironment(gateway.schema);

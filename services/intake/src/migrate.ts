import { migrateFromEnvironment } from '@smartap/database';
import { intake } from './intake.definition.js';

await migrateFromEnvironment(intake.schema);

import { provisionFromEnvironment } from '@smartap/service';
import { intake } from './intake.definition.js';

await provisionFromEnvironment(intake);

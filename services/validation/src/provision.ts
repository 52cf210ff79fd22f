import { provisionFromEnvironment } from '@smartap/service';
import { validation } from './validation.definition.js';

await provisionFromEnvironment(validation);

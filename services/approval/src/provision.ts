import { provisionFromEnvironment } from '@smartap/service';
import { approval } from './approval.definition.js';

await provisionFromEnvironment(approval);

import { provisionFromEnvironment } from '@smartap/service';
import { matching } from './matching.definition.js';

await provisionFromEnvironment(matching);

import { provisionFromEnvironment } from '@smartap/service';
import { extraction } from './extraction.definition.js';

await provisionFromEnvironment(extraction);

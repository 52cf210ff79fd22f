import { provisionFromEnvironment } from '@smartap/service';
import { gateway } from './gateway.definition.js';

await provisionFromEnvironment(gateway);

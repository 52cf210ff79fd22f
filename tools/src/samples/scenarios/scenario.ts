import type { Workshop } from '../make/workshop.js';
import type { Sample } from '../sample.js';

/** Makes the documents of one case, in the order in which they are handed in, with the master data they need. */
export type Scenario = (shop: Workshop) => Promise<Sample[]> | Sample[];

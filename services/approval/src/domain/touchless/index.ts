export { isSampled, type SampleRate } from './audit-sample.js';
export { outcomeOf, type EndedInvoice, type InvoiceOutcome } from './outcome.js';
export { DEFAULT_TARGET_RATE, sourceOf, trustOf, type Source, type Trust, type VendorStanding } from './trust.js';
export { cleanStillNeeded, isTrusted, recordAfter, wilsonUpper, type VendorRecord } from './vendor-trust.js';
export { cheapestFirst, touchlessObstacles, type Obstacle, type TouchlessPolicy } from './why-not.js';

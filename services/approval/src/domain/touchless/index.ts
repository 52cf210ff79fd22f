export { isSampled, type SampleRate } from './audit-sample.js';
export { cleanStillNeeded, isTrusted, recordAfter, wilsonUpper, type VendorRecord } from './vendor-trust.js';
export { cheapestFirst, isStrictlyTouchless, touchlessObstacles, type Obstacle, type TouchlessPolicy } from './why-not.js';

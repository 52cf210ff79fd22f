export { isExceeded, LimitedThreads, type Exceeded, type ThreadLimits } from './limited-threads.js';
export { boundWebAssembly } from './webassembly-bound.js';

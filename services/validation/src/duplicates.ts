/** The search for duplicates with its tables, for those who measure it. */
export { loadDuplicates, recordsOf, type Comparable, type Seeker } from './handlers/load-duplicates.js';
export { recordRow } from './store/duplicate-records.js';

import { playApproval } from './approval.js';
import { playDuplicates } from './duplicates.js';
import type { Adapter, Kind } from './kit.js';
import { playMatching } from './matching.js';

/** Who plays which kind. A kind that nobody plays has no case right. */
export const ADAPTERS: Readonly<Partial<Record<Kind, Adapter>>> = { matching: playMatching, duplicates: playDuplicates, approval: playApproval };

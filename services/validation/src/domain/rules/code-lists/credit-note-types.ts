import { codeList } from './code-list.js';

/** Document types that are credit notes (BT-3). */
export const CREDIT_NOTE_TYPES = codeList(
  'UNTDID 1001, credit notes',
  'as in the EN 16931 validation artefacts 1.3.16 (2026-03-30)',
  '81 83 261 262 296 308 381 396 420 458 502 503 532',
);

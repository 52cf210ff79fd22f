import { codeList } from './code-list.js';

/** Reasons of allowances (BT-98, BT-140). */
export const ALLOWANCE_REASONS = codeList(
  'UNTDID 5189',
  'as in the EN 16931 validation artefacts 1.3.16 (2026-03-30)',
  '41 42 60 62 63 64 65 66 67 68 70 71 88 95 100 102 103 104 105',
);

import { codeList } from './code-list.js';

/** Duty or tax category codes (BT-95, BT-102, BT-118, BT-151). */
export const VAT_CATEGORIES = codeList('UNTDID 5305', 'as in the EN 16931 validation artefacts 1.3.16 (2026-03-30)', 'AE L M E S Z G O K B');

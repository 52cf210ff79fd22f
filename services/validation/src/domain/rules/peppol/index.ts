import type { RuleLayer } from '../rule.js';
import { ALLOWANCE_RULES } from './allowances.js';
import { CODE_RULES } from './codes.js';
import { DOCUMENT_RULES } from './document.js';
import { IDENTIFIER_RULES } from './identifiers.js';
import { LINE_RULES } from './lines.js';
import { NATIONAL_RULES } from './national/index.js';
import { PARTY_RULES } from './parties.js';
import { PROCESS_RULES } from './process.js';
import { TOTAL_RULES } from './totals.js';

/** The rules of Peppol BIS Billing 3 that a statement can answer, those of single countries too; those of codes that EN 16931 asks too are there. */
export const PEPPOL: RuleLayer = {
  name: 'peppol',
  version: '3.0',
  title: 'Peppol BIS Billing 3',
  rules: [
    ...PROCESS_RULES,
    ...DOCUMENT_RULES,
    ...PARTY_RULES,
    ...ALLOWANCE_RULES,
    ...TOTAL_RULES,
    ...LINE_RULES,
    ...CODE_RULES,
    ...IDENTIFIER_RULES,
    ...NATIONAL_RULES,
  ],
};

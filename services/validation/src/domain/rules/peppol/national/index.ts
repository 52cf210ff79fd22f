import type { Rule } from '../../rule.js';
import { DENMARK } from './denmark.js';
import { GERMANY } from './germany.js';
import { GREECE } from './greece.js';
import { ICELAND } from './iceland.js';
import { ITALY } from './italy.js';
import { NETHERLANDS } from './netherlands.js';
import { NORWAY } from './norway.js';
import { SWEDEN } from './sweden.js';

/** What Peppol BIS Billing 3 asks of the sellers of single countries. */
export const NATIONAL_RULES: readonly Rule[] = [...NORWAY, ...DENMARK, ...ITALY, ...SWEDEN, ...GREECE, ...ICELAND, ...NETHERLANDS, ...GERMANY];

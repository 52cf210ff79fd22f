import type { RuleLayer } from '../rule.js';
import { ALLOWANCE_RULES } from './allowances.js';
import { BREAKDOWN_RULES } from './breakdown.js';
import { CODE_RULES } from './codes.js';
import { DECIMAL_RULES } from './decimals.js';
import { DOCUMENT_RULES } from './document.js';
import { LINE_RULES } from './lines.js';
import { PARTY_RULES } from './parties.js';
import { PAYMENT_RULES } from './payment.js';
import { PERIOD_RULES } from './periods.js';
import { TOTAL_RULES, TOTAL_WITH_VAT_RULE } from './totals.js';
import { EXEMPT } from './vat/exempt.js';
import { EXPORT_OUTSIDE } from './vat/export-outside.js';
import { IGIC } from './vat/igic.js';
import { INTRA_COMMUNITY } from './vat/intra-community.js';
import { IPSI } from './vat/ipsi.js';
import { NOT_SUBJECT } from './vat/not-subject.js';
import { REVERSE_CHARGE } from './vat/reverse-charge.js';
import { SPLIT_PAYMENT } from './vat/split-payment.js';
import { STANDARD_RATED } from './vat/standard-rated.js';
import { ZERO_RATED } from './vat/zero-rated.js';

/** The semantic rules of EN 16931-1, read as the official artefacts 1.3.16 read them in each syntax. */
export const EN16931: RuleLayer = {
  name: 'en16931',
  version: '1.3.16',
  title: 'EN 16931-1: semantic data model of an electronic invoice',
  rules: [
    ...DOCUMENT_RULES,
    ...PARTY_RULES,
    ...LINE_RULES,
    ...PERIOD_RULES,
    ...ALLOWANCE_RULES,
    ...BREAKDOWN_RULES,
    ...PAYMENT_RULES,
    ...TOTAL_RULES,
    TOTAL_WITH_VAT_RULE,
    ...DECIMAL_RULES,
    ...CODE_RULES,
    ...STANDARD_RATED,
    ...ZERO_RATED,
    ...EXEMPT,
    ...REVERSE_CHARGE,
    ...INTRA_COMMUNITY,
    ...EXPORT_OUTSIDE,
    ...NOT_SUBJECT,
    ...IGIC,
    ...IPSI,
    ...SPLIT_PAYMENT,
  ],
};

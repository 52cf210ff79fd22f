import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { decimal, text } from './term.js';

/** The document totals (BG-22), as announced by the issuer, in the invoice currency unless stated. */
export const Totals = Type.Object({
  /** BT-106. */
  lineNetSum: decimal('BT-106', 'Sum of Invoice line net amount', 'The sum of all BT-131.'),
  /** BT-107. */
  allowances: decimal('BT-107', 'Sum of allowances on document level', 'The sum of all BT-92.'),
  /** BT-108. */
  charges: decimal('BT-108', 'Sum of charges on document level', 'The sum of all BT-99.'),
  /** BT-109. */
  withoutVat: decimal('BT-109', 'Invoice total amount without VAT', 'BT-106 - BT-107 + BT-108.'),
  /** BT-110. */
  vat: decimal('BT-110', 'Invoice total VAT amount', 'The sum of all BT-117.'),
  /** BT-111. */
  vatInAccountingCurrency: decimal('BT-111', 'Invoice total VAT amount in accounting currency', 'In the currency of BT-6.'),
  /** BT-112. */
  withVat: decimal('BT-112', 'Invoice total amount with VAT', 'BT-109 + BT-110.'),
  /** BT-113. */
  paid: decimal('BT-113', 'Paid amount', 'Paid in advance.'),
  /** BT-114. */
  rounding: decimal('BT-114', 'Rounding amount', 'Added to round the amount to be paid.'),
  /** BT-115. */
  due: decimal('BT-115', 'Amount due for payment', 'BT-112 - BT-113 + BT-114.'),
});
export type Totals = Static<typeof Totals>;

/** One row of the VAT breakdown (BG-23). */
export const VatBreakdown = Type.Object({
  /** BT-116. */
  taxable: decimal('BT-116', 'VAT category taxable amount', 'The amount subject to this category and rate.'),
  /** BT-117. */
  tax: decimal('BT-117', 'VAT category tax amount', 'BT-116 x BT-119 / 100.'),
  /** BT-118. */
  category: text('BT-118', 'VAT category code', 'UNTDID 5305: S, Z, E, AE, K, G, O, L, M, B.'),
  /** BT-119. */
  rate: decimal('BT-119', 'VAT category rate', '19 means 19 %.'),
  /** BT-120. */
  exemptionReason: text('BT-120', 'VAT exemption reason text', 'Why no VAT is charged.'),
  /** BT-121. */
  exemptionCode: text('BT-121', 'VAT exemption reason code', 'CEF VATEX code.'),
});
export type VatBreakdown = Static<typeof VatBreakdown>;

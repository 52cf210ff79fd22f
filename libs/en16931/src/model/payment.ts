import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { group, many, text } from './term.js';

/** An account to pay to by credit transfer (BG-17). */
export const CreditTransfer = Type.Object({
  /** BT-84. */
  accountId: text('BT-84', 'Payment account identifier', 'IBAN, or a national account number.'),
  /** BT-85. */
  accountName: text('BT-85', 'Payment account name', 'The holder of the account.'),
  /** BT-86. */
  serviceProvider: text('BT-86', 'Payment service provider identifier', 'Such as a BIC.'),
});
export type CreditTransfer = Static<typeof CreditTransfer>;

/** The card used for payment (BG-18). */
export const PaymentCard = Type.Object({
  /** BT-87. */
  number: text('BT-87', 'Payment card primary account number', 'The last 4 to 6 digits only.'),
  /** BT-88. */
  holder: text('BT-88', 'Payment card holder name', 'Name on the card.'),
});
export type PaymentCard = Static<typeof PaymentCard>;

/** A direct debit (BG-19). */
export const DirectDebit = Type.Object({
  /** BT-89. */
  mandateReference: text('BT-89', 'Mandate reference identifier', 'Assigned by the payee.'),
  /** BT-90. */
  creditorId: text('BT-90', 'Bank assigned creditor identifier', 'The SEPA creditor identifier.'),
  /** BT-91. */
  debitedAccount: text('BT-91', 'Debited account identifier', 'The account to be debited.'),
});
export type DirectDebit = Static<typeof DirectDebit>;

/** How to pay (BG-16). */
export const PaymentInstructions = Type.Object({
  /** BT-81. */
  meansCode: text('BT-81', 'Payment means type code', 'UNTDID 4461: 30 credit transfer, 58 SEPA credit transfer, 59 SEPA direct debit.'),
  /** BT-82. */
  meansText: text('BT-82', 'Payment means text', 'In words.'),
  /** BT-83. */
  remittanceInformation: text('BT-83', 'Remittance information', 'What to quote with the payment.'),
  /** BG-17. */
  creditTransfers: many('BG-17', 'Credit transfer', CreditTransfer),
  /** BG-18. */
  card: group('BG-18', 'Payment card information', PaymentCard),
  /** BG-19. */
  directDebit: group('BG-19', 'Direct debit', DirectDebit),
});
export type PaymentInstructions = Static<typeof PaymentInstructions>;

import * as lists from '../code-lists/index.js';
import { coded } from '../coded.js';
import type { Rule } from '../rule.js';

const DOCUMENT_TYPES = lists.codeList(
  'UNTDID 1001, invoices and credit notes',
  lists.INVOICE_TYPES.version,
  [...lists.INVOICE_TYPES.codes, ...lists.CREDIT_NOTE_TYPES.codes].join(' '),
);
const VAT_POINTS = lists.codeList('UNTDID 2005, restricted (in CII UNTDID 2475)', lists.INVOICE_TYPES.version, '3 35 432');

const SCHEMES = lists.IDENTIFIER_SCHEMES;

/** Codes from their lists: BR-CL-01 to BR-CL-26. */
export const CODE_RULES: readonly Rule[] = [
  coded(
    'BR-CL-01',
    ['BT-3'],
    [
      ['documentType', DOCUMENT_TYPES],
      ['invoiceType', lists.INVOICE_TYPES],
      ['creditNoteType', lists.CREDIT_NOTE_TYPES],
    ],
  ),
  coded('BR-CL-03', ['BT-92', 'BT-106', 'BT-110', 'BT-131'], [['amountCurrency', lists.CURRENCIES]]),
  coded('BR-CL-04', ['BT-5'], [['currency', lists.CURRENCIES]]),
  coded('BR-CL-05', ['BT-6'], [['taxCurrency', lists.CURRENCIES]]),
  coded('BR-CL-06', ['BT-8'], [['taxPoint', VAT_POINTS]]),
  coded('BR-CL-07', ['BT-18-1', 'BT-128-1'], [['objectScheme', lists.REFERENCE_QUALIFIERS]]),
  coded('BR-CL-08', ['BT-21'], [['noteSubject', lists.NOTE_SUBJECTS]]),
  coded('BR-CL-10', ['BT-29-1', 'BT-46-1', 'BT-60-1'], [['partyScheme', SCHEMES]]),
  coded('BR-CL-11', ['BT-30-1', 'BT-47-1', 'BT-61-1'], [['registrationScheme', SCHEMES]]),
  coded('BR-CL-13', ['BT-158-1'], [['classification', lists.CLASSIFICATION_SCHEMES]]),
  coded('BR-CL-14', ['BT-40', 'BT-55', 'BT-69', 'BT-80'], [['country', lists.COUNTRIES]]),
  coded('BR-CL-15', ['BT-159'], [['origin', lists.COUNTRIES]]),
  coded('BR-CL-16', ['BT-81'], [['paymentMeans', lists.PAYMENT_MEANS]]),
  coded('BR-CL-17', ['BT-95', 'BT-102', 'BT-118'], [['taxCategory', lists.VAT_CATEGORIES]]),
  coded('BR-CL-18', ['BT-151'], [['lineTaxCategory', lists.VAT_CATEGORIES]]),
  coded('BR-CL-19', ['BT-98', 'BT-140'], [['allowanceReason', lists.ALLOWANCE_REASONS]]),
  coded('BR-CL-20', ['BT-105', 'BT-145'], [['chargeReason', lists.CHARGE_REASONS]]),
  coded('BR-CL-21', ['BT-157-1'], [['itemScheme', SCHEMES]]),
  coded('BR-CL-22', ['BT-121'], [['exemption', lists.EXEMPTION_REASONS]]),
  coded('BR-CL-23', ['BT-130', 'BT-150'], [['unit', lists.UNITS]]),
  coded('BR-CL-24', ['BT-125-1'], [['mediaType', lists.MEDIA_TYPES]]),
  coded('BR-CL-25', ['BT-34-1', 'BT-49-1'], [['endpointScheme', lists.ADDRESS_SCHEMES]]),
  coded('BR-CL-26', ['BT-71-1'], [['deliveryScheme', SCHEMES]]),
];

import * as lists from '../code-lists/index.js';
import { coded } from '../coded.js';
import type { Rule } from '../rule.js';
import { asks } from './asks.js';
import { isProcess } from './process.js';

/** UNTDID 1001 as the billing processes take it. */
const INVOICE_TYPES = new Set('71 80 82 84 102 218 219 326 331 380 382 383 384 386 388 393 395 553 575 623 780 817 870 875 876 877'.split(' '));
const CREDIT_NOTE_TYPES = new Set('81 83 381 396 532'.split(' '));
const ONLY_IN_GERMANY = new Set(['326', '384']);

/** Which VAT category each reason of exemption stands for, by rule. */
const CATEGORY_OF_REASON = [
  ['P0104', 'VATEX-EU-G', 'G'],
  ['P0105', 'VATEX-EU-O', 'O'],
  ['P0106', 'VATEX-EU-IC', 'K'],
  ['P0107', 'VATEX-EU-AE', 'AE'],
  ['P0108', 'VATEX-EU-D', 'E'],
  ['P0109', 'VATEX-EU-F', 'E'],
  ['P0110', 'VATEX-EU-I', 'E'],
  ['P0111', 'VATEX-EU-J', 'E'],
] as const;

/** What is in the lists of the standard and not in those of Peppol: an outdated currency, and schemes under which nobody is reached in its network. */
const NO_CURRENCIES = ['STD'];
const NO_ADDRESSES = '0037 0147 0154 0158 0170 0177 0193 0194 0202 0203 0205 0212 0213 0215 0217 0219 0220 AN AQ AS AU EM'.split(' ');
const narrower = ({ title, codes }: lists.CodeList, without: readonly string[]): lists.CodeList =>
  lists.codeList(`${title} of Peppol`, 'Peppol BIS Billing 3, May 2026', [...codes].filter((code) => !without.includes(code)).join(' '));

/** What Peppol asks of codes; where its lists are those of the standard, the rules of the standard ask it. */
export const CODE_RULES: readonly Rule[] = [
  coded('PEPPOL-EN16931-CL007', ['BT-5', 'BT-6'], [['amountCurrency', narrower(lists.CURRENCIES, NO_CURRENCIES)]]),
  coded('PEPPOL-EN16931-CL008', ['BT-34-1', 'BT-49-1'], [['endpointScheme', narrower(lists.ADDRESS_SCHEMES, NO_ADDRESSES)]]),
  asks(
    'P0100',
    ['BT-3', 'BT-23'],
    ['the type of an invoice shall be one that the billing process takes', 'die Rechnungsart muss eine sein, die der Prozess zulässt'],
    ({ s }) => s.isCreditNote || s.typeCode === undefined || !isProcess(s) || INVOICE_TYPES.has(s.typeCode),
  ),
  asks(
    'P0101',
    ['BT-3', 'BT-23'],
    ['the type of a credit note shall be one that the billing process takes', 'die Art einer Gutschrift muss eine sein, die der Prozess zulässt'],
    ({ s }) => !s.isCreditNote || s.typeCode === undefined || !isProcess(s) || CREDIT_NOTE_TYPES.has(s.typeCode),
  ),
  ...CATEGORY_OF_REASON.map(([id, reason, category]) =>
    asks(
      id,
      ['BT-121', 'BT-118'],
      [`the reason ${reason} shall stand with VAT category ${category} alone`, `der Grund ${reason} darf nur bei der Umsatzsteuerkategorie ${category} stehen`],
      ({ s }) =>
        [...s.breakdown, ...s.lineTaxRows, ...s.allowances, ...s.charges, ...s.unmarkedAllowances].every(({ taxes }) =>
          taxes.every((tax) => tax.exemptionCode?.toUpperCase() !== reason || tax.category === category),
        ),
    ),
  ),
  asks(
    'P0112',
    ['BT-3', 'BT-40', 'BT-55'],
    ['the types 326 and 384 are for sellers and buyers in Germany alone', 'die Arten 326 und 384 sind nur für Verkäufer und Käufer in Deutschland'],
    ({ s }) => s.isCreditNote || !ONLY_IN_GERMANY.has(s.typeCode ?? '') || [s.seller, s.buyer].every((party) => party?.address?.country === 'DE'),
  ),
];

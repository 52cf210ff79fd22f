import type { StatedPayment } from '@smartap/en16931';
import { useOf, type Facts } from '../../facts.js';
import { isSwedishOrganisation } from '../../national-ids.js';
import { isThere } from '../../presence.js';
import type { Rule } from '../../rule.js';
import { texts } from '../../texts.js';
import { asksSellersIn, isIn, type NationalParts } from './seller-in.js';

const asks = asksSellersIn(texts('Sweden', 'Schweden'), ({ s }) => isIn(s.seller, 'SE'));

const RATES = ['25', '12', '6'];
const F_TAX = 'GODKÄND FÖR F-SKATT';
const PLUSGIRO = 'SE:PLUSGIRO';
const BANKGIRO = 'SE:BANKGIRO';

const vatIds = ({ s }: Facts): string[] => (s.seller?.vatIds ?? []).flatMap((id) => (id?.startsWith('SE') ? [id] : []));
const hasVatId: NationalParts = { when: (facts) => vatIds(facts).length > 0 };
const isRegistered: NationalParts = { when: ({ s }) => isThere(s.seller?.legalId) };
const warning: NationalParts = { severity: 'warning' };
const isNumeric = (text: string): boolean => /^\d+$/.test(text);

/** A rule over the accounts of transfers by a giro. */
const accountsOf =
  (giro: string, isRight: (account: string) => boolean) =>
  ({ s }: Facts): boolean =>
    s.payments.every(
      ({ code, accounts, providers }) => code !== '30' || accounts.every((account, i) => providers[i] !== giro || account === undefined || isRight(account)),
    );
const hasLength =
  (least: number, most: number) =>
  ({ length }: string): boolean =>
    length >= least && length <= most;
const without =
  (...codes: readonly string[]) =>
  ({ s }: Facts): boolean =>
    s.payments.every(({ code }: StatedPayment) => !codes.includes(code ?? ''));

function ratesOf(facts: Facts): (string | undefined)[] {
  const { lines, allowances, charges, rows } = useOf(facts, 'S');
  return [...lines, ...allowances, ...charges, ...rows].map(({ tax }) => tax.rate);
}

/** What Peppol asks of sellers in Sweden: SE-R-*. */
export const SWEDEN: readonly Rule[] = [
  asks(
    'SE-R-001',
    ['BT-31'],
    ['the VAT id shall have 14 characters', 'die Umsatzsteuer-Identifikationsnummer muss 14 Zeichen haben'],
    (facts) => vatIds(facts).every((id) => id.length === 14),
    hasVatId,
  ),
  asks(
    'SE-R-002',
    ['BT-31'],
    ['the VAT id shall be SE and digits', 'die Umsatzsteuer-Identifikationsnummer muss SE und Ziffern sein'],
    (facts) => vatIds(facts).every((id) => isNumeric(id.slice(2, 14))),
    hasVatId,
  ),
  asks(
    'SE-R-003',
    ['BT-30'],
    ['the organisation number shall be digits', 'die Organisationsnummer muss aus Ziffern bestehen'],
    ({ s }) => isNumeric(s.seller?.legalId ?? ''),
    { ...isRegistered, follows: ['SE-R-004', 'SE-R-013'] },
  ),
  asks(
    'SE-R-004',
    ['BT-30'],
    ['the organisation number shall have 10 characters', 'die Organisationsnummer muss 10 Zeichen haben'],
    ({ s }) => s.seller?.legalId?.length === 10,
    { ...isRegistered, follows: ['SE-R-013'] },
  ),
  asks(
    'SE-R-005',
    ['BT-32'],
    ['the tax registration shall be “Godkänd för F-skatt”', 'als Steuerregistrierung muss „Godkänd för F-skatt“ stehen'],
    ({ s }) => s.seller?.taxIds.every((id) => id === undefined || id.toUpperCase() === F_TAX) !== false,
    isRegistered,
  ),
  asks(
    'SE-R-006',
    ['BT-96', 'BT-103', 'BT-119', 'BT-152'],
    ['a standard rate shall be 6, 12 or 25', 'ein Regelsatz muss 6, 12 oder 25 sein'],
    (facts) =>
      ratesOf(facts).every((rate) => {
        const value = facts.amount(rate);
        return value !== undefined && RATES.some((known) => value.eq(known));
      }),
    hasVatId,
  ),
  asks(
    'SE-R-007',
    ['BT-84'],
    ['an account of Plusgiro should be digits', 'ein Konto bei Plusgiro soll aus Ziffern bestehen'],
    accountsOf(PLUSGIRO, isNumeric),
    warning,
  ),
  asks(
    'SE-R-008',
    ['BT-84'],
    ['an account of Bankgiro should be digits', 'ein Konto bei Bankgiro soll aus Ziffern bestehen'],
    accountsOf(BANKGIRO, isNumeric),
    warning,
  ),
  asks(
    'SE-R-009',
    ['BT-84'],
    ['an account of Bankgiro should have 7 or 8 digits', 'ein Konto bei Bankgiro soll 7 oder 8 Ziffern haben'],
    accountsOf(BANKGIRO, hasLength(7, 8)),
    warning,
  ),
  asks(
    'SE-R-010',
    ['BT-84'],
    ['an account of Plusgiro should have 2 to 8 digits', 'ein Konto bei Plusgiro soll 2 bis 8 Ziffern haben'],
    accountsOf(PLUSGIRO, hasLength(2, 8)),
    warning,
  ),
  asks(
    'SE-R-011',
    ['BT-81', 'BT-86'],
    [
      'Bankgiro and Plusgiro should be payment means 30 with SE:BANKGIRO or SE:PLUSGIRO, not 50 or 56',
      'Bankgiro und Plusgiro sollen die Zahlungsart 30 mit SE:BANKGIRO oder SE:PLUSGIRO sein, nicht 50 oder 56',
    ],
    without('50', '56'),
    warning,
  ),
  asks(
    'SE-R-012',
    ['BT-81'],
    [
      'a transfer to a buyer in Sweden should be payment means 30, not 31',
      'eine Überweisung bei einem Käufer in Schweden soll die Zahlungsart 30 sein, nicht 31',
    ],
    without('31'),
    { ...warning, when: ({ s }) => isIn(s.buyer, 'SE') },
  ),
  asks(
    'SE-R-013',
    ['BT-30'],
    ['the last digit of the organisation number shall be right (Luhn)', 'die letzte Ziffer der Organisationsnummer muss stimmen (Luhn)'],
    ({ s }) => isSwedishOrganisation(s.seller?.legalId ?? ''),
    isRegistered,
  ),
];

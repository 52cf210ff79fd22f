import type { StatedParty, StatedPayment } from '@smartap/en16931';
import type { Facts } from '../../facts.js';
import { isSaid, isThere } from '../../presence.js';
import type { Rule } from '../../rule.js';
import { texts } from '../../texts.js';
import { asksSellersIn, isIn } from './seller-in.js';

const asks = asksSellersIn(texts('Denmark', 'Dänemark'), ({ s }) => isIn(s.seller, 'DK'));

const MEANS = new Set(['1', '10', '31', '42', '48', '49', '50', '58', '59', '93', '97']);
const CVR = '0184';
const UNSPSC = 'TST';
const UNSPSC_VERSIONS = new Set(['19.05.01', '19.0501', '26.08.01', '26.0801']);
const OTHER_TAX = 'ZZZ';
const GIRO = '50';
const FIK = '93';

const isDomestic = ({ s }: Facts): boolean => isIn(s.buyer, 'DK');
const isDomesticInvoice = (facts: Facts): boolean => isDomestic(facts) && !facts.s.isCreditNote;
const begins = (text: string | undefined, ...kinds: readonly string[]): boolean => kinds.some((kind) => text?.startsWith(`${kind}#`) === true);
const hasLength = (text: string | undefined, ...lengths: readonly number[]): boolean => lengths.includes(text?.length ?? 0);
const paying =
  (codes: readonly string[], isRight: (payment: StatedPayment) => boolean) =>
  ({ s }: Facts): boolean =>
    s.payments.every((payment) => !codes.includes(payment.code ?? '') || isRight(payment));
/** A category is four digits, or two texts with a number sign between them. */
const isCategory = (text: string | undefined): boolean => /^(?:\d{4}|[^#].*#.*[^#]|[^#]#[^#])$/s.test(text ?? '');
const isAccount = (text: string | undefined): boolean => /^\d{7,8}$/.test(text ?? '');
const hasCvr = ({ legalId, legalScheme }: Pick<StatedParty, 'legalId' | 'legalScheme'>): boolean => !isThere(legalId) || legalScheme === CVR;

/** What Peppol asks of sellers in Denmark: DK-R-*. Most are asked only when the buyer is there too, those of payment only of invoices. */
export const DENMARK: readonly Rule[] = [
  asks('DK-R-002', ['BT-30'], ['the legal registration (CVR) shall be given', 'die Registrierung (CVR) muss angegeben sein'], ({ s }) =>
    isSaid(s.seller?.legalId),
  ),
  asks(
    'DK-R-003',
    ['BT-158-2'],
    [
      'an item that is classified by UNSPSC shall be so by version 19.0501 or 26.0801',
      'ein Artikel, der nach UNSPSC eingeordnet ist, muss es nach Fassung 19.0501 oder 26.0801 sein',
    ],
    ({ s }) =>
      s.lines.every(
        ({ classifications }) =>
          !classifications.some(({ scheme }) => scheme === UNSPSC) || classifications.some(({ version }) => UNSPSC_VERSIONS.has(version ?? '')),
      ),
    { when: isDomestic },
  ),
  asks(
    'DK-R-004',
    ['BT-97', 'BT-98', 'BT-104', 'BT-105', 'BT-139', 'BT-140', 'BT-144', 'BT-145'],
    [
      'another tax (ZZZ) shall name its category as the reason: four digits, or two texts with # between them',
      'eine andere Abgabe (ZZZ) muss ihre Kategorie als Grund nennen: vier Ziffern oder zwei Texte mit # dazwischen',
    ],
    ({ s }) =>
      [s.allowances, s.charges, ...s.lines.flatMap((line) => [line.allowances, line.charges])]
        .flat()
        .every(({ reasonCode, reason }) => reasonCode !== OTHER_TAX || isCategory(reason)),
    { when: isDomestic },
  ),
  asks(
    'DK-R-005',
    ['BT-81'],
    [`the payment means shall be one of ${[...MEANS].join(', ')}`, `die Zahlungsart muss eine von ${[...MEANS].join(', ')} sein`],
    ({ s }) => s.payments.every(({ code }) => MEANS.has(code ?? '')),
    { when: isDomesticInvoice },
  ),
  asks(
    'DK-R-006',
    ['BT-81', 'BT-84', 'BT-86'],
    ['a transfer (31, 42) shall name account and registration number', 'eine Überweisung (31, 42) muss Konto und Registrierungsnummer nennen'],
    paying(['31', '42'], ({ accounts: [account], providers: [provider] }) => isSaid(account) && isSaid(provider)),
    { when: isDomesticInvoice },
  ),
  asks(
    'DK-R-007',
    ['BT-81', 'BT-89', 'BT-91'],
    ['a direct debit (49) shall name its mandate and the account to be debited', 'eine Lastschrift (49) muss Mandat und belastetes Konto nennen'],
    paying(['49'], ({ mandateReference, debitedAccount }) => isSaid(mandateReference) && isSaid(debitedAccount)),
    { when: isDomesticInvoice },
  ),
  asks(
    'DK-R-008',
    ['BT-81', 'BT-83', 'BT-84'],
    [
      'a giro (50) shall have a remittance text from 01#, 04# or 15# on, and an account of 7 or 8 digits',
      'ein Giro (50) muss einen Verwendungszweck ab 01#, 04# oder 15# und ein Konto von 7 oder 8 Ziffern haben',
    ],
    paying([GIRO], ({ remittance, accounts: [account] }) => begins(remittance, '01', '04', '15') && isAccount(account)),
    { when: isDomesticInvoice },
  ),
  asks(
    'DK-R-009',
    ['BT-81', 'BT-83'],
    ['a giro (50) of kind 04# or 15# shall have 16 digits after it', 'ein Giro (50) der Art 04# oder 15# muss danach 16 Ziffern haben'],
    paying([GIRO], ({ remittance }) => !begins(remittance, '04', '15') || hasLength(remittance, 19)),
    { when: isDomesticInvoice },
  ),
  asks(
    'DK-R-010',
    ['BT-81', 'BT-83', 'BT-84'],
    [
      'a FIK payment (93) shall have a remittance text from 71#, 73# or 75# on, and an account of 8 characters',
      'eine FIK-Zahlung (93) muss einen Verwendungszweck ab 71#, 73# oder 75# und ein Konto von 8 Zeichen haben',
    ],
    paying([FIK], ({ remittance, accounts: [account] }) => begins(remittance, '71', '73', '75') && hasLength(account, 8)),
    { when: isDomesticInvoice },
  ),
  asks(
    'DK-R-011',
    ['BT-81', 'BT-83'],
    [
      'a FIK payment (93) of kind 71# or 75# shall have 15 or 16 digits after it',
      'eine FIK-Zahlung (93) der Art 71# oder 75# muss danach 15 oder 16 Ziffern haben',
    ],
    paying([FIK], ({ remittance }) => !begins(remittance, '71', '75') || hasLength(remittance, 18, 19)),
    { when: isDomesticInvoice },
  ),
  // CII has no place for the scheme of these identifiers.
  asks(
    'DK-R-013',
    ['BT-29-1', 'BT-46-1'],
    ['an identifier of a party shall name its scheme', 'eine Kennung einer Partei muss ihr Schema nennen'],
    ({ s }) => s.binding === 'cii' || [s.seller, s.buyer].every((party) => party?.ids.every(({ scheme }) => isSaid(scheme)) !== false),
    { when: isDomestic },
  ),
  asks(
    'DK-R-014',
    ['BT-30-1'],
    ['the scheme of the legal registration shall be 0184 (CVR)', 'das Schema der Registrierung muss 0184 (CVR) sein'],
    ({ s }) => s.seller === undefined || hasCvr(s.seller),
  ),
  asks(
    'DK-R-016',
    ['BT-115'],
    ['a credit note shall not be negative', 'eine Gutschrift darf nicht negativ sein'],
    ({ s, amount }) => !s.isCreditNote || amount(s.totals?.due)?.lt(0) !== true,
    { when: isDomestic },
  ),
  asks(
    'DK-R-017',
    ['BT-47-1'],
    [
      'the scheme of the legal registration of a buyer in Denmark shall be 0184 (CVR)',
      'das Schema der Registrierung eines Käufers in Dänemark muss 0184 (CVR) sein',
    ],
    ({ s }) => s.buyer === undefined || hasCvr(s.buyer),
    { when: isDomestic },
  ),
];

import type { Finding } from '@smartap/contracts';
import type { Identifier, Invoice } from '@smartap/en16931';
import { hasWrongCheckDigits, isQrIban, isQrReference } from '@smartap/payment-references';
import { faultOfVatId } from '@smartap/tax-ids';
import { isValidBIC, isValidIBAN } from 'ibantools';
import type { MessageCode } from '../messages/catalogue.js';
import { found } from '../messages/found.js';
import { isGln, isLei } from './check-digits.js';

const LOOKS_LIKE_IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/;

/** An account id without spaces, in upper case. */
export function compact(id: string): string {
  return id.replaceAll(/[\s.-]/g, '').toUpperCase();
}

/** Whether an account is an IBAN that is right in length and check digits. */
export const isIban = (account: string): boolean => isValidIBAN(compact(account));

const LOOKS_LIKE_BIC = /^[A-Z0-9]{8}(?:[A-Z0-9]{3})?$/;
/** Schemes of ISO/IEC 6523 whose identifiers have check digits. */
const SCHEMES: Readonly<Record<string, { readonly code: MessageCode; readonly isRight: (id: string) => boolean }>> = {
  '0088': { code: 'GLN_INVALID', isRight: isGln },
  '0199': { code: 'LEI_INVALID', isRight: isLei },
};

const about = (code: MessageCode, term: string, id: string, severity: Finding['severity'] = 'warning'): Finding =>
  found(code, { id, term }, { severity, terms: [term], actual: id });

/** Whom the document names by what: each identifier that has a scheme, with its term. */
function schemedIds({ seller, buyer, payee, delivery }: Invoice): (readonly [string, Identifier | undefined])[] {
  return [
    ...seller.identifiers.map((id) => ['BT-29', id] as const),
    ...buyer.identifiers.map((id) => ['BT-46', id] as const),
    ...(payee?.identifiers ?? []).map((id) => ['BT-60', id] as const),
    ['BT-30', seller.legalRegistrationId],
    ['BT-47', buyer.legalRegistrationId],
    ['BT-61', payee?.legalRegistrationId],
    ['BT-34', seller.electronicAddress],
    ['BT-49', buyer.electronicAddress],
    ['BT-71', delivery?.locationId],
  ];
}

function checkAccounts({ paymentInstructions }: Invoice): Finding[] {
  const findings: Finding[] = [];
  for (const { accountId, serviceProvider } of paymentInstructions?.creditTransfers ?? []) {
    if (accountId && LOOKS_LIKE_IBAN.test(compact(accountId)) && !isIban(accountId)) {
      findings.push(about('IBAN_INVALID', 'BT-84', accountId, 'error'));
    }
    if (serviceProvider && LOOKS_LIKE_BIC.test(compact(serviceProvider)) && !isValidBIC(compact(serviceProvider))) {
      findings.push(about('BIC_INVALID', 'BT-86', serviceProvider));
    }
  }
  return findings;
}

/** What a payment is to quote: its check digits, and that a QR-IBAN has a QR reference. */
function checkReference({ paymentInstructions }: Invoice): Finding[] {
  const reference = paymentInstructions?.remittanceInformation ?? '';
  if (hasWrongCheckDigits(reference)) return [about('CREDITOR_REFERENCE_INVALID', 'BT-83', reference)];
  const account = paymentInstructions?.creditTransfers.find(({ accountId = '' }) => isQrIban(accountId))?.accountId;
  return account === undefined || isQrReference(reference.replaceAll(' ', '')) ? [] : [about('QR_REFERENCE_MISSING', 'BT-83', account)];
}

/** IBAN (ISO 13616), BIC (ISO 9362), VAT ids, GLN, LEI (ISO 17442) and what a payment quotes (ISO 11649, Belgian and Swiss references) by structure and check digits. */
export function checkIdentifiers(invoice: Invoice): Finding[] {
  const findings = checkAccounts(invoice);
  for (const [term, vatId] of [
    ['BT-31', invoice.seller.vatId],
    ['BT-48', invoice.buyer.vatId],
    ['BT-63', invoice.taxRepresentative?.vatId],
  ] as const) {
    const wrong = vatId ? faultOfVatId(vatId) : undefined;
    if (vatId && wrong)
      findings.push(
        found(
          'VAT_ID_INVALID',
          { id: vatId, term },
          { severity: 'warning', terms: [term], actual: vatId, ...(wrong === 'check digits' ? { text: 'VAT_ID_CHECK_DIGITS' } : {}) },
        ),
      );
  }
  for (const [term, id] of schemedIds(invoice)) {
    const scheme = SCHEMES[id?.scheme ?? ''];
    if (id && scheme && !scheme.isRight(id.value.trim().toUpperCase())) findings.push(about(scheme.code, term, id.value));
  }
  return [...findings, ...checkReference(invoice)];
}

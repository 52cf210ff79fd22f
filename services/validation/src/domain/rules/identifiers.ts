import type { Finding } from '@smartap/contracts';
import type { Identifier, Invoice } from '@smartap/en16931';
import { isValidBIC, isValidIBAN } from 'ibantools';
import { faultOfVatId } from '../vat-id.js';
import { isCreditorReference, isGln, isLei } from './check-digits.js';

const LOOKS_LIKE_IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/;

/** An account id without spaces, in upper case. */
export function compact(id: string): string {
  return id.replaceAll(/[\s.-]/g, '').toUpperCase();
}

/** Whether an account is an IBAN that is right in length and check digits. */
export const isIban = (account: string): boolean => isValidIBAN(compact(account));

const LOOKS_LIKE_BIC = /^[A-Z0-9]{8}(?:[A-Z0-9]{3})?$/;
const LOOKS_LIKE_REFERENCE = /^RF\d{2}/i;
/** Schemes of ISO/IEC 6523 whose identifiers have check digits. */
const SCHEMES: Readonly<Record<string, { readonly name: string; readonly isRight: (id: string) => boolean }>> = {
  '0088': { name: 'GLN', isRight: isGln },
  '0199': { name: 'LEI', isRight: isLei },
};

const warning = (code: string, message: string, term: string, actual: string): Finding => ({ code, severity: 'warning', message, terms: [term], actual });

/** Whom the document names by what: each identifier that has a scheme, with its term. */
function schemedIds({ seller, buyer, payee, delivery }: Invoice): (readonly [string, Identifier | undefined])[] {
  return [
    ...seller.identifiers.map((id) => ['BT-29', id] as const), ...buyer.identifiers.map((id) => ['BT-46', id] as const), ...(payee?.identifiers ?? []).map((id) => ['BT-60', id] as const),
    ['BT-30', seller.legalRegistrationId], ['BT-47', buyer.legalRegistrationId], ['BT-61', payee?.legalRegistrationId], ['BT-34', seller.electronicAddress], ['BT-49', buyer.electronicAddress], ['BT-71', delivery?.locationId],
  ];
}

function checkAccounts({ paymentInstructions }: Invoice): Finding[] {
  const findings: Finding[] = [];
  for (const { accountId, serviceProvider } of paymentInstructions?.creditTransfers ?? []) {
    if (accountId && LOOKS_LIKE_IBAN.test(compact(accountId)) && !isIban(accountId)) {
      findings.push({ code: 'IBAN_INVALID', severity: 'error', message: `The account ${accountId} (BT-84) is no valid IBAN: its length or check digits are wrong. Pay nothing before the seller has confirmed it.`, terms: ['BT-84'], actual: accountId });
    }
    if (serviceProvider && LOOKS_LIKE_BIC.test(compact(serviceProvider)) && !isValidBIC(compact(serviceProvider))) {
      findings.push(warning('BIC_INVALID', `The bank ${serviceProvider} (BT-86) is no valid BIC. The IBAN alone decides where SEPA payments go; ask the seller before paying elsewhere.`, 'BT-86', serviceProvider));
    }
  }
  return findings;
}

/** IBAN (ISO 13616), BIC (ISO 9362), VAT ids, GLN, LEI (ISO 17442) and creditor references (ISO 11649) by structure and check digits. */
export function checkIdentifiers(invoice: Invoice): Finding[] {
  const findings = checkAccounts(invoice);
  for (const [term, vatId] of [['BT-31', invoice.seller.vatId], ['BT-48', invoice.buyer.vatId], ['BT-63', invoice.taxRepresentative?.vatId]] as const) {
    const wrong = vatId ? faultOfVatId(vatId) : undefined;
    if (vatId && wrong) findings.push(warning('VAT_ID_INVALID', `The VAT id ${vatId} (${term}) has not the ${wrong} of its country. Ask whose it is before deducting VAT.`, term, vatId));
  }
  for (const [term, id] of schemedIds(invoice)) {
    const scheme = SCHEMES[id?.scheme ?? ''];
    if (id && scheme && !scheme.isRight(id.value.trim().toUpperCase())) findings.push(warning(`${scheme.name}_INVALID`, `The identifier ${id.value} (${term}) is no valid ${scheme.name}: its length or check digits are wrong. Ask the seller for the right one.`, term, id.value));
  }
  const reference = invoice.paymentInstructions?.remittanceInformation;
  if (reference && LOOKS_LIKE_REFERENCE.test(reference) && !isCreditorReference(reference)) {
    findings.push(warning('CREDITOR_REFERENCE_INVALID', `The creditor reference ${reference} (BT-83) has wrong check digits: the payment may not be found. Ask the seller for the right one.`, 'BT-83', reference));
  }
  return findings;
}

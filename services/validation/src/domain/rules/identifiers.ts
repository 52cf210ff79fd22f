import type { Finding } from '@smartap/contracts';
import type { Invoice } from '@smartap/en16931';
import { isValidIBAN } from 'ibantools';
import { isValidVatId } from '../vat-id.js';

const LOOKS_LIKE_IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/;

/** An account id without spaces, in upper case. */
export function compact(id: string): string {
  return id.replaceAll(/[\s.-]/g, '').toUpperCase();
}

/** IBANs by length and check digits (ISO 13616), VAT ids by structure and check digit. */
export function checkIdentifiers(invoice: Invoice): Finding[] {
  const findings: Finding[] = [];
  for (const { accountId } of invoice.paymentInstructions?.creditTransfers ?? []) {
    if (accountId && LOOKS_LIKE_IBAN.test(compact(accountId)) && !isValidIBAN(compact(accountId))) {
      findings.push({ code: 'IBAN_INVALID', severity: 'error', message: `The account ${accountId} (BT-84) is no valid IBAN: its length or check digits are wrong. Pay nothing before the seller has confirmed it.`, terms: ['BT-84'], actual: accountId });
    }
  }
  for (const [term, vatId] of [['BT-31', invoice.seller.vatId], ['BT-48', invoice.buyer.vatId]] as const) {
    if (vatId && !isValidVatId(vatId)) {
      findings.push({ code: 'VAT_ID_INVALID', severity: 'warning', message: `The VAT id ${vatId} (${term}) has not the structure of its country.`, terms: [term], actual: vatId });
    }
  }
  return findings;
}

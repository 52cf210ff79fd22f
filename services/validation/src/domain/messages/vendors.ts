import { texts } from '../rules/texts.js';

/** What is said of vendors and their accounts. */
export const VENDOR_MESSAGES = {
  VENDOR_UNKNOWN: texts(
    '{name} is not in the vendor master data, by VAT id, account, registration or name. Add the vendor, or reject the invoice.',
    '{name} ist in den Lieferantenstammdaten weder nach Umsatzsteuer-Identifikationsnummer noch nach Konto, Registrierung oder Name zu finden. Den Lieferanten anlegen oder die Rechnung ablehnen.',
  ),
  VENDOR_UNNAMED: texts(
    'The seller is not in the vendor master data, by VAT id, account or registration, and the invoice does not name it. Add the vendor, or reject the invoice.',
    'Der Verkäufer ist in den Lieferantenstammdaten weder nach Umsatzsteuer-Identifikationsnummer noch nach Konto oder Registrierung zu finden, und die Rechnung nennt ihn nicht. Den Lieferanten anlegen oder die Rechnung ablehnen.',
  ),
  VENDOR_BLOCKED: texts(
    'Vendor {number} ({name}) is blocked. Clear the block, or reject the invoice.',
    'Der Lieferant {number} ({name}) ist gesperrt. Die Sperre aufheben oder die Rechnung ablehnen.',
  ),
  VENDOR_POSTING_HOLD: texts(
    'Nothing of vendor {number} ({name}) is to be posted. Lift the hold, or reject the invoice.',
    'Vom Lieferanten {number} ({name}) darf nichts gebucht werden. Die Buchungssperre aufheben oder die Rechnung ablehnen.',
  ),
  VENDOR_PAYMENT_HOLD: texts(
    'Vendor {number} ({name}) is not to be paid for now. The invoice may be approved; lift the hold before it is paid.',
    'Der Lieferant {number} ({name}) darf vorerst nicht bezahlt werden. Die Rechnung kann freigegeben werden; vor der Zahlung die Zahlungssperre aufheben.',
  ),
  VENDOR_BY_LIKE_NAME: texts(
    'The seller calls itself {said}; by that name alone it was taken for vendor {number} ({name}). See that it is the same company, and add its VAT id to the vendor.',
    'Der Verkäufer nennt sich {said}; allein nach diesem Namen wurde er für den Lieferanten {number} ({name}) gehalten. Prüfen, ob es dieselbe Firma ist, und ihre Umsatzsteuer-Identifikationsnummer beim Lieferanten eintragen.',
  ),
  VENDOR_BY_DOMAIN: texts(
    'By nothing but the domain it writes from, {domain}, the seller was taken for vendor {number} ({name}). See that it is the same company, and add its VAT id to the vendor.',
    'Allein nach der Domain, von der er schreibt, {domain}, wurde der Verkäufer für den Lieferanten {number} ({name}) gehalten. Prüfen, ob es dieselbe Firma ist, und ihre Umsatzsteuer-Identifikationsnummer beim Lieferanten eintragen.',
  ),
  VENDOR_TWICE: texts(
    'The vendor records {record} and {other} share a VAT id, registration or account. Merge them if they are one.',
    'Die Lieferanten {record} und {other} haben eine Umsatzsteuer-Identifikationsnummer, eine Registrierung oder ein Konto gemeinsam. Zusammenführen, wenn sie einer sind.',
  ),
  ACCOUNT_NOT_APPROVED: texts(
    'The account {account} (BT-84) is no approved account of {name}. Confirm it by a call to a number you know, not to one on the invoice.',
    'Das Konto {account} (BT-84) ist kein freigegebenes Konto von {name}. Durch einen Anruf bei einer bekannten Nummer bestätigen lassen, nicht bei einer auf der Rechnung.',
  ),
} as const;

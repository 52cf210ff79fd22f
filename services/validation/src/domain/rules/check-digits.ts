import { mod97 } from '@smartap/payment-references';

/** A legal entity identifier (ISO 17442): 18 letters and digits, two check digits. */
export function isLei(text: string): boolean {
  return /^[A-Z0-9]{18}\d{2}$/.test(text) && mod97(text) === 1;
}

/** A global location number of GS1: 13 digits, the last of them a check digit. */
export function isGln(text: string): boolean {
  if (!/^\d{13}$/.test(text)) return false;
  const sum = Array.from(text, Number).reduce((total, digit, index) => total + digit * (index % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}

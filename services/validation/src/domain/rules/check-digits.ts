const LETTERS_FROM = 'A'.charCodeAt(0) - 10;

/** ISO 7064 MOD 97-10 over digits and letters (A is 10): 1 when the check digits are right. */
function mod97(text: string): number {
  let rest = 0;
  for (const char of text) {
    const value = char >= 'A' ? char.charCodeAt(0) - LETTERS_FROM : Number(char);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

/** A legal entity identifier (ISO 17442): 18 letters and digits, two check digits. */
export function isLei(text: string): boolean {
  return /^[A-Z0-9]{18}\d{2}$/.test(text) && mod97(text) === 1;
}

/** A structured creditor reference (ISO 11649): RF, two check digits, up to 21 letters and digits. */
export function isCreditorReference(text: string): boolean {
  const compact = text.replaceAll(' ', '').toUpperCase();
  return /^RF\d{2}[A-Z0-9]{1,21}$/.test(compact) && mod97(compact.slice(4) + compact.slice(0, 4)) === 1;
}

/** A global location number of GS1: 13 digits, the last of them a check digit. */
export function isGln(text: string): boolean {
  if (!/^\d{13}$/.test(text)) return false;
  const sum = Array.from(text, Number).reduce((total, digit, index) => total + digit * (index % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}

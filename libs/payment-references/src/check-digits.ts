const LETTERS_FROM = 'A'.charCodeAt(0) - 10;

/** ISO 7064 MOD 97-10 over digits and capital letters (A is 10): 1 when the check digits are right. */
export function mod97(text: string): number {
  let rest = 0;
  for (const char of text) {
    const value = char >= 'A' ? char.charCodeAt(0) - LETTERS_FROM : Number(char);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

/** The sum of digits with weights that repeat from the last one on. */
const weighed = (digits: string, weights: readonly number[], ofProduct = (product: number): number => product): number =>
  Array.from(digits, Number)
    .toReversed()
    .reduce((sum, digit, index) => sum + ofProduct(digit * (weights[index % weights.length] ?? 1)), 0);

const crossSum = (product: number): number => (product > 9 ? product - 9 : product);

/** Luhn (ISO/IEC 7812-1, annex B): each second digit doubled, the whole divisible by ten. */
const isLuhn = (digits: string): boolean => weighed(digits, [1, 2], crossSum) % 10 === 0;

/** A structured creditor reference (ISO 11649): RF, two check digits, up to 21 letters and digits. */
export function isCreditorReference(text: string): boolean {
  const compact = text.replaceAll(' ', '').toUpperCase();
  return /^RF\d{2}[A-Z0-9]{1,21}$/.test(compact) && mod97(compact.slice(4) + compact.slice(0, 4)) === 1;
}

/** The twelve digits of a Belgian structured communication: what ten leave of 97, or 97, in the last two (Febelfin). */
export const isStructuredCommunication = (digits: string): boolean =>
  /^\d{12}$/.test(digits) && (Number(digits.slice(0, 10)) % 97 || 97) === Number(digits.slice(10));

/** How a digit carries over to the next in a check by modulo 10, recursively. */
const CARRIES = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5];

/** The 27 digits of a Swiss QR reference, the last a check by modulo 10, recursively (Swiss Implementation Guidelines QR-bill, annex B). */
export function isQrReference(digits: string): boolean {
  if (!/^(?!0{27})\d{27}$/.test(digits)) return false;
  const carry = Array.from(digits.slice(0, -1), Number).reduce((last, digit) => CARRIES[(last + digit) % 10] ?? 0, 0);
  return (10 - carry) % 10 === Number(digits.at(-1));
}

/** A Finnish reference number: 4 to 20 digits, weighed by 7, 3, 1 before the last (Finance Finland). */
export const isViitenumero = (digits: string): boolean =>
  /^\d{4,20}$/.test(digits) && (10 - (weighed(digits.slice(0, -1), [7, 3, 1]) % 10)) % 10 === Number(digits.at(-1));

/** A Norwegian customer identification (KID): 2 to 25 digits, the last by modulo 10 or 11, a dash where that is ten (Mastercard Payment Services, OCR giro). */
export function isKid(text: string): boolean {
  if (!/^\d{1,24}[\d-]$/.test(text)) return false;
  const rest = (11 - (weighed(text.slice(0, -1), [2, 3, 4, 5, 6, 7]) % 11)) % 11;
  return text.at(-1) === (rest === 10 ? '-' : String(rest)) || (!text.endsWith('-') && isLuhn(text));
}

/** A Swedish reference that is read by machines (OCR): 2 to 25 digits, the last by modulo 10 (Bankgirot). */
export const isOcrReference = (digits: string): boolean => /^\d{2,25}$/.test(digits) && isLuhn(digits);

/** A SEPA creditor identifier: country, check digits over all but the three signs of the business that follow, and the national identifier (EPC262-08, AT-02). */
export function isSepaCreditor(text: string): boolean {
  const [, country = '', check = '', own = ''] = /^([A-Z]{2})(\d{2})[A-Z\d]{3}([A-Z\d]{1,28})$/.exec(text) ?? [];
  return own !== '' && mod97(own + country + check) === 1;
}

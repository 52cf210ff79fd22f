const digitsOf = (text: string): number[] => Array.from(text, Number);
const weighted = (digits: readonly number[], weights: readonly number[]): number => weights.reduce((sum, weight, i) => sum + weight * (digits[i] ?? 0), 0);

/** Whether the last of these digits is right by Luhn: every second from the right counts double, its digits added up. */
function isLuhn(text: string): boolean {
  const sum = digitsOf(text)
    .toReversed()
    .reduce((total, digit, i) => {
      const value = i % 2 === 1 ? digit * 2 : digit;
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}

const NORWEGIAN = [3, 2, 7, 6, 5, 4, 3, 2];

/** A number of Norway's Enhetsregisteret: nine digits, the last by modulus 11. */
export function isNorwegianOrganisation(text: string): boolean {
  const digits = digitsOf(text);
  return /^\d{9}$/.test(text) && Number(text) > 0 && (11 - (weighted(digits, NORWEGIAN) % 11)) % 11 === digits[8];
}

/** Whether an identifier is so many digits. */
export const hasDigits =
  (count: number) =>
  (text: string): boolean =>
    text.length === count && /^\d+$/.test(text);

/** A number of Denmark's CVR as Peppol writes it: eight digits, with DK before them or without. */
export const isDanishOrganisation = (text: string): boolean => /^(?:DK)?\d{8}$/.test(text);

/** A Danish tax number (SE): DK and eight digits. */
export const isDanishTaxNumber = (text: string): boolean => /^DK\d{8}$/.test(text);

/** A VAT id of the Netherlands: NL, nine digits, B and two digits. */
export const isDutchVat = (text: string): boolean => /^NL\d{9}B\d{2}$/.test(text);

/** A number of Belgium's Crossroads Bank for Enterprises: ten digits, the last two by modulus 97. */
export const isBelgianEnterprise = (text: string): boolean => /^\d{10}$/.test(text) && 97 - (Number(text.slice(0, 8)) % 97) === Number(text.slice(8));

/** A Swedish organisation number: ten digits by Luhn. */
export const isSwedishOrganisation = (text: string): boolean => /^\d{10}$/.test(text) && isLuhn(text);

const AUSTRALIAN = [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19];
const AUSTRALIAN_MODULUS = 89;

/** An Australian Business Number: eleven digits, by modulus 89 with the first less one. */
export function isAustralianBusiness(text: string): boolean {
  const [first = 0, ...rest] = digitsOf(text);
  return /^\d{11}$/.test(text) && weighted([first - 1, ...rest], AUSTRALIAN) % AUSTRALIAN_MODULUS === 0;
}

const GREEK = [256, 128, 64, 32, 16, 8, 4, 2];

/** A Greek tax number (AFM): nine digits, the last by modulus 11. */
export function isGreekTaxNumber(text: string): boolean {
  const digits = digitsOf(text);
  return /^\d{9}$/.test(text) && (weighted(digits, GREEK) % 11) % 10 === digits[8];
}

/** An Italian VAT number: IT and eleven digits by Luhn; of another country it is not judged. */
export const isItalianVat = (text: string): boolean => !/^IT/i.test(text) || (/^\d{11}$/.test(text.slice(2)) && isLuhn(text.slice(2)));

/** An Italian codice fiscale: of a person sixteen letters and digits, of others eleven digits. */
export const isItalianTaxCode = (text: string): boolean => /^[A-Z]{6}\d{2}[A-Z]\d{2}.{3}\d[A-Z]$/i.test(text) || /^\d{11}$/.test(text);

/** The code of an Italian public office (IPA): six letters and digits. */
export const isItalianOffice = (text: string): boolean => /^[A-Z0-9]{6}$/i.test(text);

import type { Prng } from '../prng.js';
import type { CountryCode } from './countries.js';

const pad = (value: number | bigint, length: number): string => String(value).padStart(length, '0');
const weighted = (text: string, weights: readonly number[]): number =>
  Array.from(text, Number).reduce((total, digit, index) => total + digit * (weights[index] ?? 0), 0);

function modulo97(text: string): number {
  const digits = Array.from(text, (character) => (/\d/.test(character) ? character : String(character.charCodeAt(0) - 55))).join('');
  return Number(BigInt(digits) % 97n);
}

function french(random: Prng): string {
  const [bank, branch, account] = [random.digits(5), random.digits(5), random.digits(11)];
  const key = 97 - Number((89n * BigInt(bank) + 15n * BigInt(branch) + 3n * BigInt(account)) % 97n);
  return `${bank}${branch}${account}${pad(key, 2)}`;
}

function spanishDigit(text: string): number {
  const rest = 11 - (weighted(text, [1, 2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11);
  return rest === 11 ? 0 : rest === 10 ? 1 : rest;
}

function spanish(random: Prng): string {
  const [bank, account] = [random.digits(8), random.digits(10)];
  return `${bank}${spanishDigit(`00${bank}`)}${spanishDigit(account)}${account}`;
}

function belgian(random: Prng): string {
  const account = random.digits(10);
  return `${account}${pad(Number(account) % 97 || 97, 2)}`;
}

function polish(random: Prng): string {
  const bank = random.digits(7);
  return `${bank}${(10 - (weighted(bank, [3, 9, 7, 1, 3, 9, 7]) % 10)) % 10}${random.digits(16)}`;
}

/** Values of digits at odd places of an Italian account (CIN). */
const ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];

function italian(random: Prng): string {
  const account = random.digits(22);
  const total = Array.from(account, Number).reduce((sum, digit, index) => sum + (index % 2 === 0 ? (ODD[digit] ?? 0) : digit), 0);
  return `${String.fromCharCode(65 + (total % 26))}${account}`;
}

const MAKERS: Readonly<Record<CountryCode, (random: Prng) => string>> = {
  DE: (random) => `${random.int(1, 8)}${random.digits(17)}`,
  AT: (random) => random.digits(16),
  BE: belgian,
  // Bank numbers 30000 to 31999 are of QR accounts, which need a reference.
  CH: (random) => `00${random.int(100, 999)}${random.digits(12)}`,
  DK: (random) => random.digits(14),
  ES: spanish,
  FR: french,
  GB: (random) => `${random.pick(['BARC', 'LOYD', 'NWBK', 'MIDL'])}${random.digits(14)}`,
  IT: italian,
  NL: (random) => `${random.pick(['ABNA', 'INGB', 'RABO', 'TRIO'])}0${random.digits(9)}`,
  PL: polish,
  SE: (random) => random.digits(20),
};

/** An IBAN of a country: length, national check digits and ISO 7064 check digits hold. */
export function makeIban(random: Prng, country: CountryCode): string {
  const account = MAKERS[country](random);
  return `${country}${pad(98 - modulo97(`${account}${country}00`), 2)}${account}`;
}

/** The same account with two digits in the wrong order, as typing gives it: no longer valid. */
export function misprinted(iban: string): string {
  for (let index = iban.length - 2; index > 4; index -= 1) {
    const [a = '', b = ''] = [iban[index], iban[index + 1]];
    if (/\d/.test(a) && /\d/.test(b) && a !== b) return `${iban.slice(0, index)}${b}${a}${iban.slice(index + 2)}`;
  }
  return `${iban.slice(0, 2)}00${iban.slice(4)}`;
}

/** An IBAN as people read it: in groups of four. */
export function grouped(iban: string): string {
  return iban.replaceAll(/(.{4})(?=.)/g, '$1 ');
}

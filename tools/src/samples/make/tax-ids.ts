import type { Prng } from '../prng.js';
import type { CountryCode } from './countries.js';

const numbers = (text: string): number[] => Array.from(text, Number);
const weighted = (text: string, weights: readonly number[]): number => numbers(text).reduce((total, digit, index) => total + digit * (weights[index] ?? 0), 0);

/** The digit that makes a number pass the Luhn check. */
export function luhnDigit(text: string): number {
  const total = numbers(text)
    .toReversed()
    .reduce((sum, digit, index) => sum + (index % 2 === 0 ? ((digit * 2) % 10) + Math.floor(digit / 5) : digit), 0);
  return (10 - (total % 10)) % 10;
}

/** ISO 7064 MOD 11,10, as Germany uses it. */
function mod1110(text: string): number {
  let product = 10;
  for (const digit of numbers(text)) {
    const sum = (digit + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10;
}

/** Draws until the check digit is one. */
function until<T>(draw: () => T | undefined): T {
  for (;;) {
    const found = draw();
    if (found !== undefined) return found;
  }
}

function mod11(random: Prng, length: number, weights: readonly number[]): string {
  return until(() => {
    const head = `${random.int(1, 9)}${random.digits(length - 2)}`;
    const rest = weighted(head, weights) % 11;
    return rest < 10 ? `${head}${rest}` : undefined;
  });
}

function complement11(random: Prng, length: number, weights: readonly number[]): string {
  return until(() => {
    const head = `${random.int(1, 9)}${random.digits(length - 2)}`;
    const rest = (11 - (weighted(head, weights) % 11)) % 11;
    return rest < 10 ? `${head}${rest}` : undefined;
  });
}

function french(random: Prng): string {
  const head = `${random.int(3, 9)}${random.digits(7)}`;
  const siren = `${head}${luhnDigit(head)}`;
  return `${String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0')}${siren}`;
}

function austrian(random: Prng): string {
  const head = random.digits(7);
  const total = numbers(head).reduce((sum, digit, index) => sum + (index % 2 === 0 ? digit : ((digit * 2) % 10) + Math.floor(digit / 5)), 0);
  return `U${head}${(96 - total) % 10}`;
}

function british(random: Prng): string {
  const head = `${random.int(1, 9)}${random.digits(6)}`;
  const rest = weighted(head, [8, 7, 6, 5, 4, 3, 2]) % 97;
  return `${head}${String(97 - rest).padStart(2, '0')}`;
}

function belgian(random: Prng): string {
  const head = `0${random.int(4, 8)}${random.digits(6)}`;
  return `${head}${String(97 - (Number(head) % 97)).padStart(2, '0')}`;
}

const luhn = (random: Prng, head: string, length: number): string => {
  const text = `${head}${random.digits(length - head.length - 1)}`;
  return `${text}${luhnDigit(text)}`;
};

const MAKERS: Readonly<Record<CountryCode, (random: Prng) => string>> = {
  DE: (random) => {
    const head = `${random.int(1, 3)}${random.digits(7)}`;
    return `DE${head}${mod1110(head)}`;
  },
  AT: (random) => `AT${austrian(random)}`,
  BE: (random) => `BE${belgian(random)}`,
  CH: (random) => `CHE${complement11(random, 9, [5, 4, 3, 2, 7, 6, 5, 4])}`,
  DK: (random) => `DK${complement11(random, 8, [2, 7, 6, 5, 4, 3, 2])}`,
  ES: (random) => `ESB${luhn(random, String(random.int(1, 9)), 8)}`,
  FR: (random) => `FR${french(random)}`,
  GB: (random) => `GB${british(random)}`,
  // The eighth to tenth digit name the province of the office that gave it, 001 to 100.
  IT: (random) => `IT${luhn(random, `0${random.digits(6)}${String(random.int(1, 100)).padStart(3, '0')}`, 11)}`,
  NL: (random) => `NL${mod11(random, 9, [9, 8, 7, 6, 5, 4, 3, 2])}B01`,
  PL: (random) => `PL${mod11(random, 10, [6, 5, 7, 2, 3, 4, 5, 6, 7])}`,
  SE: (random) => `SE${luhn(random, '55', 10)}01`,
};

/** A VAT id of a country whose check digits hold. */
export function makeVatId(random: Prng, country: CountryCode): string {
  return MAKERS[country](random);
}

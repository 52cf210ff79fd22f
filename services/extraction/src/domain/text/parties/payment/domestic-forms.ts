import { isOcrReference } from '@smartap/payment-references';

/** An account as it is printed within its country, and the bank that keeps it: a code of it, or the system that pays to it. */
export interface DomesticForm {
  /** What the account is known by. */
  readonly account: RegExp;
  /** What the bank is known by; where the account alone says where it is, what that system is called in electronic invoices. */
  readonly bank: RegExp | string | undefined;
  /** Whether the figures of an account, and those of its bank, have the check digits of the country. */
  readonly holds: (account: string, bank: string) => boolean;
}

const figures = (text: string): string => text.replaceAll(/\D/g, '');
const sumOf = (digits: string, weights: readonly number[]): number =>
  Array.from(digits, Number).reduce((sum, digit, at) => sum + digit * (weights[at % weights.length] ?? 1), 0);

/** A bankgiro or plusgiro number has a check digit by modulo 10. */
const isGiro = (account: string): boolean => isOcrReference(figures(account));
/** A Norwegian account: eleven figures, the last by modulo 11. */
const isNorwegian = (account: string): boolean => figures(account).length === 11 && sumOf(figures(account), [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;
/** A routing number of the American Bankers Association. */
const isRouting = (_account: string, bank: string): boolean => sumOf(figures(bank), [3, 7, 1]) % 10 === 0;
const any = (): boolean => true;

const ACCOUNT = String.raw`\b(?:a\/?c|acct|account)\b\.?(?:\s?(?:(?:no|nr|number|num)\b\.?|#))?\s?:?\s*#?\s*`;

/**
 * Accounts without an IBAN: Sweden (BT-86 as Peppol has it: `SE:BANKGIRO`), Denmark (registration number and account), Norway, the United Kingdom (sort code), Australia (BSB), South Africa (branch code), India (IFSC), the United States (routing number).
 */
export const DOMESTIC_FORMS: readonly DomesticForm[] = [
  { account: /\b(?:bankgiro|bg)(?:nr|nummer)?\b\.?\s?:?\s*(\d{3,4}-\d{4})\b/i, bank: 'SE:BANKGIRO', holds: isGiro },
  { account: /\b(?:plusgiro|postgiro|pg)(?:nr|nummer)?\b\.?\s?:?\s*(\d{1,3}(?:\s?\d{2}){0,3}\s?-\s?\d)\b/i, bank: 'SE:PLUSGIRO', holds: isGiro },
  { account: /\bkonto(?:\s?(?:nr|nummer))?\b\.?\s?:?\s*(\d{6,10})\b/i, bank: /\breg\b\.?(?:\s?(?:nr|nummer)\b)?\.?\s?:?\s*(\d{4})\b/i, holds: any },
  { account: /\b(?:bank)?konto(?:\s?(?:nr|nummer))?\b\.?\s?:?\s*(\d{4}[ .]?\d{2}[ .]?\d{5})\b/i, bank: undefined, holds: isNorwegian },
  { account: new RegExp(String.raw`${ACCOUNT}(\d{8})\b`, 'i'), bank: /\b(?:sort\s?code|s\/c)\b\s?:?\s*(\d{2}[- ]\d{2}[- ]\d{2})\b/i, holds: any },
  {
    account: new RegExp(String.raw`${ACCOUNT}(\d{2,4}(?:[ -]?\d{2,4}){1,2})\b`, 'i'),
    bank: /\bbsb\b\.?(?:\s?(?:no|number)\b)?\s?:?\s*(\d{3}[- ]?\d{3})\b/i,
    holds: any,
  },
  {
    account: new RegExp(String.raw`${ACCOUNT}(\d{2,4}(?:[ -]?\d{2,4}){1,3})\b`, 'i'),
    bank: /\b(?:branch|universal)\s?code\b\s?:?\s*(\d{3}[- ]?\d{3})\b/i,
    holds: any,
  },
  { account: new RegExp(String.raw`${ACCOUNT}(\d{9,18})\b`, 'i'), bank: /\bIFSC?\b[^\d]{0,30}?\b([A-Z]{4}0[A-Z\d]{6})\b/i, holds: any },
  {
    account: new RegExp(String.raw`${ACCOUNT}(\d{4,17}(?:[ -]\d{2,6}){0,3}|\d{2,3}(?:[ -]\d{2,6}){1,3})\b`, 'i'),
    bank: /\b(?:routing|aba|rtn|ach)\b[^\d]{0,20}(\d{9})\b/i,
    holds: isRouting,
  },
];

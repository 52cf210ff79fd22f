import type { CodeForm } from './towns.js';

/** What the page that an address stands on tells about how addresses are written there. */
export interface Writing {
  /** ISO 639-1. */
  readonly language: string;
  /** ISO 4217. */
  readonly currency: string | undefined;
}

/** Where figures alone stand behind or below a town: the country that a currency is at home in, and the form of its codes (UPU, addressing systems). */
const FOLLOWING: Readonly<Partial<Record<string, readonly [form: CodeForm, country: string]>>> = {
  ZAR: ['4', 'ZA'],
  NZD: ['4', 'NZ'],
  AUD: ['4', 'AU'],
  BDT: ['4', 'BD'],
  KES: ['5', 'KE'],
  SAR: ['5', 'SA'],
  THB: ['5', 'TH'],
  IDR: ['5', 'ID'],
  PKR: ['5', 'PK'],
  LKR: ['5', 'LK'],
  NGN: ['6', 'NG'],
};

/** How codes are written that follow their town where a currency is at home, with the country; undefined where they do not, or a letter or state goes with them. */
export const followingCode = (currency: string | undefined): { form: CodeForm; country: string } | undefined => {
  const [form, country] = FOLLOWING[currency ?? ''] ?? [];
  return form === undefined || country === undefined ? undefined : { form, country };
};

import { canonicalDecimal } from '@smartap/en16931';
import type { Field } from './corpus.js';

const AMOUNTS: ReadonlySet<Field> = new Set<Field>(['net', 'tax', 'gross', 'payable', 'line_total', 'prepaid', 'line_count']);
const IDENTIFIERS: ReadonlySet<Field> = new Set<Field>(['iban', 'seller_tax_id', 'buyer_tax_id']);
const DATES: ReadonlySet<Field> = new Set<Field>(['issue_date', 'due_date']);

/** The codes of FatturaPA as the model has them (UNTDID 1001). */
const ITALIAN_TYPES: Readonly<Record<string, string>> = {
  TD01: '380',
  TD02: '386',
  TD03: '386',
  TD04: '381',
  TD05: '383',
  TD06: '380',
  TD24: '380',
  TD25: '380',
};

/** Trimmed, one kind of white space, folded case. */
export function foldText(value: string): string {
  return value.normalize('NFC').replaceAll(/\s+/g, ' ').trim().toLowerCase();
}

function foldIdentifier(value: string): string {
  return value.replaceAll(/[^\p{L}\p{N}]/gu, '').toUpperCase();
}

/** Whether two decimals are the same number. */
export function sameAmount(a: string, b: string): boolean {
  const [left, right] = [canonicalDecimal(a), canonicalDecimal(b)];
  return left === undefined || right === undefined ? a === b : left === right;
}

/** Whether a value is right for a field. */
export function isRight(field: Field, expected: string, given: string): boolean {
  if (AMOUNTS.has(field)) return sameAmount(expected, given);
  if (IDENTIFIERS.has(field)) return foldIdentifier(expected) === foldIdentifier(given);
  if (field === 'type_code') return (ITALIAN_TYPES[expected] ?? expected) === given;
  if (DATES.has(field)) return expected === given;
  return foldText(expected) === foldText(given);
}

function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substituted = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(substituted, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/** 1 for the same text, 0 for nothing in common: the Levenshtein distance over the longer length. */
export function similarity(a: string, b: string): number {
  const [left, right] = [foldText(a), foldText(b)];
  const longest = Math.max(left.length, right.length);
  return longest === 0 ? 1 : 1 - distance(left, right) / longest;
}

import type { Occurrence } from '../../xml/occurrence.js';
import { decimalOf } from '../lexical.js';
import { child } from '../unprefixed.js';
import { tableOf } from '../table-of.js';

/** UNTDID 1001 of DocumentType: invoice, credit note, debit note, request for an advance, advance, its credit note, simplified invoice. */
const TYPES = tableOf<string>({ 1: '380', 2: '381', 3: '383', 4: '386', 5: '386', 6: '381', 7: '380' });
/** The type of a request for an advance, which is no document for VAT. */
export const REQUEST_FOR_ADVANCE = '4';

/** UNTDID 1001 of a DocumentType; another is as stated. */
export function typeCodeOf(type: string | undefined): string | undefined {
  return type === undefined ? undefined : (TYPES[type] ?? type);
}

/** The amounts of a document: those in its foreign currency, if it has one, else the local ones. */
export interface Amounts {
  /** Whether amounts are those in the foreign currency. */
  readonly isForeign: boolean;
  /** The element of an amount, by its name without the mark of the foreign currency. */
  readonly of: (from: Occurrence | undefined, name: string) => Occurrence | undefined;
}

export function amountsOf(root: Occurrence): Amounts {
  const foreign = child(root, 'ForeignCurrencyCode')?.value;
  const isForeign = foreign !== undefined && foreign !== child(root, 'LocalCurrencyCode')?.value;
  return { isForeign, of: (from, name) => child(from, isForeign ? `${name}Curr` : name) };
}

/** How VAT is put on a thing: UNTDID 5305, the rate in percent, and why there is none (VATEX, in words). */
export interface VatKind {
  readonly category: string;
  readonly rate?: string | undefined;
  readonly reason?: string | undefined;
  readonly reasonCode?: string | undefined;
}

const NO = 'false';
const YES = 'true';
const REVERSED: VatKind = { category: 'AE', rate: '0', reason: 'přenesení daňové povinnosti', reasonCode: 'VATEX-EU-AE' };
const OUTSIDE: VatKind = { category: 'O', reason: 'není předmětem DPH', reasonCode: 'VATEX-EU-O' };
/** What has no VAT, by the paragraphs of the Czech act on VAT (235/2004) and by words. */
const EXEMPTIONS: readonly (readonly [words: RegExp, category: string, reasonCode?: string])[] = [
  [/přenes|reverse[ -]?charge|§\s*92/i, 'AE', 'VATEX-EU-AE'],
  [/§\s*64\b|jiného členského státu|intra-?community/i, 'K', 'VATEX-EU-IC'],
  [/§\s*66\b|vývoz|export/i, 'G', 'VATEX-EU-G'],
  [/osvobozen|exempt|§\s*5[1-9]\b|§\s*6[0-9]\b/i, 'E'],
];

/**
 * The VAT of a `ClassifiedTaxCategory` or `TaxCategory`.
 * @param isPayer whether the document is subject to VAT at all
 * @param note what is said of VAT, in words
 */
export function vatOf(category: Occurrence | undefined, isPayer: boolean, note?: string): VatKind {
  if (child(category, 'LocalReverseCharge') !== undefined || child(category, 'LocalReverseChargeFlag')?.value === YES)
    return { ...REVERSED, reason: note ?? REVERSED.reason };
  const rate = decimalOf(child(category, 'Percent'));
  if (!isPayer || child(category, 'VATApplicable')?.value === NO) return OUTSIDE;
  if (rate !== '0') return { category: 'S', rate };
  const [, exempt, reasonCode] = EXEMPTIONS.find(([words]) => words.test(note ?? '')) ?? [];
  return exempt === undefined ? { category: 'Z', rate } : { category: exempt, rate, reason: note, reasonCode };
}

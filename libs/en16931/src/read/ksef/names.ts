import { canonicalDecimal } from '../lexical.js';
import { tableOf } from '../table-of.js';

/** A pair of totals (net P_13, VAT P_14) of KSeF: UNTDID 5305 of it, and the rates that it may be of, the usual one first. */
export interface VatKind {
  readonly net: string;
  readonly tax?: string;
  readonly category: string;
  readonly rates: readonly string[];
}

/** All of them. That of the special procedure (P_13_5) is at the rates of other states, which its lines alone state. */
export const VAT_KINDS: readonly VatKind[] = [
  { net: 'P_13_1', tax: 'P_14_1', category: 'S', rates: ['23', '22'] },
  { net: 'P_13_2', tax: 'P_14_2', category: 'S', rates: ['8', '7'] },
  { net: 'P_13_3', tax: 'P_14_3', category: 'S', rates: ['5'] },
  { net: 'P_13_4', tax: 'P_14_4', category: 'S', rates: ['4', '3'] },
  { net: 'P_13_5', tax: 'P_14_5', category: 'S', rates: [] },
  { net: 'P_13_6_1', category: 'Z', rates: ['0'] },
  { net: 'P_13_6_2', category: 'K', rates: ['0'] },
  { net: 'P_13_6_3', category: 'G', rates: ['0'] },
  { net: 'P_13_7', category: 'E', rates: ['0'] },
  { net: 'P_13_8', category: 'O', rates: [] },
  { net: 'P_13_9', category: 'O', rates: [] },
  { net: 'P_13_10', category: 'AE', rates: ['0'] },
  { net: 'P_13_11', category: 'E', rates: ['0'] },
];

/** UNTDID 5305 of the rates of P_12 that are words; FA(2) has `0` and `np` where FA(3) tells kinds of them apart. */
const WORDS = tableOf<string>({ '0 KR': 'Z', '0 WDT': 'K', '0 EX': 'G', zw: 'E', oo: 'AE', np: 'O', 'np I': 'O', 'np II': 'O' });

/** UNTDID 5305 of a rate of P_12. */
export function categoryOf(rate: string): string {
  return WORDS[rate] ?? (rate === '0' ? 'Z' : 'S');
}

/** The percentage of a rate of P_12; none for what is outside of VAT, or is no number. */
export function percentageOf(rate: string): string | undefined {
  const category = WORDS[rate];
  if (category === undefined) return canonicalDecimal(rate);
  return category === 'O' ? undefined : '0';
}

/** UNTDID 4461 of FormaPlatnosci; 1 (not defined) for those without a counterpart. */
export function meansOf(form: string | undefined): string | undefined {
  if (form === undefined) return undefined;
  const known = tableOf<string>({ 1: '10', 2: '48', 4: '20', 6: '30', 7: '68' });
  return known[form] ?? '1';
}

/** Whether RodzajFaktury is a correction: of an invoice, an advance or a final invoice. */
export function isCorrection(kind: string | undefined): boolean {
  return kind?.startsWith('KOR') ?? false;
}

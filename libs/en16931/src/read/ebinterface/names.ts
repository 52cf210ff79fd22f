import type { Occurrence } from '../../xml/occurrence.js';
import { decimalOf } from '../lexical.js';
import { attributeOf, child } from '../unprefixed.js';
import { tableOf } from '../table-of.js';

/** UNTDID 1001 of DocumentType. */
const TYPES = tableOf<string>({
  Invoice: '380',
  FinalSettlement: '380',
  InvoiceForAdvancePayment: '386',
  InvoiceForPartialDelivery: '326',
  SelfBilling: '389',
  CreditMemo: '381',
  SubsequentCredit: '381',
  SubsequentDebit: '383',
});

/** UNTDID 1001 of a DocumentType; another is as stated. */
export function typeCodeOf(type: string | undefined): string | undefined {
  return type === undefined ? undefined : (TYPES[type] ?? type);
}

/** How VAT is put on a thing: UNTDID 5305, the rate in percent, and why there is none (in words, VATEX). */
export interface VatKind {
  readonly from: Occurrence;
  readonly category: string;
  readonly rate: string | undefined;
  readonly reason: Occurrence | undefined;
  readonly reasonCode: string | undefined;
}

/** UNTDID 5305 and VATEX of the codes that EN 16931 has no row for: rates other than the usual, and reasons of exemptions. */
const OTHER_CODES = tableOf<readonly [category: string, reasonCode?: string]>({
  AA: ['S'],
  H: ['S'],
  A: ['S'],
  D: ['E', 'VATEX-EU-D'],
  F: ['E', 'VATEX-EU-F'],
  I: ['E', 'VATEX-EU-I'],
  J: ['E', 'VATEX-EU-J'],
});
/** VATEX of categories that say by themselves why there is no VAT. */
const REASON_CODES = tableOf<string>({ AE: 'VATEX-EU-AE', G: 'VATEX-EU-G', K: 'VATEX-EU-IC', O: 'VATEX-EU-O' });
/** What an exemption is, by the words of Austrian invoices for it: until 5.0 there is nothing but words, and later the code is at times that of any exemption. */
const EXEMPTIONS: readonly (readonly [words: RegExp, category: string])[] = [
  [/reverse[ -]?charge|steuerschuld/i, 'AE'],
  [/innergemeinschaftlich|intra-?community/i, 'K'],
  [/ausfuhr|export/i, 'G'],
  [/nicht steuerbar/i, 'O'],
];
/** UNTDID 5305 of the numbers of the Austrian VAT return (U 30) that are of no rate. */
const TAX_CODES = tableOf<string>({ AT011: 'G', AT012: 'G', AT015: 'E', AT016: 'E', AT017: 'K', AT018: 'K', AT019: 'E', AT020: 'E', AT021: 'AE' });

function kindOf(
  from: Occurrence,
  category: string,
  rate: string | undefined,
  { reason, reasonCode }: { readonly reason?: Occurrence | undefined; readonly reasonCode?: string | undefined } = {},
): VatKind {
  const isTaxed = category === 'S' || category === 'Z';
  return {
    from,
    category,
    rate: category === 'O' ? undefined : (rate ?? '0'),
    reason: isTaxed ? undefined : reason,
    reasonCode: reasonCode ?? REASON_CODES[category],
  };
}

const byWords = (text: string | undefined): string | undefined => EXEMPTIONS.find(([words]) => words.test(text ?? ''))?.[1];

/** The VAT that an element states: from 5.0 on in a `TaxItem`, or as one; before as a rate or an exemption. */
export function vatOf(from: Occurrence): VatKind | undefined {
  const item = child(from, 'TaxItem') ?? from;
  const [percent, reason] = [child(item, 'TaxPercent'), child(item, 'Comment')];
  if (percent !== undefined) {
    const code = attributeOf(percent, 'TaxCategoryCode') ?? (decimalOf(percent) === '0' ? 'Z' : 'S');
    const [category, reasonCode] = OTHER_CODES[code] ?? [code];
    const isReversed = code === 'E' && byWords(reason?.value) === 'AE';
    return kindOf(percent, isReversed ? 'AE' : category, decimalOf(percent), { reason, reasonCode });
  }
  const rate = child(from, 'VATRate') ?? child(from, 'TaxRate');
  if (rate !== undefined) {
    const percentage = decimalOf(rate);
    return kindOf(rate, percentage === '0' ? (TAX_CODES[attributeOf(rate, 'TaxCode') ?? ''] ?? 'Z') : 'S', percentage);
  }
  const exemption = child(from, 'TaxExemption');
  return exemption && kindOf(exemption, byWords(exemption.value) ?? 'E', '0', { reason: exemption });
}

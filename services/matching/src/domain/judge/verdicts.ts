import type { MatchResult, MatchVerdict } from '@smartap/contracts';

export type MatchClass = MatchResult['class'];

/** Verdicts from best to worst, with what they mean for the invoice. */
// prettier-ignore
const CLASSES: readonly (readonly [MatchVerdict, MatchClass])[] = [
  ['MATCHED', 'clean'], ['NO_ORDER', 'clean'], ['WITHIN_TOLERANCE', 'clean'],
  ['PARTLY_RECEIVED', 'waiting'], ['AWAITING_RECEIPT', 'waiting'], ['ORDER_UNKNOWN', 'waiting'],
  ['TOTAL_DIFFERS', 'exception'], ['TAX_DIFFERS', 'exception'], ['ORDER_TOTAL_OVER', 'exception'],
  ['PRICE_UNDER', 'exception'], ['PRICE_OVER', 'exception'], ['OVER_QUANTITY', 'exception'], ['ALREADY_BILLED', 'exception'],
  ['UOM_UNKNOWN', 'exception'], ['CURRENCY_UNKNOWN', 'exception'], ['OUT_OF_PERIOD', 'exception'], ['NOT_ORDERED', 'exception'], ['UNLINKED', 'exception'],
  ['CODING_REQUIRED', 'exception'],
];

/** The higher, the worse. */
export const rankOf = (verdict: MatchVerdict): number => CLASSES.findIndex(([name]) => name === verdict);

export const classOf = (verdict: MatchVerdict): MatchClass => CLASSES[rankOf(verdict)]?.[1] ?? 'exception';

const ORDER: readonly MatchClass[] = ['clean', 'waiting', 'exception'];

export const worstClass = (classes: readonly MatchClass[]): MatchClass => ORDER[Math.max(0, ...classes.map((own) => ORDER.indexOf(own)))] ?? 'exception';

/** The worst of some verdicts; MATCHED for none. */
export const worstVerdict = (verdicts: readonly MatchVerdict[]): MatchVerdict => verdicts.toSorted((a, b) => rankOf(b) - rankOf(a))[0] ?? 'MATCHED';

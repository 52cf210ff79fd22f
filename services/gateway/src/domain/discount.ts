import type { Invoice } from '@smartap/en16931';
import { dec, minorUnits, roundTo } from '@smartap/runtime';

/** A discount for early payment (Skonto). */
export interface Discount {
  /** The last day on which it is granted. */
  readonly until: string;
  /** In the currency of the invoice. */
  readonly amount: string;
}

// The form that XRechnung prescribes (BR-DE-18), then the ways in which people write it.
const STRUCTURED = /#SKONTO#TAGE=(?<days>\d{1,3})#PROZENT=(?<percent>\d{1,2}(?:[.,]\d{1,2})?)#(?:BASISBETRAG=(?<base>-?\d+(?:\.\d+)?)#)?/i;
const IN_WORDS = [
  /(?<percent>\d{1,2}(?:[.,]\d{1,2})?)\s*%[^.%]{0,40}?\b(?:within|in|innerhalb(?: von)?|binnen|bis|sous|entro)\s+(?<days>\d{1,3})\s*(?:days|day|tagen|tage|jours|giorni)/i,
  /\b(?:within|innerhalb(?: von)?|binnen)\s+(?<days>\d{1,3})\s*(?:days|tagen|tage)[^.%]{0,40}?(?<percent>\d{1,2}(?:[.,]\d{1,2})?)\s*%/i,
  /\b(?<percent>\d{1,2}(?:[.,]\d{1,2})?)\s*\/\s*(?<days>\d{1,3}),?\s*(?:net|n)\s*\/?\s*\d{1,3}\b/i,
];

const MS_PER_DAY = 86_400_000;

/** The discount that payment terms (BT-20) grant; the first of several, which is the largest by custom. Undefined: none is read. */
export function discountOf({ paymentTerms, issueDate, totals, currency }: Invoice): Discount | undefined {
  if (!paymentTerms || !issueDate || totals.due === undefined) return undefined;
  const found = [STRUCTURED, ...IN_WORDS].map((form) => form.exec(paymentTerms)?.groups).find((groups) => groups !== undefined);
  const { days, percent, base = totals.due } = found ?? {};
  if (days === undefined || percent === undefined) return undefined;
  const share = dec(percent.replace(',', '.'));
  if (share.lte(0) || share.gte(100)) return undefined;
  const until = new Date(Date.parse(issueDate) + Number(days) * MS_PER_DAY);
  return { until: until.toISOString().slice(0, 10), amount: roundTo(dec(base).times(share).div(100), minorUnits(currency ?? '')).toFixed() };
}

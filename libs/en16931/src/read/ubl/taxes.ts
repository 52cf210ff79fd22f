import type { Occurrence } from '../../xml/occurrence.js';
import type { Scribe, TextKey } from '../scribe.js';
import { tableOf } from '../table-of.js';

/** What marks VAT among the taxes of UBL: its code, in OIOUBL the number that UN/CEFACT never gave it, or in PINT of Australia, New Zealand and Singapore their name for it (ibt-031). */
const VAT_CODES: ReadonlySet<string> = new Set(['VAT', 'GST', '63']);
/** UNTDID 5305 of the categories of OIOUBL, which has words for them. */
const CATEGORIES = tableOf<string>({ StandardRated: 'S', ZeroRated: 'Z', ReverseCharge: 'AE', Exempt: 'E' });

/** Whether a `cac:TaxScheme` is VAT. */
export function isVatScheme(scheme: Occurrence | undefined): boolean {
  return VAT_CODES.has(scheme?.first('cbc:ID')?.value?.toUpperCase() ?? '');
}

/** The code and the rate of a `cac:TaxCategory` or `cac:ClassifiedTaxCategory`; before UBL 2.1 the rate may stand beside it. */
export function readCategory<T extends object>(
  scribe: Scribe,
  target: T,
  keys: { category: TextKey<T>; rate: TextKey<T> },
  from: Occurrence | undefined,
): void {
  const code = from?.first('cbc:ID');
  scribe.put(target, keys.category, code, CATEGORIES[code?.value ?? ''] ?? code?.value);
  scribe.decimal(target, keys.rate, from?.first('cbc:Percent') ?? from?.parent?.first('cbc:Percent'));
}

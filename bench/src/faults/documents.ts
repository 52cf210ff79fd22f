import { benchDocument } from '../load/invoices.js';
import type { Case } from './cases.js';

// A tenth above the order: over the tolerance of 2 %. And two more than ordered.
const PRICE_OVER = '13.75';
const QUANTITY_OVER = '12';

/** The document of a case. */
export function documentOf({ n, kind, twin = n }: Case): Uint8Array {
  switch (kind) {
    case 'sameNumber':
      return benchDocument(twin, { note: `Sent again as ${n}` });
    case 'wrongTotalAccepted':
    case 'wrongTotalRejected':
      return benchDocument(n, { wrongBy: '10' });
    case 'priceOverAccepted':
      return benchDocument(n, { firstPrice: PRICE_OVER });
    case 'contested':
      return benchDocument(n, { wrongBy: '10', firstPrice: PRICE_OVER });
    case 'overQuantityRejected':
      return benchDocument(n, { quantity: QUANTITY_OVER });
    case 'noInvoice':
      return Buffer.from(JSON.stringify({ document: n, kind: 'no invoice' }));
    case 'cutOff': {
      const whole = benchDocument(n);
      return whole.subarray(0, whole.byteLength / 2);
    }
    default:
      return benchDocument(twin);
  }
}

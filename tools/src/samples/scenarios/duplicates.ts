import { buildInvoice } from '../make/build-invoice.js';
import { sampleOf, xmlSample } from '../make/sample-of.js';
import type { Scenario } from './scenario.js';

/** An invoice, the same invoice in another syntax, and the very same file again. */
export const duplicates: Scenario = (shop) => {
  const spec = shop.orderAndReceive(shop.draft());
  const invoice = buildInvoice(spec);
  const original = xmlSample(shop, 'ubl', invoice, { scenario: 'original', intended: 'approved' });
  return [
    original,
    xmlSample(shop, 'cii', invoice, { scenario: 'duplicate-number', intended: 'refused:DUPLICATE_NUMBER', after: original.file }),
    sampleOf(shop, 'ubl', original.bytes, invoice, { scenario: 'duplicate-file', intended: 'refused:DUPLICATE_FILE', after: original.file }),
  ];
};

import { buildInvoice } from '../make/build-invoice.js';
import { xmlSample } from '../make/sample-of.js';
import type { Scenario } from './scenario.js';

/** An invoice that is approved, and the corrected one (type 384) that takes its place and its goods at two percent less: the approver agrees, for a correction never passes untouched. */
export const corrected: Scenario = (shop) => {
  // Outside Germany Peppol has no corrected invoices.
  const spec = shop.orderAndReceive(shop.draft({ countries: ['DE'], net: [800, 4000] }));
  const { number, issueDate, seller } = spec;
  const lines = spec.lines.map((line, index) => (index === 0 ? { ...line, discount: '2' } : line));
  const original = xmlSample(shop, 'ubl', buildInvoice(spec), {
    scenario: 'replaced',
    intended: 'refused:REPLACED',
    followUp: { act: 'replace', from: 'approved' },
  });
  const correction = xmlSample(
    shop,
    'ubl',
    buildInvoice({ ...spec, typeCode: '384', number: shop.nextNumber(seller), preceding: { number, issueDate }, lines }),
    {
      scenario: 'corrected',
      intended: 'approved',
      after: original.file,
      followUp: { act: 'accept', from: 'task:CORRECTS_INVOICE', comment: 'The discount was agreed.' },
    },
  );
  return [original, correction];
};

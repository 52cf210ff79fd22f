import { buildInvoice, type InvoiceSpec } from '../make/build-invoice.js';
import { textSample, xmlSample } from '../make/sample-of.js';
import type { Workshop } from '../make/workshop.js';
import type { Scenario } from './scenario.js';

/** A credit note for the first line of an invoice. */
function creditFor(shop: Workshop, spec: InvoiceSpec): InvoiceSpec {
  const { number, issueDate, seller } = spec;
  return { ...spec, typeCode: '381', number: shop.nextNumber(seller), preceding: { number, issueDate }, lines: spec.lines.slice(0, 1) };
}

function creditedXml(format: 'ubl' | 'cii'): Scenario {
  return (shop) => {
    const spec = shop.orderAndReceive(shop.draft({ net: [800, 4000] }));
    const invoice = xmlSample(shop, format, buildInvoice(spec), { scenario: `credited-${format}`, intended: 'approved' });
    const credit = xmlSample(shop, format, buildInvoice(creditFor(shop, spec)), {
      scenario: `credit-note-${format}`,
      intended: 'approved',
      after: invoice.file,
    });
    return [invoice, credit];
  };
}

/** An invoice, and a credit note for a part of what it billed: UBL has a syntax of its own for it. */
export const creditNoteUbl = creditedXml('ubl');
/** The same as CII. */
export const creditNoteCii = creditedXml('cii');

/** A printed credit note that names no order: somebody must agree. */
export const printedCreditNote: Scenario = async (shop) => {
  const spec = shop.draft({ countries: ['DE', 'AT'], simple: true, german: true, ordered: false });
  return [await textSample(shop, { ...spec, typeCode: '381' }, 'de', 'windowLetter', { scenario: 'printed-credit-note', intended: 'task:NO_ORDER' })];
};

import type { LayoutTrial } from '@smartap/contracts';
import { termOf } from '@smartap/en16931';
import { confidenceOfLines } from '../confidence/confidence-of-lines.js';
import { valueAt } from '../field-path.js';
import type { Extracted, ExtractionOutcome } from '../outcome.js';
import { LINES, type VendorLayout } from './layout.types.js';

type Field = LayoutTrial['fields'][number];

const seen = ({ invoice, evidence }: Extracted, path: string): Field['plain'] => {
  const value = valueAt(invoice, path) ?? null;
  return value === null && evidence[path] === undefined ? null : { value, confidence: evidence[path]?.confidence ?? 0 };
};

function fieldOf(path: string, plain: Extracted, byLayout: Extracted): Field {
  const [before, after] = [seen(plain, path), seen(byLayout, path)];
  const effect = byLayout.layout?.missed.includes(path) === true ? 'missed' : before?.value === after?.value ? 'same' : 'changed';
  return { field: path, term: termOf(path) ?? null, plain: before, byLayout: after, effect };
}

const LINE_FIELDS = ['item.name', 'quantity', 'price.net', 'net'] as const;
const MAX_LINE_FIELDS = 200;

/** The lines as one field, and what reads otherwise in each. */
function linesOf(plain: Extracted, byLayout: Extracted): Field[] {
  const counted = ({ invoice: { lines }, evidence }: Extracted): Field['plain'] => ({
    value: `${lines.length} line(s)`,
    confidence: confidenceOfLines(evidence),
  });
  const most = Math.max(plain.invoice.lines.length, byLayout.invoice.lines.length);
  const paths = Array.from({ length: most }, (_, index) => LINE_FIELDS.map((field) => `${LINES}[${index}].${field}`)).flat();
  const changed = paths
    .map((path) => fieldOf(path, plain, byLayout))
    .filter(({ effect }) => effect === 'changed')
    .slice(0, MAX_LINE_FIELDS);
  const effect = byLayout.layout?.missed.includes(LINES) === true ? 'missed' : changed.length === 0 ? 'same' : 'changed';
  return [{ field: LINES, term: null, plain: counted(plain), byLayout: counted(byLayout), effect }, ...changed];
}

function whyUnknown({ identities = [] }: Extracted, layout: VendorLayout): string {
  return layout.identities.some((identity) => identities.includes(identity))
    ? 'The document names the vendor of the layout, but fewer than half of the words of the layout are on its pages: it is laid out otherwise.'
    : `The document is not of the vendor of the layout: none of ${layout.identities.join(', ')} is on its pages.`;
}

/**
 * Where a document reads otherwise by a layout than without it.
 * @param plain the document as it reads without any layout
 * @param byLayout the same, read by the layout
 */
export function trialOf(id: string, layout: VendorLayout, plain: ExtractionOutcome, byLayout: ExtractionOutcome): LayoutTrial {
  const none = { layoutId: id, fields: [], reviewsPlain: 0, reviewsByLayout: 0 };
  if (plain.outcome !== 'extracted' || byLayout.outcome !== 'extracted') {
    const why = plain.outcome === 'refused' ? plain.message : 'It is an order or a receipt.';
    return { ...none, outcome: 'refused', explanation: `The document is not read as an invoice: ${why}` };
  }
  const reviewsPlain = plain.review.length;
  if (plain.identities === undefined)
    return {
      ...none,
      outcome: 'not-recognised',
      explanation: 'The document is an electronic invoice: layouts are for pages.',
      reviewsPlain,
      reviewsByLayout: reviewsPlain,
    };
  if (byLayout.layout === undefined)
    return { ...none, outcome: 'not-recognised', explanation: whyUnknown(plain, layout), reviewsPlain, reviewsByLayout: reviewsPlain };
  const [lines, ...ofLines] = layout.lines === undefined ? [] : linesOf(plain, byLayout);
  const told = [...Object.keys(layout.lessons).map((path) => fieldOf(path, plain, byLayout)), ...(lines === undefined ? [] : [lines])];
  const fields = [...told, ...ofLines];
  const count = (effect: Field['effect']): number => told.filter((field) => field.effect === effect).length;
  const explanation = `Of ${told.length} field(s) that the layout knows, ${count('changed')} read otherwise by it, ${count('same')} the same, and ${count('missed')} are not where it says.`;
  return { layoutId: id, outcome: 'read', explanation, fields, reviewsPlain, reviewsByLayout: byLayout.review.length };
}

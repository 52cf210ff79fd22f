import type { Invoice } from '@smartap/en16931';
import { putAt } from '../field-path.js';
import type { FieldEvidence } from '../outcome.js';
import type { Reading } from '../text/print/reading.js';
import { labelAbove, labelBefore, placeOf } from './around-value.js';
import type { Anchor, VendorLayout } from './layout.types.js';
import { printedOf, runsOf, type PrintedValue } from './printed.js';

/** A person showed where it stands, and it stands there again. */
const TAUGHT = 0.95;
/** Points that a value may have moved where nothing but its place is known. */
const MOVED = 14;

function candidates(reading: Reading, { kind, words }: Anchor): PrintedValue[] {
  return kind === 'text' ? reading.lines.flatMap((_, line) => runsOf(reading, line, words)) : printedOf(reading, kind);
}

function find(reading: Reading, anchor: Anchor): PrintedValue | undefined {
  const far = (printed: PrintedValue): number => {
    const { left, top } = placeOf(anchor.kind, printed);
    return Math.hypot(left - anchor.left, top - anchor.top);
  };
  const fits = (printed: PrintedValue): boolean => {
    if (anchor.relation === 'at') return far(printed) <= MOVED;
    return (anchor.relation === 'right' ? labelBefore(reading, printed) : labelAbove(reading, printed)) === anchor.label;
  };
  return candidates(reading, anchor).filter(fits).toSorted((a, b) => far(a) - far(b))[0];
}

/** What became of the lessons of a layout on a page. */
export interface Applied {
  readonly found: readonly string[];
  readonly missed: readonly string[];
}

/** Reads the fields a layout has lessons of by them, over what was read without. */
export function applyLayout(reading: Reading, layout: VendorLayout, invoice: Invoice, evidence: Record<string, FieldEvidence>): Applied {
  const [found, missed]: [string[], string[]] = [[], []];
  for (const [path, lesson] of Object.entries(layout.lessons)) {
    if ('absent' in lesson) {
      putAt(invoice, path, undefined);
      delete evidence[path];
    } else if ('constant' in lesson) {
      putAt(invoice, path, lesson.constant);
      evidence[path] = { method: 'layout', confidence: TAUGHT };
    } else {
      const printed = lesson.anchors.map((anchor) => find(reading, anchor)).find((each) => each !== undefined);
      if (printed === undefined) {
        missed.push(path);
        continue;
      }
      putAt(invoice, path, printed.value);
      evidence[path] = { method: 'layout', confidence: TAUGHT, page: printed.page, box: printed.box, text: printed.text };
    }
    found.push(path);
  }
  return { found, missed };
}

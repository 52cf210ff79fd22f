import type { Invoice } from '@smartap/en16931';
import { PAYEE_ACCOUNT, putAt, valueAt } from '../field-path.js';
import { REVIEW_BOUND, type FieldEvidence } from '../outcome.js';
import { arithmeticFaults } from '../review/review.js';
import { squeeze } from '../text/print/fold.js';
import type { Reading } from '../text/print/reading.js';
import { labelAbove, labelBefore, placeOf } from './around-value.js';
import type { Anchor, Lesson, VendorLayout } from './layout.types.js';
import { isName, printedOf, runsOf, type PrintedValue } from './printed.js';

/** A person showed where it stands, and it stands there again. */
const TAUGHT = 0.95;
/** Plain reading speaks against it: a person is asked. */
const CONTESTED = 0.8;
/** It only stands where the value once stood, and its label is another: a person is asked. */
const UNLABELLED = 0.5;
/** Points that a value may have moved where nothing but its place is known. */
const MOVED = 14;
/** What is the vendor's own and yet must stand on the page: an account that is no longer printed was changed. */
const PRINTED: ReadonlySet<string> = new Set([PAYEE_ACCOUNT, 'seller.vatId', 'seller.taxRegistrationId']);
const TOTAL = /^totals\./;

function candidates(reading: Reading, { kind, words }: Anchor): PrintedValue[] {
  return kind === 'text'
    ? reading.lines.flatMap((_, line) => runsOf(reading, line, words)).filter(({ value }) => words > 0 || isName(value))
    : printedOf(reading, kind);
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
  return candidates(reading, anchor)
    .filter(fits)
    .toSorted((a, b) => far(a) - far(b))[0];
}

const isPrinted = (reading: Reading, value: string): boolean => reading.lines.some(({ row }) => squeeze(row.text).includes(squeeze(value)));

/** A value with its evidence; a value that is undefined is none. */
interface Told {
  readonly value: string | undefined;
  readonly evidence?: FieldEvidence;
}

/** What a lesson tells of a page; undefined where what it goes by is not there. */
function toldBy(reading: Reading, path: string, lesson: Lesson): Told | undefined {
  if ('absent' in lesson) return { value: undefined };
  if ('constant' in lesson)
    return PRINTED.has(path) && !isPrinted(reading, lesson.constant)
      ? undefined
      : { value: lesson.constant, evidence: { method: 'layout', confidence: TAUGHT } };
  // Where a value once stood says little of where plain reading is not sure.
  const anchors = lesson.agreed === true ? lesson.anchors.filter(({ relation }) => relation !== 'at') : lesson.anchors;
  const printed = anchors.map((anchor) => find(reading, anchor)).find((each) => each !== undefined);
  return printed && { value: printed.value, evidence: { method: 'layout', confidence: TAUGHT, page: printed.page, box: printed.box, text: printed.text } };
}

/** What stands where a value stood whose label is no longer there: a number or a name, or a date. */
function atPlace(reading: Reading, path: string, lesson: Lesson): Told | undefined {
  if (!('anchors' in lesson) || TOTAL.test(path)) return undefined;
  const mayBe = ({ words, kind }: Anchor, { value }: PrintedValue): boolean => kind !== 'text' || words === 0 || /\d/.test(value);
  for (const anchor of lesson.anchors) {
    const printed = find(reading, { ...anchor, relation: 'at' });
    if (printed !== undefined && mayBe(anchor, printed))
      return { value: printed.value, evidence: { method: 'layout', confidence: UNLABELLED, page: printed.page, box: printed.box, text: printed.text } };
  }
  return undefined;
}

function take(invoice: Invoice, evidence: Record<string, FieldEvidence>, path: string, told: Told): void {
  putAt(invoice, path, told.value);
  if (told.evidence === undefined) delete evidence[path];
  else evidence[path] = told.evidence;
}

/**
 * What a lesson tells, by what is read without it. Where a person had only agreed with what was read, another value is none, and one where
 * none is read is asked about; a lesson against a value that is read surely too, unless it was taught against such a one.
 */
function weighed(told: Told, lesson: Lesson, plain: string | undefined, confidence: number): Told | undefined {
  if (told.value === plain) return told;
  if (lesson.agreed === true && plain !== undefined) return undefined;
  if (told.evidence === undefined) return told;
  const isSure = lesson.agreed !== true && ('constant' in lesson || lesson.overrules === true || confidence < REVIEW_BOUND);
  return isSure ? told : { ...told, evidence: { ...told.evidence, confidence: CONTESTED } };
}

/** What was taken as due because it was the gross total is the gross total that is found now. */
function followDue({ totals }: Invoice, evidence: Record<string, FieldEvidence>, lessons: VendorLayout['lessons'], { due, withVat }: Invoice['totals']): void {
  const known = evidence['totals.withVat'];
  if (
    lessons['totals.due'] !== undefined ||
    due === undefined ||
    due !== withVat ||
    totals.withVat === undefined ||
    totals.withVat === due ||
    known === undefined
  )
    return;
  totals.due = totals.withVat;
  evidence['totals.due'] = { ...known };
}

/**
 * Reads the fields a layout has lessons of by them, over what was read without. Where the totals closed and those of the layout do
 * not, they stay as they were read.
 * @returns the fields that are not where the layout says
 */
export function applyLayout(reading: Reading, { lessons }: VendorLayout, invoice: Invoice, evidence: Record<string, FieldEvidence>): string[] {
  const missed: string[] = [];
  const plain = {
    totals: { ...invoice.totals },
    faults: arithmeticFaults(invoice).length,
    evidence: Object.entries(evidence).filter(([path]) => TOTAL.test(path)),
  };
  for (const [path, lesson] of Object.entries(lessons)) {
    if (lesson.agreed === true && (evidence[path]?.confidence ?? 0) >= REVIEW_BOUND) continue;
    const told = toldBy(reading, path, lesson);
    const taken = told && weighed(told, lesson, valueAt(invoice, path), evidence[path]?.confidence ?? 0);
    if (taken !== undefined) take(invoice, evidence, path, taken);
    if (told !== undefined || 'constant' in lesson) continue;
    const isOpen = valueAt(invoice, path) === undefined || (lesson.agreed !== true && (evidence[path]?.confidence ?? 0) < REVIEW_BOUND);
    const placed = isOpen ? atPlace(reading, path, lesson) : undefined;
    if (placed !== undefined) take(invoice, evidence, path, placed);
    if (lesson.agreed !== true) missed.push(path);
  }
  followDue(invoice, evidence, lessons, plain.totals);
  if (arithmeticFaults(invoice).length <= plain.faults) return missed;
  const taught = Object.keys(lessons).filter((path) => TOTAL.test(path));
  for (const path of taught) delete evidence[path];
  invoice.totals = plain.totals;
  Object.assign(evidence, Object.fromEntries(plain.evidence));
  return [...new Set([...missed, ...taught])];
}

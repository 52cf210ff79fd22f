import { canonicalDecimal } from '@smartap/en16931';
import type { Reading } from '../text/print/reading.js';
import { labelAbove, labelBefore, placeOf } from './around-value.js';
import type { Anchor, Lesson, VendorLayout } from './layout.types.js';
import { kindOf, printedOf, textsLike, type PrintedValue } from './printed.js';
import { identitiesOf, wordsOf } from './recognise-layout.js';

/** Fields that are the same on every invoice of a vendor. */
const OF_THE_VENDOR = /^(?:seller\.(?:name|vatId|taxRegistrationId)|paymentInstructions\.creditTransfers\[0\]\.accountId|currency)$/;
const LEARNED = /^(?:number|issueDate|dueDate|currency|purchaseOrderReference|buyerReference|despatchAdviceReference|seller\.\w+|buyer\.\w+|totals\.\w+|paymentInstructions\.creditTransfers\[0\]\.accountId)$/;
const MAX_ANCHORS = 4;

function printedLike(reading: Reading, path: string, value: string): PrintedValue[] {
  const kind = kindOf(path, value);
  if (kind === 'text') return textsLike(reading, value);
  const wanted = kind === 'amount' ? canonicalDecimal(value) : value;
  return printedOf(reading, kind).filter((each) => each.value === wanted);
}

function anchorsOf(reading: Reading, path: string, value: string): Anchor[] {
  const kind = kindOf(path, value);
  return printedLike(reading, path, value).flatMap((printed): Anchor[] => {
    const common = { kind, ...placeOf(kind, printed), words: printed.to - printed.from + 1 };
    const [before, above] = [labelBefore(reading, printed), labelAbove(reading, printed)];
    if (before !== '') return [{ ...common, relation: 'right', label: before }];
    return [above === '' ? { ...common, relation: 'at', label: '' } : { ...common, relation: 'below', label: above }];
  });
}

/** Labels tell more than places. */
const RANK = { right: 0, below: 1, at: 2 } as const;

function lessonOf(reading: Reading, path: string, value: string | null): Lesson | undefined {
  if (value === null) return { absent: true };
  if (OF_THE_VENDOR.test(path)) return { constant: value };
  const anchors = anchorsOf(reading, path, value).toSorted((a, b) => RANK[a.relation] - RANK[b.relation]);
  return anchors.length === 0 ? undefined : { anchors: anchors.slice(0, MAX_ANCHORS) };
}

/**
 * What corrected fields teach of the layout they were corrected in: what stands before, above or where the right values are.
 * @returns undefined where nothing identifies the vendor, or nothing corrected is printed
 */
export function learnLayout(reading: Reading, corrected: Readonly<Record<string, string | null>>): VendorLayout | undefined {
  const identities = identitiesOf(reading);
  const lessons = Object.entries(corrected).flatMap(([path, value]) => {
    const lesson = LEARNED.test(path) ? lessonOf(reading, path, value) : undefined;
    return lesson === undefined ? [] : [[path, lesson] as const];
  });
  return identities.length === 0 || lessons.length === 0 ? undefined : { identities, words: wordsOf(reading), lessons: Object.fromEntries(lessons) };
}

import { canonicalDecimal, type Invoice, type InvoiceLine } from '@smartap/en16931';
import type { Reading } from '../text/print/reading.js';
import { sumTargets } from '../text/totals/sum-targets.js';
import { findTotals } from '../text/totals/find-totals.js';
import { labelAbove, labelBefore, placeOf } from './around-value.js';
import { LINES, type Anchor, type Lesson, type VendorLayout } from './layout.types.js';
import { learnLines } from './lines/learn-lines.js';
import { locateLines } from './lines/locate-lines.js';
import { isName, kindOf, printedOf, textsLike, type PrintedValue } from './printed.js';
import { identitiesOf, wordsOf } from './recognise-layout.js';

/** Fields that are the same on every invoice of a vendor. */
const OF_THE_VENDOR = /^(?:seller\.(?:name|vatId|taxRegistrationId)|paymentInstructions\.creditTransfers\[0\]\.accountId|currency)$/;
const LEARNED =
  /^(?:number|issueDate|dueDate|currency|purchaseOrderReference|buyerReference|despatchAdviceReference|seller\.\w+|buyer\.\w+|totals\.\w+|paymentInstructions\.creditTransfers\[0\]\.accountId)$/;
const TOTAL = /^totals\./;
const MAX_ANCHORS = 4;

function printedLike(reading: Reading, path: string, value: string): PrintedValue[] {
  const kind = kindOf(path, value);
  if (kind === 'text') return textsLike(reading, value);
  const wanted = kind === 'amount' ? canonicalDecimal(value) : value;
  return printedOf(reading, kind).filter((each) => each.value === wanted);
}

/** Whether a value is a name that ends with its cell: the next may have more words or fewer. */
function isWholeName(reading: Reading, { line, to, value }: PrintedValue): boolean {
  const own = reading.lines[line];
  return isName(value) && own?.cellOf.lastIndexOf(own.cellOf[to] ?? 0) === to;
}

function anchorsOf(reading: Reading, path: string, value: string, ofItems: ReadonlySet<number>): Anchor[] {
  const kind = kindOf(path, value);
  const all = printedLike(reading, path, value);
  // The total of one item is printed in its line too: there it is no total.
  const outside = TOTAL.test(path) ? all.filter(({ line }) => !ofItems.has(line)) : [];
  return (outside.length > 0 ? outside : all).flatMap((printed): Anchor[] => {
    const common = { kind, ...placeOf(kind, printed), words: isWholeName(reading, printed) ? 0 : printed.to - printed.from + 1 };
    const [before, above] = [labelBefore(reading, printed), labelAbove(reading, printed)];
    if (before !== '') return [{ ...common, relation: 'right', label: before }];
    return [above === '' ? { ...common, relation: 'at', label: '' } : { ...common, relation: 'below', label: above }];
  });
}

/** Labels tell more than places. */
const RANK = { right: 0, below: 1, at: 2 } as const;

function lessonOf(reading: Reading, path: string, value: string | null, ofItems: ReadonlySet<number>): Lesson | undefined {
  if (value === null) return { absent: true };
  if (OF_THE_VENDOR.test(path)) return { constant: value };
  const anchors = anchorsOf(reading, path, value, ofItems).toSorted((a, b) => RANK[a.relation] - RANK[b.relation]);
  return anchors.length === 0 ? undefined : { anchors: anchors.slice(0, MAX_ANCHORS) };
}

/** The totals of a page as a person states them, else as they are read. */
function totalsOf(reading: Reading, fields: CorrectedValues['fields']): Invoice['totals'] {
  const { net, gross } = findTotals(reading);
  return { withoutVat: fields['totals.withoutVat'] ?? net?.value, withVat: fields['totals.withVat'] ?? gross?.value };
}

/** What a person says is right of an invoice. */
export interface CorrectedValues {
  /** By path; null: there is none. */
  readonly fields: Readonly<Record<string, string | null>>;
  /** Paths of those that had been read as they are; `lines` for the lines. */
  readonly asRead?: readonly string[] | undefined;
  /** Paths of those that had surely been read as others. */
  readonly overruled?: readonly string[] | undefined;
  /** All lines as they are now, where any of them was corrected. */
  readonly lines?: readonly InvoiceLine[] | undefined;
}

/**
 * What corrected fields teach of the layout they were corrected in: what stands before, above or where the right values are, and how
 * the lines are printed.
 * @returns undefined where nothing identifies the vendor, or nothing corrected is printed
 */
export function learnLayout(reading: Reading, { fields, asRead = [], overruled = [], lines: corrected }: CorrectedValues): VendorLayout | undefined {
  const identities = identitiesOf(reading);
  const ofItems = new Set(locateLines(reading, corrected ?? []).map(({ index }) => index));
  const lessons = Object.entries(fields).flatMap(([path, value]) => {
    const lesson = LEARNED.test(path) ? lessonOf(reading, path, value, ofItems) : undefined;
    return lesson === undefined
      ? []
      : [
          [
            path,
            { ...lesson, ...(asRead.includes(path) ? { agreed: true as const } : {}), ...(overruled.includes(path) ? { overrules: true as const } : {}) },
          ] as const,
        ];
  });
  if (identities.length === 0) return undefined;
  const lines = corrected === undefined ? undefined : learnLines(reading, corrected, sumTargets(reading, totalsOf(reading, fields)));
  if (lessons.length === 0 && lines === undefined) return undefined;
  return {
    identities,
    words: wordsOf(reading, [...ofItems]),
    lessons: Object.fromEntries(lessons),
    ...(lines === undefined ? {} : { lines: asRead.includes(LINES) ? { ...lines, agreed: true as const } : lines }),
  };
}

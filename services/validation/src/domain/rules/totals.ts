import type { Finding } from '@smartap/contracts';
import type { Invoice } from '@smartap/en16931';
import { dec, decOrUndefined, fixed, minorUnits, plain, roundTo, sum, ZERO, type Decimal, type DecimalLike } from '@smartap/runtime';
import { fault } from './rule.js';

/** A total as the issuer states it and as it follows from the rest of the document. */
export interface TotalCheck {
  /** BT id. */
  readonly term: string;
  readonly announced: string | null;
  readonly computed: string | null;
}

interface Step {
  readonly code: string;
  readonly term: string;
  readonly name: string;
  /** Terms the computation reads. */
  readonly from: readonly string[];
  readonly formula: string;
  readonly announced: (invoice: Invoice) => DecimalLike | undefined;
  /** Undefined when the document gives nothing to compute from. */
  readonly compute: (invoice: Invoice) => Decimal | undefined;
}

const or0 = (value: DecimalLike | undefined): Decimal => decOrUndefined(value) ?? ZERO;
const given = <T>(items: readonly T[], read: (item: T) => DecimalLike | undefined): DecimalLike[] => items.flatMap((item) => read(item) ?? []);

/** The chain of BG-22, each from the announced values before it, so that one wrong figure is named once. */
const STEPS: readonly Step[] = [
  { code: 'BR-CO-10', term: 'BT-106', name: 'Sum of line net amounts', from: ['BT-131'], formula: 'the sum of the lines', announced: (i) => i.totals.lineNetSum,
    compute: (i) => (i.lines.length === 0 ? undefined : sum(given(i.lines, (line) => line.net))) },
  { code: 'BR-CO-11', term: 'BT-107', name: 'Sum of allowances', from: ['BT-92'], formula: 'the sum of the document allowances', announced: (i) => i.totals.allowances,
    compute: (i) => sum(given(i.allowances, (allowance) => allowance.amount)) },
  { code: 'BR-CO-12', term: 'BT-108', name: 'Sum of charges', from: ['BT-99'], formula: 'the sum of the document charges', announced: (i) => i.totals.charges,
    compute: (i) => sum(given(i.charges, (charge) => charge.amount)) },
  { code: 'BR-CO-13', term: 'BT-109', name: 'Total without VAT', from: ['BT-106', 'BT-107', 'BT-108'], formula: 'lines − allowances + charges', announced: (i) => i.totals.withoutVat,
    compute: (i) => (i.totals.lineNetSum === undefined ? undefined : dec(i.totals.lineNetSum).minus(or0(i.totals.allowances)).plus(or0(i.totals.charges))) },
  { code: 'BR-CO-14', term: 'BT-110', name: 'Total VAT', from: ['BT-117'], formula: 'the sum of the VAT breakdown', announced: (i) => i.totals.vat,
    compute: (i) => (i.vatBreakdown.length === 0 ? undefined : sum(given(i.vatBreakdown, (part) => part.tax))) },
  { code: 'BR-CO-15', term: 'BT-112', name: 'Total with VAT', from: ['BT-109', 'BT-110'], formula: 'total without VAT + VAT', announced: (i) => i.totals.withVat,
    compute: (i) => (i.totals.withoutVat === undefined ? undefined : dec(i.totals.withoutVat).plus(or0(i.totals.vat))) },
  { code: 'BR-CO-16', term: 'BT-115', name: 'Amount due', from: ['BT-112', 'BT-113', 'BT-114'], formula: 'total with VAT − paid + rounding', announced: (i) => i.totals.due,
    compute: (i) => (i.totals.withVat === undefined ? undefined : dec(i.totals.withVat).minus(or0(i.totals.paid)).plus(or0(i.totals.rounding))) },
];

/** Announced against computed totals of BG-22, and a finding for each that differs. */
export function checkTotals(invoice: Invoice): { totals: TotalCheck[]; findings: Finding[] } {
  const places = minorUnits(invoice.currency ?? '');
  const totals: TotalCheck[] = [];
  const findings: Finding[] = [];
  for (const step of STEPS) {
    const announced = decOrUndefined(step.announced(invoice));
    const computed = step.compute(invoice);
    totals.push({ term: step.term, announced: announced ? plain(announced) : null, computed: computed ? plain(computed) : null });
    if (!announced || !computed || roundTo(computed, places).eq(roundTo(announced, places))) continue;
    const difference = fixed(announced.minus(computed), places);
    findings.push(
      fault(step.code, `${step.name} (${step.term}) is stated as ${fixed(announced, places)}, but ${step.formula} gives ${fixed(computed, places)}: a difference of ${difference}.`, [step.term, ...step.from], {
        expected: fixed(computed, places),
        actual: fixed(announced, places),
      }),
    );
  }
  return { totals, findings };
}

import { isItem, type Invoice } from '@smartap/en16931';
import { dec, decOrUndefined, minorUnits, plain, roundTo, sum, ZERO, type Decimal, type DecimalLike } from '@smartap/runtime';
import { causeOf, type Cause } from './total-cause.js';
import { checkTaxes } from './vat.js';

/** A total as the issuer states it and as it follows from the rest of the document. */
export interface TotalCheck {
  /** BT id. */
  readonly term: string;
  readonly announced: string | null;
  readonly computed: string | null;
  /** Announced less computed; null when either is not known. */
  readonly difference: string | null;
  /** What may have made the difference; null without one. */
  readonly cause: Cause | null;
}

interface Step {
  readonly term: string;
  readonly announced: (invoice: Invoice) => DecimalLike | undefined;
  /** Undefined when the document gives nothing to compute from. */
  readonly compute: (invoice: Invoice) => Decimal | undefined;
}

const or0 = (value: DecimalLike | undefined): Decimal => decOrUndefined(value) ?? ZERO;
const given = <T>(items: readonly T[], read: (item: T) => DecimalLike | undefined): DecimalLike[] => items.flatMap((item) => read(item) ?? []);

/** The chain of BG-22, each from the announced values before it, so that one wrong figure is named once. */
const STEPS: readonly Step[] = [
  {
    term: 'BT-106',
    announced: ({ totals }) => totals.lineNetSum,
    compute: ({ lines }) => (lines.length === 0 ? undefined : sum(given(lines.filter(isItem), (line) => line.net))),
  },
  { term: 'BT-107', announced: ({ totals }) => totals.allowances, compute: ({ allowances }) => sum(given(allowances, (allowance) => allowance.amount)) },
  { term: 'BT-108', announced: ({ totals }) => totals.charges, compute: ({ charges }) => sum(given(charges, (charge) => charge.amount)) },
  {
    term: 'BT-109',
    announced: ({ totals }) => totals.withoutVat,
    compute: ({ totals }) => (totals.lineNetSum === undefined ? undefined : dec(totals.lineNetSum).minus(or0(totals.allowances)).plus(or0(totals.charges))),
  },
  {
    term: 'BT-110',
    announced: ({ totals }) => totals.vat,
    compute: ({ vatBreakdown }) => (vatBreakdown.length === 0 ? undefined : sum(given(vatBreakdown, (part) => part.tax))),
  },
  // There is no rate of exchange in the document: it can only be told, not computed.
  { term: 'BT-111', announced: ({ totals }) => totals.vatInAccountingCurrency, compute: () => undefined },
  {
    term: 'BT-112',
    announced: ({ totals }) => totals.withVat,
    compute: ({ totals }) => (totals.withoutVat === undefined ? undefined : dec(totals.withoutVat).plus(or0(totals.vat))),
  },
  {
    term: 'BT-113',
    announced: ({ totals }) => totals.paid,
    compute: ({ totals }) =>
      totals.withVat === undefined || totals.due === undefined ? undefined : dec(totals.withVat).plus(or0(totals.rounding)).minus(totals.due),
  },
  {
    term: 'BT-114',
    announced: ({ totals }) => totals.rounding,
    compute: ({ totals }) =>
      totals.withVat === undefined || totals.due === undefined ? undefined : dec(totals.due).minus(totals.withVat).plus(or0(totals.paid)),
  },
  {
    term: 'BT-115',
    announced: ({ totals }) => totals.due,
    compute: ({ totals }) => (totals.withVat === undefined ? undefined : dec(totals.withVat).minus(or0(totals.paid)).plus(or0(totals.rounding))),
  },
];

/** The totals of BG-22, announced and computed in the minor units of the currency, with the likely cause of a difference. */
export function checkTotals(invoice: Invoice): TotalCheck[] {
  const places = minorUnits(invoice.currency ?? '');
  const taxes = checkTaxes(invoice);
  return STEPS.map(({ term, announced: read, compute }) => {
    const announced = decOrUndefined(read(invoice));
    const exact = compute(invoice);
    const computed = exact && roundTo(exact, places);
    const difference = announced && computed ? announced.minus(computed) : undefined;
    return {
      term,
      announced: announced ? plain(announced) : null,
      computed: computed ? plain(computed) : null,
      difference: difference ? plain(difference) : null,
      cause: difference && !difference.eq(0) ? causeOf({ term, difference, invoice, taxes, places }) : null,
    };
  });
}

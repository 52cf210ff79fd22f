import type { StatedTotals } from '@smartap/en16931';
import { fixed, ZERO, type Decimal } from '@smartap/runtime';
import { isSum, type Facts } from '../facts.js';
import { cents, orZero } from '../reckon.js';
import { rule, type Rule } from '../rule.js';
import { texts, type Texts } from '../texts.js';

/** The parsed totals of an invoice that has the group. */
type Amounts = { readonly [K in keyof StatedTotals]: Decimal | undefined };

interface Sum {
  readonly id: string;
  readonly term: string;
  readonly from: readonly string[];
  readonly name: Texts;
  readonly formula: Texts;
  readonly follows?: readonly string[];
  readonly stated: (amounts: Amounts) => Decimal | undefined;
  /** Undefined when a part that it needs is not stated. */
  readonly computed: (amounts: Amounts, facts: Facts) => Decimal | undefined;
  /** Absent, it is right when this holds. */
  readonly mayBeAbsent?: (facts: Facts) => boolean;
  /** How many amounts it is made of; absent: all lines, allowances and charges. */
  readonly parts?: (facts: Facts) => number;
  /** Whether a page says enough to judge it. */
  readonly onPage?: (facts: Facts) => boolean;
}

const amountsOf = ({ s, amount }: Facts): Amounts | undefined =>
  s.totals && {
    lineNetSum: amount(s.totals.lineNetSum),
    allowances: amount(s.totals.allowances),
    charges: amount(s.totals.charges),
    withoutVat: amount(s.totals.withoutVat),
    withVat: amount(s.totals.withVat),
    paid: amount(s.totals.paid),
    rounding: amount(s.totals.rounding),
    due: amount(s.totals.due),
  };

const allParts = ({ s }: Facts): number => s.lines.length + s.allowances.length + s.charges.length;

function sumRule(sum: Sum): Rule {
  const terms = `${sum.term}; ${sum.from.join(', ')}`;
  return rule({
    id: sum.id,
    appliesTo: 'any',
    terms: [sum.term, ...sum.from],
    ...(sum.follows ? { follows: sum.follows } : {}),
    text: texts(
      `${sum.name.en} (${sum.term}) shall be ${sum.formula.en} (${sum.from.join(', ')}).`,
      `${sum.name.de} (${sum.term}) muss ${sum.formula.de} sein (${sum.from.join(', ')}).`,
    ),
    message: texts(
      `${sum.name.en} is stated as {stated}, but ${sum.formula.en} gives {computed}: a difference of {difference} (${terms}). Compare with the document; ask the seller for a corrected invoice.`,
      `${sum.name.de} ist mit {stated} angegeben, ${sum.formula.de} ergibt aber {computed}: eine Differenz von {difference} (${terms}). Mit dem Dokument vergleichen; den Verkäufer um eine berichtigte Rechnung bitten.`,
    ),
    check: (facts, report) => {
      const amounts = amountsOf(facts);
      if (amounts === undefined) return;
      const stated = sum.stated(amounts);
      const computed = sum.computed(amounts, facts);
      if (stated !== undefined && computed !== undefined && isSum(facts, stated, computed, (sum.parts ?? allParts)(facts))) return;
      if (stated === undefined && sum.mayBeAbsent?.(facts)) return;
      if (facts.s.isPartial && (stated === undefined || computed === undefined || sum.onPage?.(facts) === false)) return;
      const values = {
        stated: stated === undefined ? '—' : fixed(stated, 2),
        computed: computed === undefined ? '—' : fixed(computed, 2),
        difference: stated && computed ? fixed(stated.minus(computed), 2) : '—',
      };
      report({ values, ...(computed ? { expected: values.computed } : {}), ...(stated ? { actual: values.stated } : {}) });
    },
  });
}

/** The tax total in the currency of the invoice: exactly one, as UBL and CII have it. */
function vatInCurrency({ s, amount }: Facts): Decimal | undefined {
  const own = s.vatTotals.filter((total) => total.currency === s.currency && total.amount !== undefined);
  return own.length === 1 ? amount(own[0]?.amount) : undefined;
}

function totalWithVat({ withoutVat, withVat: stated }: Amounts, facts: Facts): Decimal | undefined {
  if (withoutVat === undefined) return undefined;
  const vat = vatInCurrency(facts);
  // CII takes a total without any VAT total beside it, when it is the same.
  if (facts.s.binding === 'cii' && stated?.eq(withoutVat)) return withoutVat;
  if (facts.s.isPartial) return cents(withoutVat.plus(orZero(vat)));
  return vat === undefined ? undefined : cents(withoutVat.plus(vat));
}

function totalWithoutVat({ lineNetSum, allowances, charges }: Amounts, { s }: Facts): Decimal | undefined {
  if (lineNetSum === undefined) return undefined;
  if (s.binding === 'ubl' && allowances === undefined && charges === undefined) return lineNetSum;
  return cents(lineNetSum.minus(orZero(allowances)).plus(orZero(charges)));
}

function amountDue({ withVat: total, paid, rounding }: Amounts, { s }: Facts): Decimal | undefined {
  if (total === undefined) return undefined;
  const exact = total.minus(orZero(paid)).plus(orZero(rounding));
  return s.binding === 'ubl' && (paid ?? rounding) !== undefined ? cents(exact) : exact;
}

/** The sums of BG-22: BR-CO-10 to BR-CO-13, BR-CO-15, BR-CO-16; and BR-CO-14 over the VAT breakdown. */
export const TOTAL_RULES: readonly Rule[] = [
  sumRule({
    id: 'BR-CO-10',
    follows: ['BR-CO-13'],
    term: 'BT-106',
    from: ['BT-131'],
    name: texts('Sum of line net amounts', 'Summe der Zeilen-Nettobeträge'),
    formula: texts('the sum of the lines', 'die Summe der Zeilen'),
    stated: ({ lineNetSum }) => lineNetSum,
    computed: (_, { lineSum }) => cents(lineSum),
    parts: ({ s }) => s.lines.length,
    onPage: ({ s }) => s.lines.length > 0,
  }),
  sumRule({
    id: 'BR-CO-11',
    follows: ['BR-CO-13'],
    term: 'BT-107',
    from: ['BT-92'],
    name: texts('Sum of allowances', 'Summe der Nachlässe'),
    formula: texts('the sum of the document allowances', 'die Summe der Nachlässe der Rechnung'),
    stated: ({ allowances }) => allowances,
    computed: (_, { allowanceSum }) => cents(allowanceSum),
    parts: ({ s }) => s.allowances.length,
    mayBeAbsent: ({ s }) => s.allowances.length === 0 && s.totals?.allowances === undefined,
  }),
  sumRule({
    id: 'BR-CO-12',
    follows: ['BR-CO-13'],
    term: 'BT-108',
    from: ['BT-99'],
    name: texts('Sum of charges', 'Summe der Zuschläge'),
    formula: texts('the sum of the document charges', 'die Summe der Zuschläge der Rechnung'),
    stated: ({ charges }) => charges,
    computed: (_, { chargeSum }) => cents(chargeSum),
    parts: ({ s }) => s.charges.length,
    mayBeAbsent: ({ s }) => s.charges.length === 0 && s.totals?.charges === undefined,
  }),
  sumRule({
    id: 'BR-CO-13',
    follows: ['BR-CO-15'],
    term: 'BT-109',
    from: ['BT-106', 'BT-107', 'BT-108'],
    name: texts('Total without VAT', 'Summe ohne Umsatzsteuer'),
    formula: texts('lines − allowances + charges', 'Zeilen − Nachlässe + Zuschläge'),
    stated: (amounts) => amounts.withoutVat,
    computed: totalWithoutVat,
  }),
  rule({
    id: 'BR-CO-14',
    follows: ['BR-CO-15'],
    appliesTo: 'any',
    terms: ['BT-110', 'BT-117'],
    text: texts(
      'The total VAT amount (BT-110) shall be the sum of the VAT breakdown (BT-117).',
      'Die Umsatzsteuersumme (BT-110) muss die Summe der Umsatzsteueraufschlüsselung (BT-117) sein.',
    ),
    message: texts(
      'Total VAT (BT-110) is stated as {stated}, but the VAT breakdown (BT-117) sums to {computed}. Compare with the document; ask the seller for a corrected invoice.',
      'Die Umsatzsteuersumme (BT-110) ist mit {stated} angegeben, die Aufschlüsselung (BT-117) ergibt aber {computed}. Mit dem Dokument vergleichen; den Verkäufer um eine berichtigte Rechnung bitten.',
    ),
    check: ({ s, amount }, report) => {
      for (const total of s.vatTotals) {
        const rows = s.binding === 'ubl' ? total.rows : s.breakdown;
        if (s.binding === 'ubl' ? rows.length === 0 : total.currency !== s.currency) continue;
        const computed = cents(rows.reduce<Decimal>((sum, row) => sum.plus(orZero(amount(row.tax))), ZERO));
        const stated = amount(total.amount);
        if (stated?.eq(computed) || (s.isPartial && (stated === undefined || rows.length === 0))) continue;
        report({
          values: { stated: stated ? fixed(stated, 2) : '—', computed: fixed(computed, 2) },
          expected: fixed(computed, 2),
          ...(stated ? { actual: fixed(stated, 2) } : {}),
        });
      }
    },
  }),
  sumRule({
    id: 'BR-CO-16',
    term: 'BT-115',
    from: ['BT-112', 'BT-113', 'BT-114'],
    name: texts('Amount due', 'Fälliger Betrag'),
    formula: texts('total with VAT − paid + rounding', 'Summe mit Umsatzsteuer − bezahlt + Rundung'),
    stated: (amounts) => amounts.due,
    computed: amountDue,
  }),
];

const TOTAL_WITH_VAT = sumRule({
  id: 'BR-CO-15',
  follows: ['BR-CO-16'],
  term: 'BT-112',
  from: ['BT-109', 'BT-110'],
  name: texts('Total with VAT', 'Summe mit Umsatzsteuer'),
  formula: texts('total without VAT + VAT', 'Summe ohne Umsatzsteuer + Umsatzsteuer'),
  stated: (amounts) => amounts.withVat,
  computed: totalWithVat,
});

/** BR-CO-15 is asked of every invoice that states a currency, whether it has totals or not. */
export const TOTAL_WITH_VAT_RULE: Rule = {
  ...TOTAL_WITH_VAT,
  check: (facts, report) => {
    if (facts.s.currency === undefined) return;
    if (facts.s.totals === undefined && !facts.s.isPartial) report({ values: { stated: '—', computed: '—', difference: '—' } });
    else TOTAL_WITH_VAT.check(facts, report);
  },
};

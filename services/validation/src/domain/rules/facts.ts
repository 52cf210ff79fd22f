import type { Stated, StatedAllowance, StatedLine, StatedSubLine, StatedTax, StatedTaxRow, Statement } from '@smartap/en16931';
import { dec, ZERO, type Decimal } from '@smartap/runtime';

/** Where a VAT category is used. */
export interface CategoryUse {
  readonly lines: { readonly line: StatedLine; readonly index: number; readonly tax: StatedTax }[];
  /** Lines under lines: some rules of UBL count them. */
  readonly subLines: { readonly tax: StatedTax }[];
  readonly allowances: { readonly index: number; readonly tax: StatedTax }[];
  readonly charges: { readonly index: number; readonly tax: StatedTax }[];
  readonly unmarked: { readonly tax: StatedTax }[];
  readonly rows: { readonly row: StatedTaxRow; readonly index: number; readonly tax: StatedTax }[];
}

/** A statement with what several rules ask of it, worked out once. */
export interface Facts {
  readonly s: Statement;
  /** A lexical decimal; undefined when absent or none. Each text is parsed once. */
  readonly amount: (text: Stated) => Decimal | undefined;
  /** By how much a sum may be off for each part of it: 0, and a cent in profiles that round each part. */
  readonly slack: Decimal;
  readonly lineSum: Decimal;
  readonly allowanceSum: Decimal;
  readonly chargeSum: Decimal;
  readonly categories: ReadonlyMap<string, CategoryUse>;
}

const LEXICAL_DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;

/** Reads amounts, each text once. */
export function amountReader(): (text: Stated) => Decimal | undefined {
  const known = new Map<string, Decimal | undefined>();
  return (text) => {
    if (text === undefined) return undefined;
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found;
    const value = LEXICAL_DECIMAL.test(text) ? dec(text.startsWith('+') ? text.slice(1) : text) : undefined;
    known.set(text, value);
    return value;
  };
}

const NO_USE: CategoryUse = { lines: [], subLines: [], allowances: [], charges: [], unmarked: [], rows: [] };

/** Where a category is used; nowhere is empty lists. */
export const useOf = (facts: Facts, category: string): CategoryUse => facts.categories.get(category) ?? NO_USE;

/** Its lines, with those under lines. */
export const linesOf = ({ lines, subLines }: CategoryUse): readonly { readonly tax: StatedTax }[] => [...lines, ...subLines];

/** Whether a stated sum is what its parts come to, as far as so many of them may be off. */
export const isSum = ({ slack }: Pick<Facts, 'slack'>, stated: Decimal, computed: Decimal, parts: number): boolean =>
  stated.eq(computed) || (slack.gt(0) && stated.minus(computed).abs().lte(slack.times(parts)));

/** Works out the facts of a statement. */
export function factsOf(s: Statement, slack: Decimal = ZERO): Facts {
  const amount = amountReader();
  const sum = (texts: readonly Stated[]): Decimal =>
    texts.reduce<Decimal>((total, text) => {
      const value = amount(text);
      return value === undefined ? total : total.plus(value);
    }, ZERO);
  return {
    s,
    amount,
    slack,
    lineSum: sum(s.lines.map(({ net }) => net)),
    allowanceSum: sum(s.allowances.map((each) => each.amount)),
    chargeSum: sum(s.charges.map((each) => each.amount)),
    categories: categoriesOf(s),
  };
}

function categoriesOf(s: Statement): Map<string, CategoryUse> {
  const categories = new Map<string, CategoryUse>();
  const use = ({ category = '' }: StatedTax): CategoryUse => {
    const known = categories.get(category);
    if (known !== undefined) return known;
    const made: CategoryUse = { lines: [], subLines: [], allowances: [], charges: [], unmarked: [], rows: [] };
    categories.set(category, made);
    return made;
  };
  s.lines.forEach((line, index) => line.taxes.forEach((tax) => use(tax).lines.push({ line, index, tax })));
  const below = ({ subLines }: { readonly subLines: readonly StatedSubLine[] }): void =>
    subLines.forEach((sub) => {
      sub.taxes.forEach((tax) => use(tax).subLines.push({ tax }));
      below(sub);
    });
  if (s.binding === 'ubl') s.lines.forEach(below);
  const each = (list: readonly StatedAllowance[], take: (tax: StatedTax, index: number) => void): void =>
    list.forEach(({ taxes }, index) => taxes.forEach((tax) => take(tax, index)));
  each(s.allowances, (tax, index) => use(tax).allowances.push({ index, tax }));
  each(s.charges, (tax, index) => use(tax).charges.push({ index, tax }));
  each(s.unmarkedAllowances, (tax) => use(tax).unmarked.push({ tax }));
  s.breakdown.forEach((row, index) => row.taxes.forEach((tax) => use(tax).rows.push({ row, index, tax })));
  return categories;
}

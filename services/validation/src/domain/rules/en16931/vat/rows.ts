import { fixed, ZERO, type Decimal } from '@smartap/runtime';
import type { StatedTax } from '@smartap/en16931';
import { isSum, useOf, type CategoryUse, type Facts } from '../../facts.js';
import { isThere } from '../../presence.js';
import { cents, isWithinOne, taxOf } from '../../reckon.js';
import { rule, type Report, type Rule } from '../../rule.js';
import { texts } from '../../texts.js';
import { named, type VatFamily } from './family.js';

type Row = CategoryUse['rows'][number];

/** In CII, of these the rule reads whether the tax is VAT at all. */
const NOT_ONLY_VAT_IN_CII = new Set(['S', 'Z']);

function overRows(family: VatFamily, check: (row: Row, facts: Facts, report: Report) => void): Rule['check'] {
  return (facts, report) => {
    for (const row of facts.categories.get(family.code)?.rows ?? []) {
      if (row.tax.isVat || (facts.s.binding === 'cii' && NOT_ONLY_VAT_IN_CII.has(family.code))) check(row, facts, report);
    }
  };
}

interface Base {
  readonly base: Decimal;
  /** Of charges and allowances alone. */
  readonly adjustment: Decimal;
  /** Of how many lines, allowances and charges. */
  readonly parts: number;
  readonly isUsed: boolean;
  readonly isAdjusted: boolean;
}

/** What lines, charges and allowances of a category come to; of a rate alone when one is given. */
function baseOf(facts: Facts, code: string, rate: Decimal | undefined): Base {
  const { s, amount } = facts;
  const use = useOf(facts, code);
  const isOfRate = (tax: StatedTax): boolean => rate === undefined || amount(tax.rate)?.eq(rate) === true;
  const round = s.binding === 'cii' ? cents : (value: Decimal): Decimal => value;
  const sum = (parts: readonly (string | undefined)[]): Decimal => round(parts.reduce<Decimal>((total, part) => total.plus(amount(part) ?? ZERO), ZERO));
  // A line that names its category twice is still one line.
  const lines = new Set(use.lines.filter(({ tax }) => isOfRate(tax)).map(({ line }) => line));
  const allowances = use.allowances.filter(({ tax }) => isOfRate(tax));
  const charges = use.charges.filter(({ tax }) => isOfRate(tax));
  const adjustment = sum(charges.map(({ index }) => s.charges[index]?.amount)).minus(sum(allowances.map(({ index }) => s.allowances[index]?.amount)));
  const base = sum([...lines].map(({ net }) => net)).plus(adjustment);
  const parts = lines.size + allowances.length + charges.length;
  const adjustments = allowances.length + charges.length + use.unmarked.filter(({ tax }) => isOfRate(tax)).length;
  return { base, adjustment, parts, isUsed: lines.size + adjustments > 0, isAdjusted: adjustments > 0 };
}

function isBaseRight({ code, isTaxed }: VatFamily, { row, tax }: Row, facts: Facts, computed: Base): boolean {
  const { s, amount } = facts;
  if (isTaxed && tax.rate === undefined) return true;
  const taxable = amount(row.taxable);
  if (taxable === undefined) return false;
  const isNear = isWithinOne(taxable, computed.base);
  if (s.binding === 'cii') return isTaxed || code === 'O' ? isSum(facts, taxable, computed.base, computed.parts) : isNear;
  // The official rule asks for the lines of an invoice or for those of a credit note, and where there are allowances none of either will do.
  if (code === 'S') return (computed.isUsed && isNear) || (computed.isAdjusted && isWithinOne(taxable, computed.adjustment));
  return s.lines.length > 0 && (isTaxed ? isNear : taxable.eq(computed.base));
}

function baseRule(family: VatFamily): Rule {
  const { en, de } = named(family);
  const [ofRateEn, ofRateDe] = family.isTaxed ? [' of each rate', ' jedes Satzes'] : ['', ''];
  return rule({
    id: `${family.prefix}-08`,
    follows: family.isTaxed ? ['BR-CO-17', `${family.prefix}-09`] : [],
    terms: ['BT-116', 'BT-131', 'BT-92', 'BT-99', ...(family.isTaxed ? ['BT-119'] : [])],
    text: texts(
      `The taxable amount (BT-116) of VAT category ${en}${ofRateEn} shall be lines + charges − allowances of it.`,
      `Die Bemessungsgrundlage (BT-116) der Umsatzsteuerkategorie ${de}${ofRateDe} muss Zeilen + Zuschläge − Nachlässe davon sein.`,
    ),
    message: texts(
      `The taxable amount (BT-116) of VAT category ${en} at rate {rate} is stated as {stated}, but its lines + charges − allowances are {computed}. Ask the seller for a corrected invoice.`,
      `Die Bemessungsgrundlage (BT-116) der Umsatzsteuerkategorie ${de} zum Satz {rate} ist mit {stated} angegeben, Zeilen + Zuschläge − Nachlässe davon sind aber {computed}. Den Verkäufer um eine berichtigte Rechnung bitten.`,
    ),
    check: overRows(family, (row, facts, report) => {
      // The official rules of CII look for these rates in the wrong place, and so at nothing.
      if (facts.s.binding === 'cii' && family.isTaxed && family.code !== 'S') return;
      const computed = baseOf(facts, family.code, family.isTaxed ? facts.amount(row.tax.rate) : undefined);
      if (isBaseRight(family, row, facts, computed)) return;
      const base = fixed(computed.base, 2);
      report({
        place: { group: 'breakdown', index: row.index },
        values: { rate: row.tax.rate ?? '—', stated: row.row.taxable ?? '—', computed: base },
        expected: base,
        actual: row.row.taxable ?? '',
      });
    }),
  });
}

function isTaxRight({ isTaxed, code }: VatFamily, { row, tax }: Row, { s, amount }: Facts): boolean {
  const stated = amount(row.tax);
  if (!isTaxed) return stated?.eq(0) === true;
  // CII leaves the two of Spain's islands and towns to BR-CO-17.
  if (s.binding === 'cii' && code !== 'S') return true;
  const [taxable, rate] = [amount(row.taxable), amount(tax.rate)];
  return stated !== undefined && taxable !== undefined && rate !== undefined && isWithinOne(stated.abs(), taxOf(taxable, rate));
}

function taxRule(family: VatFamily): Rule {
  const { en, de } = named(family);
  const [whatEn, whatDe] = family.isTaxed ? ['taxable amount × rate', 'Bemessungsgrundlage × Satz'] : ['0', '0'];
  return rule({
    id: `${family.prefix}-09`,
    terms: family.isTaxed ? ['BT-117', 'BT-116', 'BT-119'] : ['BT-117'],
    follows: ['BR-CO-14', 'BR-CO-17'],
    text: texts(`The tax (BT-117) of VAT category ${en} shall be ${whatEn}.`, `Die Steuer (BT-117) der Umsatzsteuerkategorie ${de} muss ${whatDe} sein.`),
    message: texts(
      `The tax (BT-117) of VAT category ${en} is stated as {stated}; it must be ${whatEn} ({taxable} at {rate} %). Ask the seller for a corrected invoice.`,
      `Die Steuer (BT-117) der Umsatzsteuerkategorie ${de} ist mit {stated} angegeben; sie muss ${whatDe} sein ({taxable} zu {rate} %). Den Verkäufer um eine berichtigte Rechnung bitten.`,
    ),
    check: overRows(family, (row, facts, report) => {
      if (!isTaxRight(family, row, facts))
        report({
          place: { group: 'breakdown', index: row.index },
          values: { stated: row.row.tax ?? '—', taxable: row.row.taxable ?? '?', rate: row.tax.rate ?? '?' },
          actual: row.row.tax ?? '',
        });
    }),
  });
}

function exemptionRule(family: VatFamily): Rule {
  const { en, de } = named(family);
  const isRequired = family.exemption === 'required';
  const [askEn, askDe] = isRequired ? ['shall have', 'muss'] : ['shall not have', 'darf nicht'];
  return rule({
    id: `${family.prefix}-10`,
    terms: ['BT-120', 'BT-121'],
    text: texts(
      `A row of VAT category ${en} ${askEn} a reason of exemption (BT-120 or BT-121).`,
      `Eine Zeile der Umsatzsteuerkategorie ${de} ${askDe} einen Befreiungsgrund (BT-120 oder BT-121) haben.`,
    ),
    message: texts(
      `A row of VAT category ${en} ${askEn} a reason of exemption; it says “{reason}” (BT-120, BT-121). Ask the seller for a corrected invoice.`,
      `Eine Zeile der Umsatzsteuerkategorie ${de} ${askDe} einen Befreiungsgrund haben; sie nennt „{reason}“ (BT-120, BT-121). Den Verkäufer um eine berichtigte Rechnung bitten.`,
    ),
    check: overRows(family, ({ tax, index }, _, report) => {
      const hasReason = isThere(tax.exemptionReason) || isThere(tax.exemptionCode);
      if (hasReason !== isRequired) report({ place: { group: 'breakdown', index }, values: { reason: tax.exemptionReason ?? tax.exemptionCode ?? '' } });
    }),
  });
}

/** -08, -09, -10: base, tax and exemption of the category's rows in the VAT breakdown. */
export function rowRules(family: VatFamily): Rule[] {
  return [baseRule(family), taxRule(family), exemptionRule(family)];
}

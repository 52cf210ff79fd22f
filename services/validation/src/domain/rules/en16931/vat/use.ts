import { linesOf, useOf, type CategoryUse, type Facts } from '../../facts.js';
import { rule, type Rule } from '../../rule.js';
import { texts } from '../../texts.js';
import { named, type VatFamily } from './family.js';

const count = (list: readonly { readonly tax: { readonly isVat: boolean } }[], isAny: boolean): number =>
  isAny ? list.length : list.filter(({ tax }) => tax.isVat).length;

function isRightInUbl({ rows, code }: VatFamily, use: CategoryUse): boolean {
  // Of the standard rate alone, the rule does not ask whether the tax is VAT.
  const isAny = code === 'S';
  const used = count(linesOf(use), isAny) + count(use.allowances, isAny) + count(use.charges, isAny) + count(use.unmarked, isAny);
  // Of IGIC that is used, a row of another tax will do.
  const stated = count(use.rows, isAny || (code === 'L' && used > 0));
  if (rows === 'some') return used > 0 === stated > 0;
  return stated === 1 || (stated === 0 && used === 0);
}

function isRightInCii({ rows, code }: VatFamily, { lines, allowances, charges, unmarked, rows: breakdown }: CategoryUse): boolean {
  const others = allowances.length + charges.length + unmarked.length;
  const stated = breakdown.length;
  if (rows === 'some') return (lines.length === 0 || lines.length + stated >= 2) && (others === 0 || others + stated >= 2);
  if (stated === 0) return code === 'O' || lines.length + others === 0;
  return stated === 1 && lines.length + others > 0;
}

/** -01: a category that is used has its row in the VAT breakdown. */
export function useRule(family: VatFamily): Rule {
  const { en, de } = named(family);
  const [howEn, howDe] = family.rows === 'some' ? ['at least one row', 'mindestens eine Zeile'] : ['exactly one row', 'genau eine Zeile'];
  return rule({
    id: `${family.prefix}-01`,
    terms: ['BT-95', 'BT-102', 'BT-118', 'BT-151'],
    follows: ['BR-CO-18'],
    text: texts(
      `An invoice that uses VAT category ${en} shall have ${howEn} of it in the VAT breakdown (BT-118).`,
      `Eine Rechnung mit der Umsatzsteuerkategorie ${de} muss ${howDe} davon in der Aufschlüsselung (BT-118) haben.`,
    ),
    message: texts(
      `VAT category ${en} stands in {lines} lines, {others} allowances or charges and {rows} rows of the VAT breakdown: ${howEn} is needed where it is used, and none elsewhere. Ask the seller for a corrected invoice.`,
      `Die Umsatzsteuerkategorie ${de} steht in {lines} Zeilen, {others} Nachlässen oder Zuschlägen und {rows} Zeilen der Aufschlüsselung: ${howDe} ist nötig, wo sie verwendet wird, sonst keine. Den Verkäufer um eine berichtigte Rechnung bitten.`,
    ),
    check: (facts: Facts, report) => {
      const use = facts.categories.get(family.code);
      if (use === undefined || (facts.s.binding === 'ubl' ? isRightInUbl : isRightInCii)(family, use)) return;
      report({
        values: {
          lines: String(use.lines.length),
          others: String(use.allowances.length + use.charges.length + use.unmarked.length),
          rows: String(use.rows.length),
        },
      });
    },
  });
}

/** Whether a category is used there; lines under lines are lines. */
export function isUsed(facts: Facts, { code }: VatFamily, where: 'lines' | 'allowances' | 'charges'): boolean {
  const use = useOf(facts, code);
  return count(where === 'lines' ? linesOf(use) : use[where], code === 'S' && where === 'lines') > 0;
}

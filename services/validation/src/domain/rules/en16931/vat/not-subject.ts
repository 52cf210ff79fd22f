import { useOf, type CategoryUse, type Facts } from '../../facts.js';
import { rule, type Rule } from '../../rule.js';
import { texts } from '../../texts.js';
import { familyRules } from './family-rules.js';

type Where = 'rows' | 'lines' | 'subLines' | 'allowances' | 'charges';

const isNotSubject = (facts: Facts): boolean => useOf(facts, 'O').rows.some(({ tax }) => tax.isVat);

/** Whether another category than O stands there; UBL asks of VAT alone, and takes one that is not named for another. */
function hasOther({ s, categories }: Facts, where: readonly Where[]): boolean {
  const isOther = (use: CategoryUse): boolean =>
    where.some((each) => use[each].some(({ tax }) => (s.binding === 'cii' ? tax.category !== undefined : tax.isVat)));
  for (const [category, use] of categories) if (category !== 'O' && isOther(use)) return true;
  return false;
}

function alone(number: string, term: string, name: readonly [string, string], inUbl: readonly Where[], inCii: readonly Where[]): Rule {
  return rule({
    id: `BR-O-${number}`,
    terms: ['BT-118', term],
    text: texts(
      `An invoice that is not subject to VAT (O) shall have no ${name[0]} of another VAT category (${term}).`,
      `Eine nicht steuerbare Rechnung (O) darf keine ${name[1]} einer anderen Umsatzsteuerkategorie (${term}) haben.`,
    ),
    message: texts(
      `The invoice is not subject to VAT (O) and yet has a ${name[0]} of another VAT category (${term}). Ask the seller for two invoices.`,
      `Die Rechnung ist nicht steuerbar (O), hat aber eine ${name[1]} einer anderen Umsatzsteuerkategorie (${term}). Den Verkäufer um zwei Rechnungen bitten.`,
    ),
    follows: ['BR-O-11', 'BR-O-12', 'BR-O-13', 'BR-O-14'].filter((id) => id !== `BR-O-${number}`),
    check: (facts, report) => {
      if (isNotSubject(facts) && hasOther(facts, facts.s.binding === 'ubl' ? inUbl : inCii)) report();
    },
  });
}

const TAXES: readonly Where[] = ['rows', 'lines'];
const ALLOWANCES: readonly Where[] = ['allowances', 'charges'];

/** Not subject to VAT: BR-O. */
export const NOT_SUBJECT: readonly Rule[] = [
  ...familyRules({
    prefix: 'BR-O',
    code: 'O',
    name: texts('not subject to VAT', 'nicht steuerbar'),
    rows: 'one',
    parties: 'nobody',
    rate: 'none',
    isTaxed: false,
    exemption: 'required',
  }),
  alone('11', 'BG-23', ['row of the VAT breakdown', 'Zeile der Aufschlüsselung'], ['rows'], TAXES),
  alone('12', 'BT-151', ['line', 'Rechnungszeile'], ['lines', 'subLines'], TAXES),
  alone('13', 'BT-95', ['allowance', 'Nachlassangabe'], ['allowances'], ALLOWANCES),
  alone('14', 'BT-102', ['charge', 'Zuschlagsangabe'], ['charges'], ALLOWANCES),
];

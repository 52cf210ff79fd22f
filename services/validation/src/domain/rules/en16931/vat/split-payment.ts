import { linesOf, type Facts } from '../../facts.js';
import { rule, type Rule } from '../../rule.js';
import { texts } from '../../texts.js';

const isUsed = ({ categories }: Facts, code: string): boolean => {
  const use = categories.get(code);
  return use !== undefined && linesOf(use).length + use.allowances.length + use.charges.length + use.unmarked.length + use.rows.length > 0;
};

/** Split payment, which only Italy has: BR-B. */
export const SPLIT_PAYMENT: readonly Rule[] = [
  rule({
    id: 'BR-B-01',
    follows: ['BR-B-02'],
    terms: ['BT-40', 'BT-55', 'BT-69', 'BT-80', 'BT-118', 'BT-151'],
    text: texts(
      'An invoice with VAT category B (split payment) shall be of Italy alone.',
      'Eine Rechnung mit der Umsatzsteuerkategorie B (Split Payment) muss rein italienisch sein.',
    ),
    message: texts(
      'VAT category B (split payment) is for Italy alone, but the invoice names {countries}. Ask the seller for the right category.',
      'Die Umsatzsteuerkategorie B (Split Payment) gibt es nur in Italien, die Rechnung nennt aber {countries}. Den Verkäufer um die richtige Kategorie bitten.',
    ),
    check: (facts, report) => {
      const { codes, binding } = facts.s;
      const countries = [...(codes.get('country') ?? []), ...(binding === 'ubl' ? (codes.get('origin') ?? []) : [])].filter((code) => code !== 'IT');
      if (isUsed(facts, 'B') && countries.length > 0) report({ values: { countries: countries.join(', ') } });
    },
  }),
  rule({
    id: 'BR-B-02',
    follows: ['BR-B-01'],
    terms: ['BT-95', 'BT-102', 'BT-118', 'BT-151'],
    text: texts(
      'An invoice with VAT category B (split payment) shall not have category S (standard rated) too.',
      'Eine Rechnung mit der Umsatzsteuerkategorie B (Split Payment) darf nicht auch die Kategorie S (Normalsatz) haben.',
    ),
    message: texts(
      'The invoice has both VAT categories B (split payment) and S (standard rated). Ask the seller for two invoices.',
      'Die Rechnung hat beide Umsatzsteuerkategorien B (Split Payment) und S (Normalsatz). Den Verkäufer um zwei Rechnungen bitten.',
    ),
    check: (facts, report) => {
      if (isUsed(facts, 'B') && isUsed(facts, 'S')) report();
    },
  }),
];

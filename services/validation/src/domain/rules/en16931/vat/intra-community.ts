import { useOf, type Facts } from '../../facts.js';
import { isThere } from '../../presence.js';
import { rule, type Rule } from '../../rule.js';
import { texts } from '../../texts.js';
import { familyRules } from './family-rules.js';

const isSupplied = (facts: Facts): boolean => useOf(facts, 'K').rows.some(({ tax }) => tax.isVat);

function isDelivered({ s }: Facts): boolean {
  if (s.binding === 'cii') return isThere(s.deliveryDate) || s.periods.some(({ start, end }) => isThere(start) || isThere(end));
  return (s.deliveryDate?.length ?? 0) > 1 || s.periods.some(({ start, end, code }) => isThere(start) || isThere(end) || isThere(code));
}

/** Supply to another member state: BR-IC. */
export const INTRA_COMMUNITY: readonly Rule[] = [
  ...familyRules({
    prefix: 'BR-IC',
    code: 'K',
    name: texts('intra-community supply', 'innergemeinschaftliche Lieferung'),
    rows: 'one',
    parties: 'VAT of seller and buyer',
    rate: 'zero',
    isTaxed: false,
    exemption: 'required',
  }),
  rule({
    id: 'BR-IC-11',
    terms: ['BT-72', 'BG-14', 'BT-118'],
    text: texts(
      'An intra-community supply (K) shall have a delivery date (BT-72) or an invoicing period (BG-14).',
      'Eine innergemeinschaftliche Lieferung (K) muss ein Lieferdatum (BT-72) oder einen Abrechnungszeitraum (BG-14) haben.',
    ),
    message: texts(
      'An intra-community supply (K) has neither delivery date (BT-72) nor invoicing period (BG-14). Ask the seller for one of them.',
      'Eine innergemeinschaftliche Lieferung (K) hat weder Lieferdatum (BT-72) noch Abrechnungszeitraum (BG-14). Den Verkäufer um eines davon bitten.',
    ),
    check: (facts, report) => {
      if (isSupplied(facts) && !isDelivered(facts)) report();
    },
  }),
  rule({
    id: 'BR-IC-12',
    terms: ['BT-80', 'BT-118'],
    text: texts(
      'An intra-community supply (K) shall name the country it went to (BT-80).',
      'Eine innergemeinschaftliche Lieferung (K) muss das Lieferland (BT-80) nennen.',
    ),
    message: texts(
      'An intra-community supply (K) does not name the country it went to (BT-80). Ask the seller for it.',
      'Eine innergemeinschaftliche Lieferung (K) nennt das Lieferland (BT-80) nicht. Den Verkäufer danach fragen.',
    ),
    check: (facts, report) => {
      const country = facts.s.deliveryAddress?.country;
      const isNamed = facts.s.binding === 'cii' ? isThere(country) : (country?.length ?? 0) > 1;
      if (isSupplied(facts) && !isNamed) report();
    },
  }),
];

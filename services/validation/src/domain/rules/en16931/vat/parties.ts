import type { StatedParty } from '@smartap/en16931';
import { linesOf, useOf, type Facts } from '../../facts.js';
import { isThere } from '../../presence.js';
import { rule, type Rule } from '../../rule.js';
import { texts, type Texts } from '../../texts.js';
import { named, type VatFamily } from './family.js';
import { isUsed } from './use.js';

const hasVatId = (party: StatedParty | undefined): boolean => party?.vatIds.some(isThere) ?? false;
const hasSellerVat = ({ s }: Facts): boolean => hasVatId(s.seller) || hasVatId(s.taxRepresentative);
const hasSellerTax = ({ s }: Facts): boolean => (s.seller?.hasTaxId ?? false) || hasVatId(s.taxRepresentative);

const IS_RIGHT: Readonly<Record<VatFamily['parties'], (facts: Facts) => boolean>> = {
  seller: hasSellerTax,
  'seller and buyer': (facts) => hasSellerTax(facts) && (hasVatId(facts.s.buyer) || isThere(facts.s.buyer?.legalId)),
  'VAT of seller': hasSellerVat,
  'VAT of seller and buyer': (facts) => hasSellerVat(facts) && hasVatId(facts.s.buyer),
  nobody: (facts) => !hasSellerVat(facts) && !hasVatId(facts.s.buyer),
};

const ASKED: Readonly<Record<VatFamily['parties'], Texts>> = {
  seller: texts(
    'the VAT or tax number of the seller (BT-31, BT-32) or the VAT identifier of its tax representative (BT-63)',
    'die Umsatzsteuer- oder Steuernummer des Verkäufers (BT-31, BT-32) oder die seines Steuervertreters (BT-63)',
  ),
  'seller and buyer': texts(
    'the VAT or tax number of the seller (BT-31, BT-32, BT-63) and the VAT or legal registration number of the buyer (BT-48, BT-47)',
    'die Umsatzsteuer- oder Steuernummer des Verkäufers (BT-31, BT-32, BT-63) und die Umsatzsteuer- oder Registernummer des Käufers (BT-48, BT-47)',
  ),
  'VAT of seller': texts(
    'the VAT identifier of the seller (BT-31) or its tax representative (BT-63)',
    'die Umsatzsteuer-Identifikationsnummer des Verkäufers (BT-31) oder seines Steuervertreters (BT-63)',
  ),
  'VAT of seller and buyer': texts(
    'the VAT identifiers of the seller (BT-31) or its tax representative (BT-63) and of the buyer (BT-48)',
    'die Umsatzsteuer-Identifikationsnummern des Verkäufers (BT-31) oder seines Steuervertreters (BT-63) und des Käufers (BT-48)',
  ),
  nobody: texts(
    'no VAT identifier of seller, tax representative or buyer (BT-31, BT-63, BT-48)',
    'keine Umsatzsteuer-Identifikationsnummer von Verkäufer, Steuervertreter oder Käufer (BT-31, BT-63, BT-48)',
  ),
};

const TERMS: Readonly<Record<VatFamily['parties'], readonly string[]>> = {
  seller: ['BT-31', 'BT-32', 'BT-63'],
  'seller and buyer': ['BT-31', 'BT-32', 'BT-63', 'BT-47', 'BT-48'],
  'VAT of seller': ['BT-31', 'BT-63'],
  'VAT of seller and buyer': ['BT-31', 'BT-63', 'BT-48'],
  nobody: ['BT-31', 'BT-63', 'BT-48'],
};

const PLACES = [
  { where: 'lines', number: '02', term: 'BT-151', name: texts('a line', 'einer Zeile') },
  { where: 'allowances', number: '03', term: 'BT-95', name: texts('a document level allowance', 'einem Nachlass der Rechnung') },
  { where: 'charges', number: '04', term: 'BT-102', name: texts('a document level charge', 'einem Zuschlag der Rechnung') },
] as const;

/** Whether a line is of the standard rate of VAT, not of another tax. */
const isVatUsed = (facts: Facts): boolean => linesOf(useOf(facts, 'S')).some(({ tax }) => tax.isVat);

/** -02, -03, -04: who must be identified where the category is used. */
export function partyRules(family: VatFamily): Rule[] {
  const { en, de } = named(family);
  const asked = ASKED[family.parties];
  return PLACES.map(({ where, number, term, name }) =>
    rule({
      id: `${family.prefix}-${number}`,
      terms: [term, ...TERMS[family.parties]],
      // Who is not identified is so in each place.
      follows: PLACES.filter((place) => place.number !== number).map((place) => `${family.prefix}-${place.number}`),
      text: texts(
        `An invoice with VAT category ${en} in ${name.en} (${term}) shall state ${asked.en}.`,
        `Eine Rechnung mit der Umsatzsteuerkategorie ${de} in ${name.de} (${term}) muss enthalten: ${asked.de}.`,
      ),
      message: texts(
        `VAT category ${en} in ${name.en} (${term}) asks for ${asked.en}; the invoice has it otherwise. Ask the seller for a corrected invoice.`,
        `Die Umsatzsteuerkategorie ${de} in ${name.de} (${term}) verlangt ${asked.de}; die Rechnung hat es anders. Den Verkäufer um eine berichtigte Rechnung bitten.`,
      ),
      check: (facts, report) => {
        if (!isUsed(facts, family, where)) return;
        const isTax = family.code !== 'S' || facts.s.binding === 'cii' || where !== 'lines' || isVatUsed(facts);
        if (!isTax || !IS_RIGHT[family.parties](facts)) report();
      },
    }),
  );
}

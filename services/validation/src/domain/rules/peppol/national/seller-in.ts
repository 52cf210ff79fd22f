import type { Stated, StatedParty } from '@smartap/en16931';
import { isSaid } from '../../presence.js';
import type { Facts } from '../../facts.js';
import { rule, type Rule, type Severity } from '../../rule.js';
import { texts, type Texts } from '../../texts.js';

/** In which country a party's address is. */
export const isIn = (party: StatedParty | undefined, country: string): boolean => party?.address?.country?.toUpperCase() === country;

const prefixOf = (party: StatedParty | undefined): string | undefined => party?.vatIds.find(isSaid)?.slice(0, 2).toUpperCase();

/** The seller's country by its VAT id, else its address. */
export const ownCountry = ({ s: { seller } }: Facts): Stated => prefixOf(seller) ?? seller?.address?.country?.toUpperCase();

/** The seller's country by its VAT id, else its representative's, else its address. */
export const sellerCountry = ({ s: { seller, taxRepresentative } }: Facts): Stated =>
  prefixOf(seller) ?? prefixOf(taxRepresentative) ?? seller?.address?.country?.toUpperCase();

/** The buyer's country by its VAT id, else its address. */
export const buyerCountry = ({ s: { buyer } }: Facts): Stated => prefixOf(buyer) ?? buyer?.address?.country?.toUpperCase();

/** What a national rule says beside what it asks. */
export interface NationalParts {
  readonly severity?: Severity;
  readonly follows?: readonly string[];
  /** Besides what is true of all rules of the country: whom or what the rule is about. */
  readonly when?: (facts: Facts) => boolean;
}

export type AsksNationally = (
  id: string,
  terms: readonly string[],
  asked: readonly [en: string, de: string],
  isRight: (facts: Facts) => boolean,
  parts?: NationalParts,
) => Rule;

/**
 * Rules that Peppol asks of sellers of one country, by the name of it.
 *
 * @param isFor whether an invoice is of such a seller
 */
export function asksSellersIn(country: Texts, isFor: (facts: Facts) => boolean): AsksNationally {
  return (id, terms, [en, de], isRight, { severity = 'fatal', follows = [], when } = {}) =>
    rule({
      id,
      severity,
      terms,
      follows,
      text: texts(`Of a seller in ${country.en}, ${en} (${terms.join(', ')}).`, `Bei einem Verkäufer in ${country.de}: ${de} (${terms.join(', ')}).`),
      message: texts(
        `Of a seller in ${country.en}, Peppol asks: ${en} (${terms.join(', ')}). The invoice has it otherwise; ask the seller for a corrected invoice.`,
        `Von einem Verkäufer in ${country.de} verlangt Peppol: ${de} (${terms.join(', ')}). Die Rechnung hat es anders; den Verkäufer um eine berichtigte Rechnung bitten.`,
      ),
      check: (facts, report) => {
        if (isFor(facts) && (when === undefined || when(facts)) && !isRight(facts)) report();
      },
    });
}

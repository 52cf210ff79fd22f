import { texts, type Texts } from '../../texts.js';

/** A VAT category with what its rules ask. */
export interface VatFamily {
  /** Of its rules: `BR-S`. */
  readonly prefix: string;
  /** UNTDID 5305. */
  readonly code: string;
  readonly name: Texts;
  /** How often it stands in the breakdown when it is used. */
  readonly rows: 'some' | 'one';
  /** Who must be identified for tax, or must not. */
  readonly parties: 'seller' | 'seller and buyer' | 'VAT of seller' | 'VAT of seller and buyer' | 'nobody';
  readonly rate: 'positive' | 'zero' | 'zero or positive' | 'none';
  /** Whether rows are told apart by their rate, their tax reckoned; else the tax is 0. */
  readonly isTaxed: boolean;
  readonly exemption: 'none' | 'required';
}

/** The name of a family's category in a text. */
export const named = ({ code, name }: VatFamily): Texts => texts(`${code} (${name.en})`, `${code} (${name.de})`);

import { texts } from '../../texts.js';
import { familyRules } from './family-rules.js';

/** The buyer owes the VAT: BR-AE. */
export const REVERSE_CHARGE = familyRules({
  prefix: 'BR-AE',
  code: 'AE',
  name: texts('reverse charge', 'Umkehrung der Steuerschuld'),
  rows: 'one',
  parties: 'seller and buyer',
  rate: 'zero',
  isTaxed: false,
  exemption: 'required',
});

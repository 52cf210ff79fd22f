import { texts } from '../../texts.js';
import { familyRules } from './family-rules.js';

/** Exempt from VAT: BR-E. */
export const EXEMPT = familyRules({
  prefix: 'BR-E',
  code: 'E',
  name: texts('exempt from VAT', 'steuerbefreit'),
  rows: 'one',
  parties: 'seller',
  rate: 'zero',
  isTaxed: false,
  exemption: 'required',
});

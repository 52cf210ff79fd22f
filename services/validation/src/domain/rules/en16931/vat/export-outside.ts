import { texts } from '../../texts.js';
import { familyRules } from './family-rules.js';

/** Exports out of the EU: BR-G. */
export const EXPORT_OUTSIDE = familyRules({
  prefix: 'BR-G',
  code: 'G',
  name: texts('export outside the EU', 'Ausfuhr aus der EU'),
  rows: 'one',
  parties: 'VAT of seller',
  rate: 'zero',
  isTaxed: false,
  exemption: 'required',
});

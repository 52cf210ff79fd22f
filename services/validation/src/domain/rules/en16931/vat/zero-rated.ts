import { texts } from '../../texts.js';
import { familyRules } from './family-rules.js';

/** Zero rated goods: BR-Z. */
export const ZERO_RATED = familyRules({
  prefix: 'BR-Z',
  code: 'Z',
  name: texts('zero rated', 'Nullsatz'),
  rows: 'one',
  parties: 'seller',
  rate: 'zero',
  isTaxed: false,
  exemption: 'none',
});

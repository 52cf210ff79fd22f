import { texts } from '../../texts.js';
import { familyRules } from './family-rules.js';

/** The standard rate, and every reduced one: BR-S. */
export const STANDARD_RATED = familyRules({
  prefix: 'BR-S',
  code: 'S',
  name: texts('standard rated', 'Normalsatz'),
  rows: 'some',
  parties: 'seller',
  rate: 'positive',
  isTaxed: true,
  exemption: 'none',
});

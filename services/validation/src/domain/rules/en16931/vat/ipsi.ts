import { texts } from '../../texts.js';
import { familyRules } from './family-rules.js';

/** The tax of Ceuta and Melilla: BR-AG (in the standard also BR-IP). */
export const IPSI = familyRules({
  prefix: 'BR-AG',
  code: 'M',
  name: texts('IPSI', 'IPSI'),
  rows: 'some',
  parties: 'seller',
  rate: 'zero or positive',
  isTaxed: true,
  exemption: 'none',
});

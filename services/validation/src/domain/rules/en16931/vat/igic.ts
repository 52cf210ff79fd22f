import { texts } from '../../texts.js';
import { familyRules } from './family-rules.js';

/** The tax of the Canary Islands: BR-AF (in the standard also BR-IG). */
export const IGIC = familyRules({
  prefix: 'BR-AF',
  code: 'L',
  name: texts('IGIC', 'IGIC'),
  rows: 'some',
  parties: 'seller',
  rate: 'zero or positive',
  isTaxed: true,
  exemption: 'none',
});

import type { Rule } from '../../rule.js';
import type { VatFamily } from './family.js';
import { partyRules } from './parties.js';
import { rateRules } from './rate.js';
import { rowRules } from './rows.js';
import { useRule } from './use.js';

/** The ten rules that every VAT category has. */
export function familyRules(family: VatFamily): Rule[] {
  return [useRule(family), ...partyRules(family), ...rateRules(family), ...rowRules(family)];
}

import { ALLOWANCE_RULES, ofPercentage } from '../peppol/allowances.js';
import { LINE_RULES, ofLineNet } from '../peppol/lines.js';
import { PARTY_RULES } from '../peppol/parties.js';
import { PROCESS_GIVEN } from '../peppol/process.js';
import { SLACK_OF_XRECHNUNG } from '../peppol/slack.js';
import { TOTAL_RULES } from '../peppol/totals.js';
import type { Rule } from '../rule.js';

/** What XRechnung has otherwise than Peppol: how exact amounts must be, and that the net amount of a line is only told. */
const OTHERWISE: readonly Rule[] = [ofPercentage(SLACK_OF_XRECHNUNG), { ...ofLineNet(SLACK_OF_XRECHNUNG), severity: 'warning' }];
const isOtherwise = ({ id }: Rule): boolean => OTHERWISE.some((other) => other.id === id);

/** The rules of Peppol that XRechnung asks too. */
export const OF_PEPPOL: readonly Rule[] = [
  PROCESS_GIVEN,
  ...[...PARTY_RULES, ...ALLOWANCE_RULES, ...TOTAL_RULES, ...LINE_RULES].filter((each) => !isOtherwise(each)),
  ...OTHERWISE,
];

import type { StatedAllowance } from '@smartap/en16931';
import type { Facts } from '../facts.js';
import { atLine } from '../presence.js';
import { orZero } from '../reckon.js';
import type { Rule } from '../rule.js';
import { asksOf } from './asks.js';
import { SLACK, type Slack } from './slack.js';

/** A rule over every allowance and charge, of the document and of lines. */
const over =
  (isRight: (each: StatedAllowance, facts: Facts) => boolean): Rule['check'] =>
  (facts, report) => {
    const { allowances, charges, unmarkedAllowances, lines } = facts.s;
    allowances.forEach((each, index) => {
      if (!isRight(each, facts)) report({ place: { group: 'allowance', index } });
    });
    charges.forEach((each, index) => {
      if (!isRight(each, facts)) report({ place: { group: 'charge', index } });
    });
    for (const each of unmarkedAllowances) if (!isRight(each, facts)) report();
    lines.forEach((line, index) =>
      [...line.allowances, ...line.charges].forEach((each) => {
        if (!isRight(each, facts)) report({ place: atLine(line, index) });
      }),
    );
  };

/** R040, with what an amount may be off. */
export const ofPercentage = (slack: Slack): Rule =>
  asksOf(
    'R040',
    ['BT-92', 'BT-99', 'BT-136', 'BT-141'],
    [
      'the amount of an allowance or charge shall be base × percentage, where both are given',
      'der Betrag eines Nachlasses oder Zuschlags muss Basis × Prozentsatz sein, wo beide genannt sind',
    ],
    over((each, { s, amount }) => {
      const [base, percentage] = [amount(each.baseAmount), amount(each.percentage)];
      return base === undefined || percentage === undefined || orZero(amount(each.amount)).minus(base.times(percentage).div(100)).abs().lte(slack(s));
    }),
  );

/** What Peppol asks of allowances and charges. */
export const ALLOWANCE_RULES: readonly Rule[] = [
  ofPercentage(SLACK),
  asksOf(
    'R041',
    ['BT-93', 'BT-94', 'BT-100', 'BT-137', 'BT-142'],
    ['a percentage shall have its base amount', 'ein Prozentsatz muss seinen Grundbetrag haben'],
    over(({ percentage, baseAmount }) => percentage === undefined || baseAmount !== undefined),
  ),
  asksOf(
    'R042',
    ['BT-93', 'BT-94', 'BT-101', 'BT-138', 'BT-143'],
    ['a base amount shall have its percentage', 'ein Grundbetrag muss seinen Prozentsatz haben'],
    over(({ percentage, baseAmount }) => baseAmount === undefined || percentage !== undefined),
  ),
];

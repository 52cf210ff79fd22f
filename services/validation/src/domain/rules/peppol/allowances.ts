import type { StatedAllowance } from '@smartap/en16931';
import type { Facts } from '../facts.js';
import { atLine } from '../presence.js';
import type { Rule } from '../rule.js';
import { asks, asksOf } from './asks.js';
import { SLACK } from './slack.js';

/** A rule over every allowance and charge, of the document and of lines. */
const over = (isRight: (each: StatedAllowance, facts: Facts) => boolean): Rule['check'] => (facts, report) => {
  const { allowances, charges, lines } = facts.s;
  allowances.forEach((each, index) => { if (!isRight(each, facts)) report({ place: { group: 'allowance', index } }); });
  charges.forEach((each, index) => { if (!isRight(each, facts)) report({ place: { group: 'charge', index } }); });
  lines.forEach((line, index) => [...line.allowances, ...line.charges].forEach((each) => { if (!isRight(each, facts)) report({ place: atLine(line, index) }); }));
};

/** What Peppol asks of allowances and charges. */
export const ALLOWANCE_RULES: readonly Rule[] = [
  asksOf('R040', ['BT-92', 'BT-99', 'BT-136', 'BT-141'], ['the amount of an allowance or charge shall be base × percentage, where both are given', 'der Betrag eines Nachlasses oder Zuschlags muss Basis × Prozentsatz sein, wo beide genannt sind'], over((each, { amount }) => {
    const [is, base, percentage] = [amount(each.amount), amount(each.baseAmount), amount(each.percentage)];
    return is === undefined || base === undefined || percentage === undefined || is.minus(base.times(percentage).div(100)).abs().lte(SLACK);
  })),
  asksOf('R041', ['BT-93', 'BT-94', 'BT-100', 'BT-137', 'BT-142'], ['a percentage shall have its base amount', 'ein Prozentsatz muss seinen Grundbetrag haben'], over(({ percentage, baseAmount }) => percentage === undefined || baseAmount !== undefined)),
  asksOf('R042', ['BT-93', 'BT-94', 'BT-101', 'BT-138', 'BT-143'], ['a base amount shall have its percentage', 'ein Grundbetrag muss seinen Prozentsatz haben'], over(({ percentage, baseAmount }) => baseAmount === undefined || percentage !== undefined)),
  asks('R043', ['BG-20', 'BG-21'], ['it shall be told whether it is an allowance or a charge', 'es muss gesagt sein, ob es ein Nachlass oder ein Zuschlag ist'], ({ s }) => s.unmarkedAllowances.length === 0),
];

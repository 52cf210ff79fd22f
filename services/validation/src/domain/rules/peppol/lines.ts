import type { StatedLine } from '@smartap/en16931';
import { dec, fixed, ZERO, type Decimal } from '@smartap/runtime';
import type { Facts } from '../facts.js';
import { atLine } from '../presence.js';
import { cents, orZero } from '../reckon.js';
import { rule, type Rule } from '../rule.js';
import { texts } from '../texts.js';
import { asksOf } from './asks.js';
import { SLACK, type Slack } from './slack.js';

const ONE = dec(1);
const orOne = (value: Decimal | undefined): Decimal => value ?? ONE;

/** Quantity × price ÷ base + charges − allowances. A price that is missing is nothing; a quantity or base that is missing is one. */
function lineNet({ amount }: Facts, line: StatedLine): Decimal {
  const base = orOne(amount(line.priceBase));
  const sum = (list: StatedLine['charges']): Decimal => cents(list.reduce<Decimal>((total, each) => total.plus(orZero(amount(each.amount))), ZERO));
  const gross = orOne(amount(line.quantity)).times(orZero(amount(line.price)));
  return (base.eq(0) ? gross : gross.div(base)).plus(sum(line.charges)).minus(sum(line.allowances));
}

/** R120, with what an amount may be off. */
export const ofLineNet = (slack: Slack): Rule =>
  rule({
    id: 'PEPPOL-EN16931-R120',
    terms: ['BT-131', 'BT-129', 'BT-146', 'BT-149', 'BT-141', 'BT-136'],
    text: texts(
      'The net amount of a line (BT-131) shall be quantity × (price ÷ base quantity) + charges − allowances.',
      'Der Nettobetrag einer Zeile (BT-131) muss Menge × (Preis ÷ Basismenge) + Zuschläge − Nachlässe sein.',
    ),
    message: texts(
      'The net amount of the line (BT-131) is stated as {stated}, but quantity × price + charges − allowances is {computed}. Compare with the order; ask the seller for a corrected invoice.',
      'Der Nettobetrag der Zeile (BT-131) ist mit {stated} angegeben, Menge × Preis + Zuschläge − Nachlässe sind aber {computed}. Mit der Bestellung vergleichen; den Verkäufer um eine berichtigte Rechnung bitten.',
    ),
    check: (facts, report) =>
      facts.s.lines.forEach((line, index) => {
        const [stated, computed] = [orZero(facts.amount(line.net)), lineNet(facts, line)];
        if (stated.minus(computed).abs().lte(slack(facts.s))) return;
        report({
          place: atLine(line, index),
          values: { stated: line.net ?? '—', computed: fixed(computed, 2) },
          expected: fixed(computed, 2),
          actual: line.net ?? '',
        });
      }),
  });

const day = (date: string): string => date.replaceAll('-', '').slice(0, 8);

const overLines =
  (isRight: (line: StatedLine, facts: Facts) => boolean): Rule['check'] =>
  (facts, report) =>
    facts.s.lines.forEach((line, index) => {
      if (!isRight(line, facts)) report({ place: atLine(line, index) });
    });

/** Whether a line's period keeps to the invoice's, at one end; where one of both says nothing, it does. */
const within = (end: 'start' | 'end', isInside: (line: string, invoice: string) => boolean) =>
  overLines(({ periods }, { s }) => {
    const limit = s.periods.find((period) => period[end])?.[end];
    return limit === undefined || periods.every((period) => !period[end] || isInside(day(period[end]), day(limit)));
  });

/** What Peppol asks of lines and prices. */
export const LINE_RULES: readonly Rule[] = [
  asksOf(
    'R046',
    ['BT-146', 'BT-147', 'BT-148'],
    ['the net price of an item shall be its gross price − discount', 'der Nettopreis eines Artikels muss Bruttopreis − Nachlass sein'],
    overLines(({ price, grossPrice, priceDiscount }, { amount }) => {
      const [net, gross] = [amount(price), amount(grossPrice)];
      return gross === undefined || net?.eq(gross.minus(orZero(amount(priceDiscount)))) === true;
    }),
  ),
  asksOf(
    'R110',
    ['BT-134', 'BT-73'],
    ['the period of a line shall not start before that of the invoice', 'der Zeitraum einer Zeile darf nicht vor dem der Rechnung beginnen'],
    within('start', (line, invoice) => line >= invoice),
  ),
  asksOf(
    'R111',
    ['BT-135', 'BT-74'],
    ['the period of a line shall not end after that of the invoice', 'der Zeitraum einer Zeile darf nicht nach dem der Rechnung enden'],
    within('end', (line, invoice) => line <= invoice),
  ),
  ofLineNet(SLACK),
];

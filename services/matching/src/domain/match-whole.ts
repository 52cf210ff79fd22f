import { lineText } from './judge/to-text.js';
import type { PartOutcome } from './judge/match-part.js';
import { classOf } from './judge/verdicts.js';
import { words, type Words } from './judge/words.js';
import type { BillRates, MatchFacts } from './match-facts.js';
import { LineMatcher, type LineOutcome } from './match-lines.js';
import type { Bill } from './model/bill.js';
import { fixedText, NONE, plainText, ratio, rounded, sign, total } from './model/ratio.js';
import { availableOf, leftOf, priceOf, standingOf } from './model/standing.js';

/** An invoice of which only the totals are known: its net must be the open value of its order. */
export function matchWhole(bill: Bill, facts: MatchFacts, rates: BillRates, places: number): LineOutcome[] {
  const net = ratio(bill.netTotal ?? '0');
  const line = {
    id: 'total',
    quantity: '1',
    unit: null,
    price: null,
    baseQuantity: '1',
    allowance: '0',
    charge: '0',
    net: plainText(net),
    order: null,
    orderLine: null,
    name: 'the whole invoice',
  };
  const whole: Bill = { ...bill, lines: [line] };
  const order = facts.orders.find((each) => each.status !== 'cancelled' && (bill.order === null || each.number === bill.order.trim()));
  const held = (target: Parameters<LineMatcher['match']>[0][number]): LineOutcome[] => new LineMatcher(whole, facts, rates, places).match([target]);
  if (!order) return held({ kind: 'unknownOrder', order: bill.order ?? undefined });
  const rate = rates.to(order.currency);
  const [firstLine] = order.lines;
  if (!rate && firstLine) return held({ kind: 'paired', parts: [{ paired: { order, line: firstLine }, quantity: undefined }], found: false });
  if (!rate) return held({ kind: 'none' });
  const open = order.lines.map((ordered) => {
    const standing = standingOf({ order, line: ordered }, facts.balances.of(order.number, ordered.line));
    return { ordered, price: priceOf(ordered).div(rate), available: availableOf(standing), left: leftOf(standing) };
  });
  const value = (quantity: 'available' | 'left') => rounded(total(open.map((item) => item[quantity].mul(item.price))), places);
  const told = (id: string, verdict: PartOutcome['verdict'], part: 'payableNow' | 'awaiting' | 'disputed', amount: typeof net, text: Words) => {
    const outcome: PartOutcome = {
      verdict,
      class: classOf(verdict),
      payableNow: NONE,
      awaiting: NONE,
      disputed: NONE,
      allocated: NONE,
      agreed: NONE,
      decisions: [],
      [part]: amount,
    };
    const { allocated: _, decisions: __, ...own } = lineText(id, outcome, places, undefined, text);
    return { line: { ...own, orderNumber: order.number }, class: outcome.class, allocations: [], agreed: [] };
  };
  const amount = `${fixedText(net, places)} ${bill.currency}`;
  if (!bill.credit && value('available').equals(net)) {
    return open
      .filter(({ available }) => sign(available) > 0)
      .map(({ ordered, price, available }, index) => {
        const id = `total${index === 0 ? '' : `-${index + 1}`}`;
        const part = plainText(rounded(available.mul(price), places));
        const base = told(
          index === 0 ? 'total' : id,
          'MATCHED',
          'payableNow',
          index === 0 ? net : NONE,
          words(
            `The net total ${amount} is the value of what was received of order ${order.number} and not billed.`,
            () => `Die Nettosumme ${amount} ist der Wert dessen, was von Bestellung ${order.number} eingegangen und nicht berechnet ist.`,
          ),
        );
        return {
          ...base,
          allocations: [
            {
              lineId: `total-${index + 1}`,
              orderNumber: order.number,
              orderLine: ordered.line,
              quantity: plainText(available),
              amount: part,
              value: fixedText(ratio(part).mul(rate), 4),
              kind: 'goods' as const,
            },
          ],
        };
      });
  }
  if (!bill.credit && value('left').equals(net)) {
    return [
      told(
        'total',
        'AWAITING_RECEIPT',
        'awaiting',
        net,
        words(
          `The net total ${amount} is the open value of order ${order.number}; goods worth ${fixedText(value('available'), places)} have been received.`,
          () =>
            `Die Nettosumme ${amount} ist der offene Wert von Bestellung ${order.number}; Ware für ${fixedText(value('available'), places)} ist eingegangen.`,
        ),
      ),
    ];
  }
  return [
    told(
      'total',
      'UNLINKED',
      'disputed',
      net,
      words(
        `The net total ${amount} is not the open value of order ${order.number} (${fixedText(value('left'), places)}), and no lines could be read.`,
        () =>
          `Die Nettosumme ${amount} ist nicht der offene Wert von Bestellung ${order.number} (${fixedText(value('left'), places)}), und Positionen waren nicht zu lesen.`,
      ),
    ),
  ];
}

import type { OrderInput } from '@smartap/contracts';
import { dec } from '@smartap/runtime';
import { more, NONE, plainText, ratio, settled, total } from '../model/ratio.js';
import { standingOf } from '../model/standing.js';
import { lessReturns, receiptUse } from './receipt-use.js';

/** What came of an order, the oldest first, and what invoices take of it, in order of arrival. Quantities in the units of the order lines. */
export interface OrderMoves {
  readonly receipts: readonly {
    readonly receipt: string;
    readonly line: string;
    readonly orderLine: string;
    readonly quantity: string;
    readonly rejected: string;
    readonly accepted: string;
    readonly returnedForGood: string;
  }[];
  readonly taken: readonly { readonly invoiceId: string; readonly orderLine: string; readonly quantity: string; readonly namedReceipts: readonly string[] }[];
  /** Sent and not received yet. */
  readonly underway: readonly { readonly orderLine: string; readonly quantity: string }[];
}

/** Where one line of an order stands. */
export interface LineBalance {
  readonly line: string;
  readonly unit: string;
  readonly ordered: string;
  readonly received: string;
  readonly billed: string;
  readonly billable: string;
  /** Sent by despatch advices and not received yet; absent: nothing. */
  readonly announced?: string;
  readonly receipts: {
    readonly receipt: string;
    readonly line: string;
    readonly quantity: string;
    readonly usedBy: { readonly invoiceId: string; readonly quantity: string }[];
  }[];
}

type Received = OrderMoves['receipts'][number];

const keyOf = ({ receipt, line }: Received): string => `${receipt}/${line}`;

/** Where each line of an order stands, and which receipt lines invoices use: those they name, then the oldest. */
export function balanceOf(order: OrderInput, moves: OrderMoves): LineBalance[] {
  return order.lines.map((ordered) => {
    const basis = ordered.basis ?? order.basis;
    const receipts = moves.receipts.filter(({ orderLine }) => orderLine === ordered.line);
    const taken = moves.taken.filter(({ orderLine }) => orderLine === ordered.line);
    const counting = (own: Received, by: typeof basis) =>
      by === 'accepted' && !own.quantity.startsWith('-') ? ratio(own.accepted) : ratio(own.quantity).sub(ratio(own.rejected));
    const sumOf = (by: typeof basis): string => plainText(more(NONE, total(receipts.map((own) => counting(own, by)))));
    const billed = total(taken.map(({ quantity }) => ratio(quantity)));
    const supply = {
      received: dec(sumOf('received')),
      accepted: dec(sumOf('accepted')),
      returnedForGood: dec(plainText(total(receipts.map((own) => ratio(own.returnedForGood))))),
      billed: dec(plainText(billed)),
    };
    const standing = standingOf({ order, line: ordered }, supply);
    const announced = moves.underway.find(({ orderLine }) => orderLine === ordered.line);
    const came = lessReturns(receipts.map((own) => ({ key: keyOf(own), quantity: counting(own, basis) })));
    const uses = receiptUse(
      came,
      taken.map(({ invoiceId, quantity, namedReceipts }) => ({
        id: invoiceId,
        quantity: ratio(quantity),
        names: (key) => namedReceipts.some((name) => key.startsWith(`${name}/`)),
      })),
    );
    return {
      line: ordered.line,
      unit: ordered.unit,
      ordered: plainText(more(NONE, ratio(ordered.quantity).sub(ratio(supply.returnedForGood)))),
      received: sumOf(basis === 'accepted' ? 'accepted' : 'received'),
      billed: plainText(billed),
      billable: plainText(more(NONE, settled(standing.basis.sub(standing.billed)))),
      ...(announced ? { announced: plainText(ratio(announced.quantity)) } : {}),
      receipts: receipts
        .filter((own) => came.has(keyOf(own)))
        .map((own) => ({
          receipt: own.receipt,
          line: own.line,
          quantity: plainText(came.get(keyOf(own)) ?? NONE),
          usedBy: uses.filter(({ receiptLine }) => receiptLine === keyOf(own)).map(({ id, quantity }) => ({ invoiceId: id, quantity: plainText(quantity) })),
        })),
    };
  });
}

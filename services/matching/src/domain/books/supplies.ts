import type { OrderInput } from '@smartap/contracts';
import { more, NONE, plainText, ratio, total, type Ratio } from '../model/ratio.js';

/** One line of a goods receipt with what became of it. */
export interface ReceiptLine {
  readonly receipt: string;
  readonly line: string;
  readonly orderNumber: string;
  readonly orderLine: string;
  readonly quantity: string;
  accepted: string;
  rejected: string;
  returned: Ratio;
  returnedForGood: Ratio;
}

/** What came of each order line, and what became of it. */
export class Supplies {
  private readonly lines: ReceiptLine[] = [];

  receive(
    receipt: string,
    lines: readonly { line: string; orderNumber: string; orderLine: string; quantity: string; accepted?: string | undefined; rejected?: string | undefined }[],
  ): void {
    for (const line of lines)
      this.lines.push({ ...line, receipt, accepted: line.accepted ?? '0', rejected: line.rejected ?? '0', returned: NONE, returnedForGood: NONE });
  }

  /** Replaces what an inspection found of a receipt line. */
  inspect(receipt: string, line: string, accepted: string, rejected: string): string[] {
    return this.change(receipt, line, (own) => Object.assign(own, { accepted, rejected }));
  }

  giveBack(receipt: string, line: string, quantity: string, forGood: boolean): string[] {
    return this.change(receipt, line, (own) => {
      own.returned = own.returned.add(ratio(quantity));
      if (forGood) own.returnedForGood = own.returnedForGood.add(ratio(quantity));
    });
  }

  private change(receipt: string, line: string, how: (own: ReceiptLine) => unknown): string[] {
    const found = this.lines.filter((own) => own.receipt === receipt && own.line === line);
    for (const own of found) how(own);
    return found.map((own) => own.orderNumber);
  }

  of(orderNumber: string, orderLine: string): readonly ReceiptLine[] {
    return this.lines.filter((own) => own.orderNumber === orderNumber && own.orderLine === orderLine);
  }

  /** What counts of a receipt line by a basis. */
  static counting(own: ReceiptLine, basis: OrderInput['basis']): Ratio {
    const kept = basis === 'accepted' ? ratio(own.accepted) : ratio(own.quantity).sub(ratio(own.rejected));
    return kept.sub(own.returned);
  }

  /** The sums of an order line, as the ledger has them. */
  row(orderNumber: string, orderLine: string): { received: string; accepted: string; returnedForGood: string; returned: Ratio } {
    const own = this.of(orderNumber, orderLine);
    const sumOf = (basis: OrderInput['basis']): string => plainText(more(NONE, total(own.map((line) => Supplies.counting(line, basis)))));
    return {
      received: sumOf('received'),
      accepted: sumOf('accepted'),
      returnedForGood: plainText(total(own.map((line) => line.returnedForGood))),
      returned: total(own.map((line) => line.returned)),
    };
  }
}

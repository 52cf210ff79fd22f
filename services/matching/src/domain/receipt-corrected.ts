import type { ReceiptInput } from '@smartap/contracts';
import { ratio } from './model/ratio.js';

/** Whether a newer version of a receipt says otherwise of what came. What an inspection found of it, and who posted it when, is no correction. */
export function isCorrected(before: ReceiptInput, after: ReceiptInput): boolean {
  if (before.lines.length !== after.lines.length) return true;
  const earlier = new Map(before.lines.map((line) => [line.line, line]));
  return after.lines.some(({ line, orderNumber, orderLine, quantity, unit }) => {
    const own = earlier.get(line);
    return own?.orderNumber !== orderNumber || own.orderLine !== orderLine || own.unit !== unit || !ratio(own.quantity).equals(ratio(quantity));
  });
}

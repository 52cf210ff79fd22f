import { foldedNumber } from './canonical-number.js';

/** Whether one slip of the keyboard makes one text the other: a character more, less, another, or two swapped (Damerau). */
export function isOneSlip(a: string, b: string): boolean {
  if (a.length > b.length) return isOneSlip(b, a);
  if (b.length - a.length > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  if (a.length < b.length) return a.slice(at) === b.slice(at + 1);
  const isSwapped = a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
  return isSwapped || a.slice(at + 1) === b.slice(at + 1);
}

/** Whether two canonical numbers may be one, keyed or read wrongly. */
export function areNear(a: string, b: string): boolean {
  if (a === '' || b === '') return false;
  return isOneSlip(a, b) || foldedNumber(a) === foldedNumber(b) || a.includes(b) || b.includes(a);
}

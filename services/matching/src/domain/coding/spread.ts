import type { CodingShare, LineCoding } from '@smartap/contracts';
import { dec, plain, roundTo, sum, ZERO } from '@smartap/runtime';

type Booked = LineCoding['parts'];

const WHOLE = '100';

/** A part that stands alone and says no share takes all. */
export const sharesOf = (parts: readonly CodingShare[]): readonly CodingShare[] =>
  parts.length === 1 ? parts.map((part) => (part.percent === undefined && part.amount === undefined ? { ...part, percent: WHOLE } : part)) : parts;

/**
 * The amounts of the parts of a line; they make its net amount exactly. Percentages are rounded as they add up, so no cent is lost or
 * made.
 *
 * @returns what is wrong, in words, where the shares do not make the line
 */
export function spread(given: readonly CodingShare[], net: string, places: number): Booked | string {
  const parts = sharesOf(given);
  if (parts.every(({ amount, percent }) => amount !== undefined && percent === undefined)) return byAmount(parts, net, places);
  if (parts.some(({ amount, percent }) => amount !== undefined || percent === undefined)) return 'say of each part its percentage, or of each its amount.';
  const whole = sum(parts.map(({ percent = '0' }) => percent));
  if (!whole.eq(WHOLE) || parts.some(({ percent = '0' }) => dec(percent).lte(0))) return `its percentages make ${plain(whole)}; they are above 0 and make 100.`;
  let share = ZERO;
  let booked = ZERO;
  return parts.map((part) => {
    share = share.plus(part.percent ?? '0');
    const upTo = share.eq(WHOLE) ? dec(net) : roundTo(dec(net).times(share).div(WHOLE), places);
    const amount = upTo.minus(booked);
    booked = upTo;
    return bookedPart(part, plain(amount));
  });
}

function byAmount(parts: readonly CodingShare[], net: string, places: number): Booked | string {
  const isBookable = (amount: string): boolean => roundTo(amount, places).eq(amount);
  if (isBookable(net) && !parts.every(({ amount = '0' }) => isBookable(amount))) return `its amounts have at most ${places} decimals.`;
  const made = sum(parts.map(({ amount = '0' }) => amount));
  return made.eq(net) ? parts.map((part) => bookedPart(part, plain(part.amount ?? '0'))) : `its parts make ${plain(made)}; the line is ${plain(net)}.`;
}

const bookedPart = ({ glAccount, costCenter, project }: CodingShare, amount: string): Booked[number] => ({
  glAccount,
  costCenter,
  ...(project === undefined ? {} : { project }),
  amount,
});

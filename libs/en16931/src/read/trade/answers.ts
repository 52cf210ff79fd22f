import type { AnsweredLine, ChangedOrderLine, OrderAnswer } from './trade-document.js';
import { tableOf } from '../table-of.js';

/** Codes for the whole answer: UNTDID 4343 (UBL since 2.1), 1225 (BIS 28A), 1373 as Order-X uses it. */
const WHOLE = tableOf<OrderAnswer>({
  AP: 'accepted',
  AD: 'accepted',
  CA: 'changed',
  AC: 'changed',
  RE: 'rejected',
  AB: 'acknowledged',
  '29': 'accepted',
  '30': 'changed',
  '27': 'rejected',
  '1': 'accepted',
  '3': 'changed',
  '8': 'rejected',
});

/** Codes for a line: UNTDID 1229. A line that is delivered already stands as it was ordered. */
const LINE = tableOf<AnsweredLine['answer']>({ '1': 'added', '3': 'changed', '5': 'accepted', '7': 'rejected', '42': 'accepted' });

/** The answer to a line by its code; without one it is as it says. */
export const lineAnswer = (code: string | undefined): AnsweredLine['answer'] => LINE[code ?? ''] ?? 'changed';

/** The answer to the whole: as stated, else what the lines come to; undefined where neither says anything. */
export function wholeAnswer(code: string | undefined, lines: readonly AnsweredLine[]): OrderAnswer | undefined {
  const stated = WHOLE[code ?? ''];
  if (stated !== undefined) return stated;
  const [first, ...others] = lines.map(({ answer }) => answer);
  if (first === undefined) return undefined;
  return first !== 'added' && others.every((answer) => answer === first) ? first : 'changed';
}

/** Codes for a line of a change: UNTDID 1229. A line that is opened again has the terms stated with it. */
const CHANGE = tableOf<ChangedOrderLine['change']>({
  '1': 'added',
  '2': 'cancelled',
  '3': 'changed',
  '4': 'unchanged',
  '5': 'unchanged',
  '7': 'cancelled',
  '42': 'unchanged',
  '74': 'changed',
});

/** What becomes of a line by its code; without one it is as it says. */
export const lineChange = (code: string | undefined): ChangedOrderLine['change'] => CHANGE[code ?? ''] ?? 'changed';

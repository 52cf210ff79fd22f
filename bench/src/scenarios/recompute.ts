import { isDeepStrictEqual } from 'node:util';
import { receiptFor, type Receipt } from '@smartap/approval/domain';
import type { Deviation } from './kit.js';

/** Whether a receipt, as it is stored, makes the same bytes again. */
export function recomputed({ inputs, inputsHash, text }: Receipt, at: string): Deviation[] {
  const again = receiptFor(JSON.parse(JSON.stringify(inputs)) as Receipt['inputs']);
  return again.text === text && again.inputsHash === inputsHash ? [] : [{ at: `${at} receipt`, expected: text, got: again.text }];
}

/** Whether playing the same again, from a copy of the inputs, says the same to the byte. */
export function replayed<Input>(input: Input, play: (input: Input) => unknown, at: string): Deviation[] {
  const [first, second] = [play(input), play(JSON.parse(JSON.stringify(input)) as Input)].map((outcome) => JSON.stringify(outcome));
  return isDeepStrictEqual(first, second) ? [] : [{ at: `${at} replay`, expected: first ?? '', got: second ?? '' }];
}

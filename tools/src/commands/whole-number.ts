import { InvalidArgumentError } from 'commander';

/** A whole number from 1 to 99999, as an option of a command states it. */
export function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new InvalidArgumentError('Give a number from 1 to 99999.');
  return Number(text);
}

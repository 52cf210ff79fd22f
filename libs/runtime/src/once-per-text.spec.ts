import { expect, it, vi } from 'vitest';
import { oncePerText } from './once-per-text.js';

it('works out each text once, and nothing too', () => {
  const make = vi.fn((text: string) => (text === '' ? undefined : text.length));
  const lengthOf = oncePerText(make);
  expect(['four', '', 'four', '', 'five'].map(lengthOf)).toEqual([4, undefined, 4, undefined, 4]);
  expect(make).toHaveBeenCalledTimes(3);
});

it('forgets what it knows before it is too much', () => {
  const make = vi.fn((text: string) => text);
  const same = oncePerText(make);
  for (let index = 0; index < 5000; index += 1) same(`${index}`);
  same('0');
  expect(make).toHaveBeenCalledTimes(5000);
  same('one more');
  same('0');
  expect(make).toHaveBeenCalledTimes(5002);
});

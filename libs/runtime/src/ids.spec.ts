import { describe, expect, it } from 'vitest';
import { idFrom, madeAtMs, newId } from './ids.js';

describe(madeAtMs.name, () => {
  it('reads when an id was made, and nothing from ids of another kind', () => {
    expect(madeAtMs('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')).toBe(Date.parse('2022-02-22T19:22:22.000Z'));
    expect(Math.abs((madeAtMs(newId()) ?? 0) - Date.now())).toBeLessThan(5000);
    expect(madeAtMs(idFrom(newId(), 'x'))).toBeUndefined();
    expect(madeAtMs('nonsense')).toBeUndefined();
  });
});

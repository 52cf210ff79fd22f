import { describe, expect, it } from 'vitest';
import { Slots } from './slots.js';

describe(Slots.name, () => {
  it('runs so many at once, in the order they came, whether they fail or not', async () => {
    const sut = new Slots(2);
    const begun: number[] = [];
    const gates = Array.from({ length: 4 }, () => Promise.withResolvers<void>());
    const runs = gates.map((gate, i) =>
      sut.run(async () => {
        begun.push(i);
        await gate.promise;
      }),
    );
    await Promise.resolve();
    expect(begun).toEqual([0, 1]);
    gates[0]?.reject(new Error('one fails'));
    await expect(runs[0]).rejects.toThrow('one fails');
    expect(begun).toEqual([0, 1, 2]);
    for (const gate of gates) gate.resolve();
    await Promise.all(runs.slice(1));
    expect(begun).toEqual([0, 1, 2, 3]);
  });
});

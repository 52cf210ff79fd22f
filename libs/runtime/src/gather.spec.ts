import { describe, expect, it } from 'vitest';
import { Gather } from './gather.js';

const doubled = (items: readonly number[]): PromiseSettledResult<number>[] => items.map((item) => ({ status: 'fulfilled', value: item * 2 }));

/** Work that waits to be let go, and what it was given. */
function gated() {
  const batches: number[][] = [];
  const gates: PromiseWithResolvers<void>[] = [];
  const work = async (items: readonly number[]): Promise<PromiseSettledResult<number>[]> => {
    batches.push([...items]);
    const gate = Promise.withResolvers<void>();
    gates.push(gate);
    await gate.promise;
    return doubled(items);
  };
  return { batches, gates, work };
}

describe(Gather.name, () => {
  it('begins at once for one, and takes all who came meanwhile together', async () => {
    const { batches, gates, work } = gated();
    const sut = new Gather(work, { batch: 3, concurrency: 1 });
    const outs = [1, 2, 3, 4, 5].map((item) => sut.run(item));
    expect(batches).toEqual([[1]]);
    gates[0]?.resolve();
    await outs[0];
    await Promise.resolve();
    expect(batches).toEqual([[1], [2, 3, 4]]);
    gates[1]?.resolve();
    await outs[3];
    await Promise.resolve();
    gates[2]?.resolve();
    expect(await Promise.all(outs)).toEqual([2, 4, 6, 8, 10]);
    expect(batches).toEqual([[1], [2, 3, 4], [5]]);
  });

  it('has as many batches in hand as it may', () => {
    const { batches, work } = gated();
    const sut = new Gather(work, { batch: 2, concurrency: 2 });
    for (const item of [1, 2, 3, 4]) void sut.run(item);
    expect(batches).toEqual([[1], [2]]);
  });

  it('gives each its own failure, and a failure of the work to all of its batch and to no other', async () => {
    let calls = 0;
    const sut = new Gather<number, number>(
      async (items) => {
        calls += 1;
        if (calls === 1) throw new Error('all');
        return items.map((item) => (item === 3 ? { status: 'rejected', reason: new Error('three') } : { status: 'fulfilled', value: item }));
      },
      { batch: 9, concurrency: 1 },
    );
    const outs = await Promise.allSettled([1, 2, 3].map((item) => sut.run(item)));
    expect(outs.map((out) => (out.status === 'fulfilled' ? out.value : String(out.reason)))).toEqual(['Error: all', 2, 'Error: three']);
  });
});

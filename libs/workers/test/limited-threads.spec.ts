import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { isExceeded, LimitedThreads } from '../dist/index.js';

const folder = mkdtempSync(join(tmpdir(), 'workers-'));
const file = join(folder, 'body.mjs');
writeFileSync(
  file,
  `import { boundWebAssembly } from '${import.meta.resolve('../dist/index.js')}';
   boundWebAssembly();
   export default ({ text }) => text.toUpperCase();
   export const loop = () => { for (;;); };
   export const fill = () => { const kept = []; for (;;) kept.push({ number: kept.length }); };
   export const claim = async () => { const kept = []; for (;;) { kept.push(new ArrayBuffer(1024 * 1024)); await new Promise((resolve) => setTimeout(resolve, 1)); } };
   export const grow = () => { const memory = new WebAssembly.Memory({ initial: 1 }); for (;;) memory.grow(16); };
   export const fail = () => { throw new Error('it is damaged'); };`,
);
const limits = { file: pathToFileURL(file), most: 2, memoryMb: 32, outsideHeapMb: 64 };
// On a busy machine a thread alone may take seconds to start: only the job that never ends waits for the clock.
const [sut, hasty] = [new LimitedThreads({ ...limits, seconds: 60 }), new LimitedThreads({ ...limits, seconds: 6 })];
afterAll(async () => {
  await Promise.all([sut.close(), hasty.close()]);
  rmSync(folder, { recursive: true });
});

describe(LimitedThreads, () => {
  it('gives what a job gives, also where more wait than there are threads', async () => {
    expect(await Promise.all(['a', 'b', 'c', 'd'].map((text) => sut.run({ text })))).toEqual(['A', 'B', 'C', 'D']);
  });

  it.each([
    ['that never ends', 'loop', 'too slow', hasty],
    ['that fills its heap', 'fill', 'too large', sut],
    ['that takes memory outside its heap', 'claim', 'too large', sut],
    ['whose WebAssembly takes memory', 'grow', 'too large', sut],
  ] as const)('ends a job %s, and goes on with the next', async (_, name, exceeded, threads) => {
    const outcomes = await Promise.all([threads.run({}, name), threads.run({ text: 'a' }), threads.run({ text: 'b' })]);
    expect(outcomes).toEqual([exceeded, 'A', 'B']);
    expect(outcomes.map(isExceeded)).toEqual([true, false, false]);
  });

  it('throws what a job throws', async () => {
    await expect(sut.run({}, 'fail')).rejects.toThrow('it is damaged');
  });
});

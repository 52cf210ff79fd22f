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
const sut = new LimitedThreads({ file: pathToFileURL(file), most: 2, seconds: 2, memoryMb: 32, outsideHeapMb: 64 });
afterAll(async () => {
  await sut.close();
  rmSync(folder, { recursive: true });
});

describe(LimitedThreads, () => {
  it('gives what a job gives, also where more wait than there are threads', async () => {
    expect(await Promise.all(['a', 'b', 'c', 'd'].map((text) => sut.run({ text })))).toEqual(['A', 'B', 'C', 'D']);
  });

  it.each([
    ['that never ends', 'loop', 'too slow'],
    ['that fills its heap', 'fill', 'too large'],
    ['that takes memory outside its heap', 'claim', 'too large'],
    ['whose WebAssembly takes memory', 'grow', 'too large'],
  ])('ends a job %s, and goes on with the next', async (_, name, exceeded) => {
    const outcomes = await Promise.all([sut.run({}, name), sut.run({ text: 'a' }), sut.run({ text: 'b' })]);
    expect(outcomes).toEqual([exceeded, 'A', 'B']);
    expect(outcomes.map(isExceeded)).toEqual([true, false, false]);
  });

  it('throws what a job throws', async () => {
    await expect(sut.run({}, 'fail')).rejects.toThrow('it is damaged');
  });
});

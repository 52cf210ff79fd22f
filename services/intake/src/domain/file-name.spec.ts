import { describe, expect, it } from 'vitest';
import { fileName } from './file-name.js';

describe(fileName, () => {
  it('leaves folders out, and what no name holds', () => {
    expect(fileName('2026/11/a\u0000b\u0007.xml')).toBe('a_b_.xml');
  });

  it('keeps the end of what is too long, which says what it is', () => {
    expect(fileName(`x/${'y'.repeat(300)}.xml`)).toBe(`${'y'.repeat(251)}.xml`);
  });
});

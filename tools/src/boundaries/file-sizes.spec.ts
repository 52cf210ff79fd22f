import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countLines, longFiles, MOST_LINES } from './file-sizes.js';

describe(countLines, () => {
  it('counts a last line with or without its end', () => {
    expect([countLines(''), countLines('a'), countLines('a\n'), countLines('a\nb'), countLines('a\n\n')]).toEqual([0, 1, 1, 2, 2]);
  });
});

describe(longFiles, () => {
  let root: string;
  const write = (file: string, lines: number): void => {
    mkdirSync(join(root, file, '..'), { recursive: true });
    writeFileSync(join(root, file), 'x\n'.repeat(lines));
  };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'smartap-spec-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('finds a source file that is too long, and nothing that was built or fetched', () => {
    write('libs/a/src/long.ts', MOST_LINES + 1);
    write('libs/a/src/right.ts', MOST_LINES);
    write('libs/a/dist/built.js', MOST_LINES + 1);
    write('node_modules/b/fetched.js', MOST_LINES + 1);
    write('docs/text.md', MOST_LINES + 1);
    expect(longFiles(root)).toEqual([`libs/a/src/long.ts: ${MOST_LINES + 1} lines, ${MOST_LINES} at most: split it by purpose`]);
  });
});

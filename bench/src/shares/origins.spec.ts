import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { withOrigins } from './origins.js';

const folder = mkdtempSync(join(tmpdir(), 'origins-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('finds the file that a function was bundled from, and leaves what has no map', () => {
  // One line of main.js, from the first line of ../dist/domain/a.js.
  writeFileSync(join(folder, 'main.js.map'), JSON.stringify({ version: 3, file: 'main.js', names: [], sources: ['../dist/domain/a.js'], mappings: 'AAAA' }));
  const at = (url: string) => ({ id: 1, callFrame: { functionName: 'f', url, lineNumber: 0, columnNumber: 4 } });
  const urls = [pathToFileURL(join(folder, 'main.js')).href, pathToFileURL(join(folder, 'other.js')).href, 'node:net', ''];
  const { nodes } = withOrigins({ nodes: urls.map(at), startTime: 0, samples: [], timeDeltas: [] });
  expect(nodes.map(({ callFrame }) => callFrame.url)).toEqual([pathToFileURL(join(folder, '..', 'dist', 'domain', 'a.js')).href, ...urls.slice(1)]);
});

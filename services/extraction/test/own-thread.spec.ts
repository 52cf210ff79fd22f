import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

/** Loads a module of the service by itself and prints the addresses of all that came with it. */
const LIST = `
  import { registerHooks } from 'node:module';
  const loaded = [];
  registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
  await import(process.argv[1]);
  console.log(loaded.filter((url) => url.includes('/extraction/dist/')).map((url) => url.split('/dist/')[1]).join('\\n'));
`;

async function loadedWith(file: string): Promise<string[]> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', LIST, new URL(`../dist/${file}`, import.meta.url).href]);
  return stdout.split('\n');
}

describe("The service's own thread", () => {
  it('loads nothing that reads pages: it keeps its memory, and a hard page is read where it can be ended', async () => {
    const readers = ['domain/pages.js', 'domain/pdf/open-pdf.js', 'domain/text/extract-text.js'];
    expect(await loadedWith('extraction.module.js')).not.toEqual(expect.arrayContaining([expect.stringMatching(/^domain\/(?:pages|extract|ocr\/|pdf\/|text\/(?:table|parties|totals|dates)\/)/)]));
    expect(await loadedWith('worker/extract.worker.js')).toEqual(expect.arrayContaining(readers));
  });
});

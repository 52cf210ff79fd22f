import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What is said otherwise in the source of the reader, for which it has no setting. */
const MENDS: readonly (readonly [from: string, to: string])[] = [
  // It leaves signs that only format out of texts. Soft hyphens (U+00AD) stay: programs such as MuPDF call the hyphen so that they draw, and `PO-4711` or `05-05-2025` would lose theirs.
  [String.raw`(\p{Cf}+))$/u`, String.raw`([\p{Cf}--\u00ad]+))$/v`],
  // It notes a width for each sign of a range, however far that goes, and fills the memory of the process. A font has no more signs than two bytes count (ISO 32000-1, 9.7.4.2 and C.2).
  ['for (let j = start; j <= code; j++) {', 'for (let j = start; j <= Math.min(code, 65535); j++) {'],
];

/**
 * Has a module of the reader mended when it is loaded.
 *
 * @param home the folder of the library
 * @throws Error, when it is loaded, where another version of the library has not what is to be mended
 */
export function mendAsLoaded(home: string): void {
  const worker = pathToFileURL(join(home, 'legacy/build/pdf.worker.mjs')).href;
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context);
      if (url !== worker) return loaded;
      let source = Buffer.from(loaded.source as Uint8Array).toString();
      for (const [from, to] of MENDS) {
        if (!source.includes(from)) throw new Error(`${url} has no ${from} any more. See whether it still has to be mended.`);
        source = source.replaceAll(from, to);
      }
      return { ...loaded, source };
    },
  });
}

import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What is said otherwise in the source of the reader, for which it has no setting. */
const MENDS: readonly (readonly [from: string, to: string])[] = [
  // It leaves signs that only format out of texts. Soft hyphens (U+00AD) stay: programs such as MuPDF call the hyphen so that they draw, and `PO-4711` or `05-05-2025` would lose theirs.
  [String.raw`(\p{Cf}+))$/u`, String.raw`([\p{Cf}--\u00ad]+))$/v`],
  // It notes a width for each sign of a range, however far that goes, and fills the memory of the process. A font has no more signs than two bytes count (ISO 32000-1, 9.7.4.2 and C.2).
  ['for (let j = start; j <= code; j++) {', 'for (let j = start; j <= Math.min(code, 65535); j++) {'],
  // It unpacks each stream by a stream of the web, with queues and a thread of its own. One of a usual size is unpacked at once; what is damaged or larger is left to the way it was.
  [
    'const {\n        readable,\n        writable\n      } = new DecompressionStream(name);',
    `if (name === 'deflate') {
        try {
          const { inflateSync } = process.getBuiltinModule('node:zlib');
          return { decompressed: new Uint8Array(inflateSync(bytes, { maxOutputLength: 4194304 })), compressed: bytes };
        } catch {}
      }
      const { readable, writable } = new DecompressionStream(name);`,
  ],
  // It repairs the fonts that a page embeds so that they can be drawn, also where only words are asked for. Those get fonts of their own, without what only drawing needs; the signs of a Type 3 font are drawn in either case.
  [
    'const partialEvaluator = this._createPartialEvaluator(handler);\n    return partialEvaluator.getTextContent({',
    'const forDrawing = this._createPartialEvaluator(handler);\n    const forWords = forDrawing.clone({ forWords: true });\n    Object.assign(forWords, { forDrawing, fontCache: this.fontCache.forWords ??= new RefMap() });\n    return forWords.getTextContent({',
  ],
  ['const type3Evaluator = evaluator.clone({', 'const type3Evaluator = (evaluator.forDrawing ?? evaluator).clone({'],
  ['this.disableFontFace = evaluatorOptions.disableFontFace;', 'this.disableFontFace = evaluatorOptions.disableFontFace;\n    this.forWords = evaluatorOptions.forWords;'],
  // Of a TrueType font words need only what its table of names says of its encoding;
  [
    'const isTrueType = !tables["CFF "];',
    `const isTrueType = !tables["CFF "];
    if (this.forWords && isTrueType && tables.loca && tables.maxp && tables.head && tables.hhea && tables.hmtx) {
      const records = tables.name ? readNameTable(tables.name)[1] : [];
      if (!properties.composite) adjustTrueTypeToUnicode(properties, this.isSymbolicFont, records);
      return null;
    }`,
  ],
  // of any other, its encoding and the scale of its widths, which are known by then.
  ['const glyphZeroId = font instanceof CFFFont ?', 'if (this.forWords) return null;\n    const glyphZeroId = font instanceof CFFFont ?'],
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

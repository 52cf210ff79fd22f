import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { mendAsLoaded } from './mended-pdfjs.js';

/** The PDF reader, loaded with the first PDF: XML alone never pays for it. */
export type Pdfjs = typeof import('pdfjs-dist');

const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** Where the reader finds what it needs to draw pages: decoders, the standard fonts, the maps of Asian encodings. */
export const PDFJS_DATA = { wasmUrl: join(home, 'wasm/'), iccUrl: join(home, 'iccs/'), standardFontDataUrl: join(home, 'standard_fonts/'), cMapUrl: join(home, 'cmaps/'), cMapPacked: true } as const;

let loading: Promise<Pdfjs> | undefined;

/** Its files, or their sources where a process maps stacks to them. */
const OF_THE_READER = /pdfjs-dist|pdf\.js\/src/;

/** Whether an error comes from within the reader: then it is the file that is broken. */
export function isPdfjsError(reason: unknown): boolean {
  return reason instanceof Error && OF_THE_READER.test(reason.stack ?? '');
}

/**
 * The reader abandons promises for the broken objects of a damaged file; unhandled, they would end the process. What does not
 * come from it is left to whoever else listens, or else ends the process as before.
 */
function forgive(reason: unknown): void {
  if (isPdfjsError(reason)) return;
  if (process.listenerCount('unhandledRejection') > 1) return;
  throw reason;
}

/** Loads the reader once. */
export async function loadPdfjs(): Promise<Pdfjs> {
  if (loading === undefined) {
    mendAsLoaded(home);
    process.on('unhandledRejection', forgive);
    loading = import('pdfjs-dist/legacy/build/pdf.mjs');
  }
  return loading;
}

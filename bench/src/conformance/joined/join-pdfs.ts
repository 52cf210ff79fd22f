import { PDFDocument } from 'pdf-lib';

/** PDFs in one file. */
export interface JoinedPdf {
  readonly bytes: Uint8Array;
  /** The page each begins on, from 1. */
  readonly starts: readonly number[];
}

/** Opens a PDF to take its pages from; undefined where that cannot be done, as with an encrypted one. */
export async function openPages(bytes: Uint8Array): Promise<PDFDocument | undefined> {
  try {
    return await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: false });
  } catch {
    return undefined;
  }
}

/**
 * Puts the pages of PDFs into one file, in their order; what is attached to them stays behind.
 *
 * @param skipped pages at the front of all but the first that are left out
 */
export async function joinPdfs(files: readonly PDFDocument[], skipped = 0): Promise<JoinedPdf> {
  const joined = await PDFDocument.create();
  const starts: number[] = [];
  for (const [index, file] of files.entries()) {
    starts.push(joined.getPageCount() + 1);
    for (const page of await joined.copyPages(file, file.getPageIndices().slice(index === 0 ? 0 : skipped))) joined.addPage(page);
  }
  return { bytes: await joined.save(), starts };
}

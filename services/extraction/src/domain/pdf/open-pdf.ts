import type { PageRange, PdfTraits } from '@smartap/contracts';
import { refused, type ExtractionLimits, type Refused } from '../outcome.js';
import type { PagePicture } from '../ocr/ocr.types.js';
import { attachmentsOf, type Attached } from './attachments.js';
import { drawPage } from './draw-page.js';
import { fillIn } from './fill-in.js';
import { hasPicture } from './has-picture.js';
import { pdfTraits } from './pdf-traits.js';
import { loadPdfium, PdfFault, type Pdfium } from './pdfium.js';
import { infoOf } from './pdf-info.js';
import { signsOf } from './signs.js';
import type { Word } from './word.js';
import { toWords } from './to-words.js';
import { isUnended } from './unended.js';
import { withTrailer } from './with-trailer.js';

/** An open PDF: its attachments and the words of its pages. Must be closed. What of it cannot be read is thrown as a `PdfFault`. */
export interface OpenPdf {
  readonly pageCount: number;
  readonly attachments: () => Attached[];
  /** How it came to be, as far as it tells itself. */
  readonly traits: () => PdfTraits;
  /** The words of a page, from 1. */
  readonly words: (page: number) => Word[];
  /** Whether a page shows a picture. */
  readonly hasPicture: (page: number) => boolean;
  /** The picture of a page, from 1. */
  readonly picture: (page: number) => PagePicture;
  readonly close: () => void;
}

/** What PDFium says of a document that it does not open: a password is asked for, or a protection is not known (`fpdfview.h`). */
const PROTECTED: ReadonlySet<number> = new Set([4, 5]);

/**
 * Opens a PDF for reading: no script is run. What the reader cannot mend by itself is tried once more with a new trailer.
 * @returns the open PDF, or why it is refused.
 */
export async function openPdf(bytes: Uint8Array, limits: ExtractionLimits): Promise<OpenPdf | Refused> {
  if (isUnended(bytes)) return unreadable();
  const opened = await openAsIs(bytes, limits);
  const mended = 'outcome' in opened && opened.reason === 'UNREADABLE_PDF' ? withTrailer(bytes) : undefined;
  return mended === undefined ? opened : openAsIs(mended, limits);
}

async function openAsIs(bytes: Uint8Array, limits: ExtractionLimits): Promise<OpenPdf | Refused> {
  const pdfium = await loadPdfium();
  try {
    return pdfium.reading(() => openWith(pdfium, bytes, limits));
  } catch (error) {
    if (error instanceof PdfFault) return unreadable();
    throw error;
  }
}

const unreadable = (): Refused => refused('UNREADABLE_PDF', 'The PDF is damaged or incomplete and cannot be opened. Export it again and send it anew.');

function openWith(pdfium: Pdfium, bytes: Uint8Array, limits: ExtractionLimits): OpenPdf | Refused {
  const { call } = pdfium;
  const file = pdfium.room(bytes.byteLength);
  pdfium.bytes(file, bytes.byteLength).set(bytes);
  const document = call.FPDF_LoadMemDocument(file, bytes.byteLength, 0);
  const close = (): void =>
    pdfium.release(() => {
      if (document !== 0) call.FPDF_CloseDocument(document);
      call.free(file);
    });
  const refuse = (refusal: Refused): Refused => {
    close();
    return refusal;
  };
  if (document === 0)
    return refuse(
      PROTECTED.has(call.FPDF_GetLastError()) ? refused('ENCRYPTED_PDF', 'The PDF is protected by a password. Send it without protection.') : unreadable(),
    );
  const pageCount = pagesThere(pdfium, document, limits.maxPages);
  if (pageCount === 0) return refuse(unreadable());
  if (pageCount > limits.maxPages)
    return refuse(refused('TOO_MANY_PAGES', `The PDF has ${pageCount} pages; the limit is ${limits.maxPages}. Send the invoice alone.`));
  const onPage = <T>(number: number, work: (page: number) => T): T => pdfium.reading(() => withPage(pdfium, document, number, work));
  return {
    pageCount,
    attachments: () => pdfium.reading(() => attachmentsOf(pdfium, document)),
    traits: () =>
      pdfTraits(
        bytes,
        pdfium.reading(() => infoOf(pdfium, document, bytes)),
      ),
    words: (number) =>
      toWords(
        onPage(number, (page) => signsOf(pdfium, page, limits.maxWordsPerPage)),
        number,
      ),
    hasPicture: (number) => onPage(number, (page) => hasPicture(pdfium, page)),
    picture: (number) => onPage(number, (page) => drawPage(pdfium, page, number)),
    close,
  };
}

/** Works on a page, from 1, with what was filled in on it. */
function withPage<T>(pdfium: Pdfium, document: number, number: number, work: (page: number) => T): T {
  const filled = onLoaded(pdfium, document, number, (page) => (fillIn(pdfium, page) ? undefined : { done: work(page) }));
  return filled === undefined ? onLoaded(pdfium, document, number, work) : filled.done;
}

function onLoaded<T>({ call }: Pdfium, document: number, number: number, work: (page: number) => T): T {
  const page = call.FPDF_LoadPage(document, number - 1);
  if (page === 0) throw new PdfFault(`Page ${number} cannot be read`);
  try {
    return work(page);
  } finally {
    call.FPDF_ClosePage(page);
  }
}

/** How many pages a PDF has: it may claim more than there are. Of one that has more than are read, what it claims. */
function pagesThere({ call, answer }: Pdfium, document: number, most: number): number {
  const claimed = call.FPDF_GetPageCount(document);
  const isThere = (number: number): boolean => call.FPDF_GetPageSizeByIndexF(document, number - 1, answer) !== 0;
  let [there, gone] = [0, Math.min(claimed, most + 1)];
  if (claimed === 0 || isThere(gone)) return claimed;
  while (gone - there > 1) {
    const middle = (there + gone) >> 1;
    if (isThere(middle)) there = middle;
    else gone = middle;
  }
  return there;
}

/** Some pages of a PDF as one of its own, which counts them from 1. */
export function pagesOf(pdf: OpenPdf, { from, to }: PageRange): OpenPdf {
  const by = from - 1;
  return {
    ...pdf,
    pageCount: to - by,
    words: (page) => pdf.words(page + by).map((word) => ({ ...word, page })),
    hasPicture: (page) => pdf.hasPicture(page + by),
    picture: (page) => ({ ...pdf.picture(page + by), page }),
  };
}

import type { PageRange, PdfTraits } from '@smartap/contracts';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { refused, type ExtractionLimits, type Refused } from '../outcome.js';
import type { PagePicture } from '../ocr/ocr.types.js';
import { drawPage } from './draw-page.js';
import { isOpenEnded } from './open-ended.js';
import { pdfTraits, type PdfInfo } from './pdf-traits.js';
import { loadPdfjs, PDFJS_DATA, type Pdfjs } from './pdfjs.js';
import { withTrailer } from './with-trailer.js';
import { plainText, type Box, type Word } from './word.js';

/** A file attached to a PDF. */
export interface Attached {
  filename: string;
  content: Uint8Array;
}

/** An open PDF: its attachments and the words of its pages. Must be closed. */
export interface OpenPdf {
  pageCount: number;
  attachments: () => Promise<Attached[]>;
  /** How it came to be, as far as it tells itself. */
  traits: () => Promise<PdfTraits>;
  /** The words of a page, from 1. */
  words: (page: number) => Promise<Word[]>;
  /** Whether a page shows a picture. */
  hasPicture: (page: number) => Promise<boolean>;
  /** The picture of a page, from 1. */
  picture: (page: number) => Promise<PagePicture>;
  close: () => Promise<void>;
}

interface TextItem {
  str: string;
  width: number;
  height: number;
  transform: number[];
  fontName?: string;
}

/** A hybrid invoice has one or two; a portfolio of hundreds is none. */
const MAX_ATTACHMENTS = 20;

function isTextItem(item: object): item is TextItem {
  return 'str' in item && 'transform' in item;
}

/**
 * Opens a PDF for reading: no font is loaded, no script is run. What the reader cannot mend by itself is tried once more with a new trailer.
 * @returns the open PDF, or why it is refused.
 */
export async function openPdf(bytes: Uint8Array, limits: ExtractionLimits): Promise<OpenPdf | Refused> {
  if (isOpenEnded(bytes)) return unreadable();
  const opened = await openAsIs(bytes, limits);
  const mended = 'outcome' in opened && opened.reason === 'UNREADABLE_PDF' ? withTrailer(bytes) : undefined;
  return mended === undefined ? opened : openAsIs(mended, limits);
}

async function openAsIs(bytes: Uint8Array, limits: ExtractionLimits): Promise<OpenPdf | Refused> {
  const pdfjs = await loadPdfjs();
  const task = pdfjs.getDocument({
    // pdfjs takes the bytes over: it gets a copy.
    data: Uint8Array.from(bytes),
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    stopAtErrors: false,
    enableXfa: false,
    maxImageSize: limits.maxPixels,
    ...PDFJS_DATA,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  const close = async (): Promise<void> => {
    await task.destroy();
  };
  try {
    const document = await task.promise;
    if (document.numPages > limits.maxPages) {
      await close();
      return refused('TOO_MANY_PAGES', `The PDF has ${document.numPages} pages; the limit is ${limits.maxPages}. Send the invoice alone.`);
    }
    return {
      pageCount: document.numPages,
      attachments: async () => readAttachments(document),
      traits: async () => pdfTraits(bytes, await readInfo(document)),
      words: async (page) => readWords(pdfjs, await document.getPage(page), page),
      hasPicture: async (page) => (await (await document.getPage(page)).getOperatorList()).fnArray.some((operation) => picturing(pdfjs).has(operation)),
      picture: async (page) => drawPage(await document.getPage(page), page),
      close,
    };
  } catch (error) {
    await close().catch(() => undefined);
    if (error instanceof Error && error.name === 'PasswordException') {
      return refused('ENCRYPTED_PDF', 'The PDF is protected by a password. Send it without protection.');
    }
    return unreadable();
  }
}

const unreadable = (): Refused => refused('UNREADABLE_PDF', 'The PDF is damaged or incomplete and cannot be opened. Export it again and send it anew.');

/** Some pages of a PDF as one of its own, which counts them from 1. */
export function pagesOf(pdf: OpenPdf, { from, to }: PageRange): OpenPdf {
  const by = from - 1;
  return {
    ...pdf,
    pageCount: to - by,
    words: async (page) => (await pdf.words(page + by)).map((word) => ({ ...word, page })),
    hasPicture: (page) => pdf.hasPicture(page + by),
    picture: async (page) => ({ ...(await pdf.picture(page + by)), page }),
  };
}

const picturing = ({ OPS }: Pdfjs): ReadonlySet<number> => new Set([OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject]);

async function readAttachments(document: PDFDocumentProxy): Promise<Attached[]> {
  const attachments = await document.getAttachments();
  const found: Attached[] = [];
  for (const [id, { filename }] of attachments ?? []) {
    const content: unknown = await document.getAttachmentContent(id);
    if (content instanceof Uint8Array) found.push({ filename: filename ?? id, content });
    if (found.length >= MAX_ATTACHMENTS) break;
  }
  return found;
}

async function readInfo(document: PDFDocumentProxy): Promise<PdfInfo> {
  const { info } = await document.getMetadata();
  const told = new Map(Object.entries(info));
  const text = (name: string): string | undefined => { const value: unknown = told.get(name); return typeof value === 'string' ? value : undefined; };
  return { producer: text('Producer'), creator: text('Creator'), creationDate: text('CreationDate'), modificationDate: text('ModDate'), isLinearized: told.get('IsLinearized') === true };
}

async function readWords(pdfjs: Pdfjs, page: PDFPageProxy, number: number): Promise<Word[]> {
  const viewport = page.getViewport({ scale: 1 });
  const content = await page.getTextContent();
  const words: Word[] = [];
  for (const item of content.items) {
    if (!isTextItem(item) || item.str.trim() === '') continue;
    const transform = pdfjs.Util.transform(viewport.transform, item.transform) as number[];
    addWords(words, item, transform, number);
  }
  page.cleanup();
  return words;
}

/** What is set apart by spaces; a space that does not break lines parts thousands, not words (`1 234,56`). */
const WORDS = /(?:\S|(?<=\d)[\u00a0\u2007\u2009\u202f](?=\d{3}(?!\d)))+/g;

/** What leads the eye from a text to its amount: `Delivery ........ 15.00`. */
const LEADERS = /(?:[.…]\s?){4,}/g;

/** A run of single letters is a word that is set with space between them: `N O R D`. Longer ones may be several. */
const SPACED_WORD = /^\p{Lu}(?: \p{Lu}){2,13}$/u;

/** Splits a run of text at its spaces; the widths of its words are shared out by their number of characters. */
function addWords(words: Word[], item: TextItem, transform: readonly number[], page: number): void {
  const [a = 0, b = 0, , , x = 0, baseline = 0] = transform;
  const size = Math.hypot(transform[2] ?? 0, transform[3] ?? 0) || item.height;
  // Text that does not run from left to right is a margin note or a watermark.
  if (a <= 0 || Math.abs(b) > 0.1 * Math.abs(a) || size < 1) return;
  const text = (SPACED_WORD.test(item.str) ? item.str.replaceAll(' ', '') : item.str).replaceAll(LEADERS, (dots) => ' '.repeat(dots.length));
  const width = item.width / Math.max(1, text.length);
  for (const match of text.matchAll(WORDS)) {
    const left = x + match.index * width;
    const box: Box = [left, baseline - 0.8 * size, left + match[0].length * width, baseline + 0.2 * size];
    const end = match.index + match[0].length;
    words.push({ text: plainText(match[0]), box, page, size, opens: match.index === 0, closes: end === text.length, ...(item.fontName === undefined ? {} : { font: item.fontName }) });
  }
}

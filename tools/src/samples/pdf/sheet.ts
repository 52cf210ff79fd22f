import type { Invoice } from '@smartap/en16931';
import { PDFDocument, rgb, StandardFonts, type PDFFont, type PDFPage } from 'pdf-lib';
import type { InvoiceSpec } from '../make/build-invoice.js';
import type { Language } from './words.js';

/** What is to be printed. */
export interface Print {
  readonly spec: InvoiceSpec;
  readonly invoice: Invoice;
  readonly language: Language;
  /** Dates with the month first, as in the United States. */
  readonly usDates?: boolean;
}

/** How words are set. */
export interface Setting {
  readonly size?: number;
  readonly bold?: boolean;
  readonly align?: 'left' | 'right';
  readonly grey?: boolean;
}

/** Points of A4. */
export const WIDTH = 595;
export const HEIGHT = 842;
const GREY = rgb(0.4, 0.4, 0.4);

/** One page on which words are put at places measured from its upper left corner, in points. */
export class Sheet {
  private constructor(
    private readonly page: PDFPage,
    private readonly plainFont: PDFFont,
    private readonly boldFont: PDFFont,
  ) {}

  static async on(document: PDFDocument): Promise<Sheet> {
    return new Sheet(
      document.addPage([WIDTH, HEIGHT]),
      await document.embedFont(StandardFonts.Helvetica),
      await document.embedFont(StandardFonts.HelveticaBold),
    );
  }

  /** Puts words with their baseline at `top`; `x` is their left edge, or their right one. */
  text(words: string, x: number, top: number, { size = 9.5, bold = false, align = 'left', grey = false }: Setting = {}): void {
    const font = bold ? this.boldFont : this.plainFont;
    const left = align === 'right' ? x - font.widthOfTextAtSize(words, size) : x;
    this.page.drawText(words, { x: left, y: HEIGHT - top, size, font, ...(grey ? { color: GREY } : {}) });
  }

  /** Puts lines of words one under the other; gives the place of the next. */
  block(lines: readonly string[], x: number, top: number, setting: Setting & { readonly leading?: number } = {}): number {
    const { leading = 13, ...rest } = setting;
    lines.forEach((line, index) => this.text(line, x, top + index * leading, rest));
    return top + lines.length * leading;
  }

  rule(x: number, top: number, width: number, thickness = 0.7): void {
    this.page.drawLine({ start: { x, y: HEIGHT - top }, end: { x: x + width, y: HEIGHT - top }, thickness, color: GREY });
  }

  band(x: number, top: number, width: number, height: number): void {
    this.page.drawRectangle({ x, y: HEIGHT - top - height, width, height, color: rgb(0.93, 0.95, 0.97) });
  }
}

/** An empty document whose bytes depend on nothing but what is put in: no clock, no producer version. */
export async function newDocument(issueDate: string, title: string, author: string): Promise<PDFDocument> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const at = new Date(`${issueDate}T08:00:00Z`);
  document.setTitle(title);
  document.setAuthor(author);
  document.setProducer('SmartAP samples');
  document.setCreationDate(at);
  document.setModificationDate(at);
  return document;
}

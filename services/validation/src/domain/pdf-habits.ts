import type { PdfTraits } from '@smartap/contracts';

const LATER_MS = 3_600_000;

/** Whether a PDF was changed long after it had been made: what makes invoices also signs and stamps them at once. */
export function isSavedLater({ madeAt, changedAt }: Pick<PdfTraits, 'madeAt' | 'changedAt'>): boolean {
  return madeAt !== undefined && changedAt !== undefined && Date.parse(changedAt) - Date.parse(madeAt) >= LATER_MS;
}

/** The software that wrote a PDF, without its version: `itextsharp` of `iTextSharp 4.1.0 (based on iText 2.1.0)`. */
export function toolOf(producer: string): string {
  const [name = ''] = producer.trim().toLowerCase().split('(');
  const words = name.split(/\s+/);
  const end = words.findIndex((word) => /\d/.test(word));
  const named = end < 0 ? words : words.slice(0, Math.max(1, end));
  return named
    .join(' ')
    .replaceAll(/[\d.]+$/g, '')
    .trim();
}

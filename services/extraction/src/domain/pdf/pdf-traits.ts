import type { PdfTraits } from '@smartap/contracts';
import type { FieldEvidence } from '../outcome.js';
import type { PdfInfo } from './pdf-info.js';
import { textOf, type Word } from './word.js';

const MOST_CHARS = 200;
const MOST_SAVES = 1000;
const MOST_FONTS = 20;
const DATE = /^(?:D:)?(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:(Z)|([+-])(\d{2})'?(\d{2})?'?)?/;

/** A date of a PDF (ISO 32000-1, 7.9.4) in UTC; undefined when it is none. One without a zone is taken for UTC. */
export function instantOf(text: string | undefined): string | undefined {
  const match = DATE.exec(text?.trim() ?? '');
  if (match === null) return undefined;
  const [, year = '', month = '01', day = '01', hour = '00', minute = '00', second = '00', , sign, zoneHour = '00', zoneMinute = '00'] = match;
  const zone = sign === undefined ? 'Z' : `${sign}${zoneHour}:${zoneMinute}`;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
  return Number.isNaN(at) || year === '0000' ? undefined : new Date(at).toISOString();
}

/** How often a file was saved by adding to its end. */
export function savedAgain(document: Uint8Array, isLinearized: boolean): number {
  const bytes = Buffer.from(document.buffer, document.byteOffset, document.byteLength);
  let ends = 0;
  for (let at = bytes.indexOf('%%EOF'); at >= 0 && ends < MOST_SAVES; at = bytes.indexOf('%%EOF', at + 1)) ends += 1;
  return Math.max(0, ends - (isLinearized ? 2 : 1));
}

/** Whose font is looked at: what is asked for, and where it is to go. */
const WATCHED = /^(?:totals\.(?:due|withVat|withoutVat|vat)|paymentInstructions\.creditTransfers\[\d+\]\.accountId)$/;
/** Signs of currencies come from another font where that of the amount has none. */
const CURRENCY = /^(?:\p{Sc}|[A-Z]{3})$/u;

const isBetween = (at: number, from: number, to: number): boolean => at >= from && at <= to;

const isWithin = ({ box, page }: Word, own: Pick<FieldEvidence, 'page' | 'box'>): boolean =>
  own.box !== undefined &&
  own.page === page &&
  isBetween((box[1] + box[3]) / 2, own.box[1], own.box[3]) &&
  isBetween((box[0] + box[2]) / 2, own.box[0], own.box[2]);

/** Amounts and accounts whose own characters are printed in more than one font: something may have been put over them. */
export function mixedFonts(pages: readonly (readonly Word[])[], evidence: Readonly<Record<string, FieldEvidence>>): NonNullable<PdfTraits['fonts']> {
  const printed = pages.flat();
  return Object.entries(evidence)
    .filter(([field, { box }]) => box !== undefined && WATCHED.test(field))
    .flatMap(([field, own]) => {
      const words = printed.filter((word) => isWithin(word, own) && word.font !== undefined && /[\p{L}\d]/u.test(word.text) && !CURRENCY.test(word.text));
      return new Set(words.map(({ font }) => font)).size > 1 ? [{ field, text: textOf(words).slice(0, MOST_CHARS) }] : [];
    })
    .slice(0, MOST_FONTS);
}

const short = (text: string | undefined): string | undefined => text?.replaceAll('\u0000', '').trim().slice(0, MOST_CHARS) || undefined;

/** How a PDF came to be. */
export function pdfTraits(document: Uint8Array, { producer, creator, creationDate, modificationDate, isLinearized }: PdfInfo): PdfTraits {
  const told = { producer: short(producer), creator: short(creator), madeAt: instantOf(creationDate), changedAt: instantOf(modificationDate) };
  return { ...Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)), savedAgain: savedAgain(document, isLinearized) };
}

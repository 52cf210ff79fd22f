import type { Occurrence } from '../../xml/occurrence.js';
import { InvoiceReadError } from '../../xml/read-error.js';
import { isoDate } from '../lexical.js';

/** What a document must state to be taken; without it the document is refused, naming the place. */
export function need<Value extends string>(value: Value | undefined, what: string, at: Occurrence): Value {
  if (value === undefined) throw new InvoiceReadError('UNSUPPORTED_FORMAT', `${at.path} states no ${what}, without which it cannot be matched`, at.path);
  return value;
}

/** The optional entries that are there. */
export function given<T extends Record<string, string | undefined>>(values: T): { [K in keyof T]?: string } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: string };
}

/** A day as `YYYY-MM-DD`; undefined when absent or none. */
export function dayOf(from: Occurrence | undefined): string | undefined {
  return from === undefined ? undefined : isoDate(from.text);
}

const TIME = /^(\d{2}):?(\d{2})(?::?(\d{2}))?/;

/** A time of day as `HH:MM:SS`; undefined when absent or none. */
export function timeOf(text: string | undefined): string | undefined {
  const [, hours, minutes, seconds = '00'] = TIME.exec(text?.trim() ?? '') ?? [];
  return hours === undefined || minutes === undefined ? undefined : `${hours}:${minutes}:${seconds}`;
}

import { Type } from '@sinclair/typebox';
import type { TArray, TObject, TOptional, TProperties, TSchema, TString } from '@sinclair/typebox';

/** A plain decimal: no exponent, no plus sign, no leading or trailing superfluous zeros (`-12.5`, `0`, `1000`). */
export const DECIMAL_PATTERN = String.raw`^-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$`;

/** A calendar date, ISO 8601 `YYYY-MM-DD`. */
export const DATE_PATTERN = String.raw`^\d{4}-\d{2}-\d{2}$`;

interface TermOptions {
  title: string;
  description: string;
  'x-en16931': string;
}

function options(id: string, title: string, description: string): TermOptions {
  return { title, description: `${id} ${title}: ${description}`, 'x-en16931': id };
}

/** An optional text, code or identifier term; `id` is its BT number. */
export function text(id: string, title: string, description: string): TOptional<TString> {
  return Type.Optional(Type.String(options(id, title, description)));
}

/** An optional decimal term as a canonical decimal string. */
export function decimal(id: string, title: string, description: string): TOptional<TString> {
  return Type.Optional(Type.String({ ...options(id, title, description), pattern: DECIMAL_PATTERN }));
}

/** An optional date term, `YYYY-MM-DD`. */
export function date(id: string, title: string, description: string): TOptional<TString> {
  return Type.Optional(Type.String({ ...options(id, title, description), pattern: DATE_PATTERN }));
}

/** An optional group or structured term (BG) that is absent when empty. */
export function group<P extends TProperties>(id: string, title: string, schema: TObject<P>): TOptional<TObject<P>> {
  return Type.Optional(required(id, title, schema));
}

/** A group (BG) that is always present, maybe empty. */
export function required<P extends TProperties>(id: string, title: string, schema: TObject<P>): TObject<P> {
  return Type.Object(schema.properties, { title, description: `${id} ${title}`, 'x-en16931': id });
}

/** A repeated group or term, always present, maybe empty. */
export function many<T extends TSchema>(id: string, title: string, items: T): TArray<T> {
  return Type.Array(items, { title, description: `${id} ${title}`, 'x-en16931': id });
}

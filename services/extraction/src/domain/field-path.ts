import type { Invoice } from '@smartap/en16931';

/** The keys of a path such as `lines[0].price.net`. */
export const keysOf = (path: string): string[] => path.split(/[.[\]]+/).filter(Boolean);

/** The text at a path of an invoice; undefined where there is none. */
export function valueAt(invoice: Invoice, path: string): string | undefined {
  let here: unknown = invoice;
  for (const key of keysOf(path)) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = (here as Record<string, unknown>)[key];
  }
  return typeof here === 'string' ? here : undefined;
}

import type { Invoice } from '@smartap/en16931';

/** Where the account is that is to be paid (BT-84). */
export const PAYEE_ACCOUNT = 'paymentInstructions.creditTransfers[0].accountId';

/** The keys of a path such as `lines[0].price.net`. */
export const keysOf = (path: string): string[] => path.split(/[.[\]]+/).filter(Boolean);

/** Which line the path is of, from 0; undefined where it is of none. */
export function lineOf(path: string): number | undefined {
  const index = /^lines\[(\d+)\]/.exec(path)?.[1];
  return index === undefined ? undefined : Number(index);
}

/** Whether a path is of a row of the breakdown of VAT (BG-23). */
export const isOfBreakdown = (path: string): boolean => path.startsWith('vatBreakdown[');

/** The text at a path of an invoice; undefined where there is none. */
export function valueAt(invoice: Invoice, path: string): string | undefined {
  let here: unknown = invoice;
  for (const key of keysOf(path)) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = (here as Record<string, unknown>)[key];
  }
  return typeof here === 'string' ? here : undefined;
}

/** Sets the text at a path, making what leads there; undefined removes it. */
export function putAt(invoice: Invoice, path: string, value: string | undefined): void {
  const keys = keysOf(path);
  const last = keys.pop() ?? '';
  let here: Record<string, unknown> = invoice;
  for (const [index, key] of keys.entries()) {
    if (value === undefined && here[key] === undefined) return;
    here[key] ??= /^\d+$/.test(keys[index + 1] ?? '') ? [] : {};
    if (key === 'paymentInstructions') here[key] = { creditTransfers: [], ...(here[key] as object) };
    here = here[key] as Record<string, unknown>;
  }
  if (value === undefined) delete here[last];
  else here[last] = value;
}

/** All texts of an invoice by their paths, in the order of the model. */
export function fieldsOf(invoice: Invoice): Map<string, string> {
  const fields = new Map<string, string>();
  const walk = (node: unknown, path: string): void => {
    if (typeof node === 'string') fields.set(path, node);
    else if (Array.isArray(node)) node.forEach((each, index) => walk(each, `${path}[${index}]`));
    else if (typeof node === 'object' && node !== null) for (const [key, each] of Object.entries(node)) walk(each, path === '' ? key : `${path}.${key}`);
  };
  walk(invoice, '');
  return fields;
}

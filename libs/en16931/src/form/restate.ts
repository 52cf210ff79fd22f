import type { Statement } from '../statement/statement.js';
import type { StatedOtherwise } from './document-form.js';

type Node = Record<string, unknown>;

/**
 * The statement of a document, made again from that of its model and what the document states otherwise. A path that leads nowhere in
 * this statement is left out: the invoice was corrected since.
 */
export function restate(model: Statement, terms: readonly StatedOtherwise[]): Statement {
  if (terms.length === 0) return model;
  const codes = new Map(model.codes);
  const copy: Node = { ...model };
  const fresh = new Set<unknown>([copy]);
  for (const { path, stated } of terms) {
    const [head = '', ...rest] = path.split('.');
    if (head === 'codes') codes.set(rest.join('.') as never, new Set(listOfTexts(stated)));
    else put(copy, [head, ...rest], stated, fresh);
  }
  return { ...(copy as unknown as Statement), codes };
}

/** Sets what stands at the end of a path; what is on the way is copied once, so that the model's own stays as it is. */
function put(root: Node, path: readonly string[], stated: unknown, fresh: Set<unknown>): void {
  let here = root;
  for (const [i, key] of path.entries()) {
    if (!Object.hasOwn(here, key)) return;
    if (i === path.length - 1) {
      here[key] = withoutNull(stated);
      return;
    }
    const next = here[key];
    if (typeof next !== 'object' || next === null) return;
    if (!fresh.has(next)) {
      here[key] = Array.isArray(next) ? [...(next as unknown[])] : { ...next };
      fresh.add(here[key]);
    }
    here = here[key] as Node;
  }
}

const listOfTexts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []);

/** JSON has no undefined: what is not stated travels as null. */
function withoutNull(value: unknown): unknown {
  if (value === null) return undefined;
  if (Array.isArray(value)) return value.map(withoutNull);
  return typeof value === 'object' ? Object.fromEntries(Object.entries(value as Node).map(([key, each]) => [key, withoutNull(each)])) : value;
}

import type { Occurrence } from '../xml/occurrence.js';

/** The first element down a path of names that stand in no namespace known here, as those of FatturaPA and KSeF. */
export function child(from: Occurrence | undefined, ...path: readonly string[]): Occurrence | undefined {
  return from?.at(...path.map((name) => `?:${name}`));
}

/** All children of such a name. */
export function children(from: Occurrence | undefined, name: string): Occurrence[] {
  return from?.all(`?:${name}`) ?? [];
}

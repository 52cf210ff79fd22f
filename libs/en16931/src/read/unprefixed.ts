import type { Occurrence } from '../xml/occurrence.js';

/** The first element down a path of names that stand in no namespace known here, as those of the syntaxes of single states. */
export function child(from: Occurrence | undefined, ...path: readonly string[]): Occurrence | undefined {
  return from?.at(...path.map((name) => `?:${name}`));
}

/** All children of such a name. */
export function children(from: Occurrence | undefined, name: string): Occurrence[] {
  return from?.all(`?:${name}`) ?? [];
}

/** An attribute, with or without the prefix that its document gives it; undefined when absent or empty. */
export function attributeOf(from: Occurrence | undefined, name: string): string | undefined {
  const [, value] = Object.entries(from?.attributes ?? {}).find(([key]) => key === name || key.endsWith(`:${name}`)) ?? [];
  return value?.trim() || undefined;
}

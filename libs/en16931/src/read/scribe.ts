import type { Identifier } from '../model/index.js';
import type { Occurrence } from '../xml/occurrence.js';
import { canonicalDecimal, isoDate } from './lexical.js';

/** The keys of a group that hold text (decimals and dates are text too). */
export type TextKey<T> = { [K in keyof T]-?: string extends T[K] ? K : T[K] extends string | undefined ? K : never }[keyof T] & string;

/** Which element gave each value of each object of the model. */
export type Sources = Map<object, Map<string, Occurrence>>;

/** Writes values into the model and notes the element each came from. What is empty or unreadable is not written. */
export class Scribe {
  readonly sources: Sources = new Map();

  text<T extends object>(target: T, key: TextKey<T>, from: Occurrence | undefined): void {
    this.put(target, key, from, from?.value);
  }

  /** The texts of all elements in one, each on a line of its own. */
  texts<T extends object>(target: T, key: TextKey<T>, from: readonly Occurrence[]): void {
    const values = from.flatMap(({ value }) => value ?? []);
    this.put(
      target,
      key,
      from.find(({ value }) => value !== undefined),
      values.length === 0 ? undefined : values.join('\n'),
    );
  }

  decimal<T extends object>(target: T, key: TextKey<T>, from: Occurrence | undefined): void {
    if (from !== undefined) this.put(target, key, from, canonicalDecimal(from.text));
  }

  date<T extends object>(target: T, key: TextKey<T>, from: Occurrence | undefined): void {
    if (from !== undefined) this.put(target, key, from, isoDate(from.text));
  }

  /** An attribute of an element, such as a unit code. */
  attribute<T extends object>(target: T, key: TextKey<T>, from: Occurrence | undefined, attribute: string): void {
    const value = from?.attributes[attribute]?.trim();
    this.put(target, key, from, value === '' ? undefined : value);
  }

  /** A value made from an element otherwise. */
  put<T extends object>(target: T, key: TextKey<T>, from: Occurrence | undefined, value: string | undefined): void {
    if (value === undefined || from === undefined) return;
    (target as Record<string, string>)[key] = value;
    this.note(target, key, from);
  }

  /** An identifier with its scheme; undefined when the element is absent or empty. */
  identifier(from: Occurrence | undefined, schemeAttribute = 'schemeID'): Identifier | undefined {
    const value = from?.value;
    if (from === undefined || value === undefined) return undefined;
    const identifier: Identifier = { value };
    this.note(identifier, 'value', from);
    this.attribute(identifier, 'scheme', from, schemeAttribute);
    return identifier;
  }

  note(target: object, key: string, from: Occurrence): void {
    const known = this.sources.get(target);
    if (known === undefined) this.sources.set(target, new Map([[key, from]]));
    else known.set(key, from);
  }
}

/** The group if anything is in it, else undefined. Empty nested arrays count as nothing. */
export function unlessEmpty<T extends object>(group: T): T | undefined {
  for (const value of Object.values(group)) {
    if (value !== undefined && !(Array.isArray(value) && value.length === 0)) return group;
  }
  return undefined;
}

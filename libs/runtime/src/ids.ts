import { v5, v7, validate, version } from 'uuid';

/** A new UUIDv7 (RFC 9562): unique, and ordered by the time it was made. */
export function newId(): string {
  return v7();
}

/**
 * A UUIDv5 (RFC 9562) of names under a namespace: the same names give the same id, so a repeated step makes no second thing.
 *
 * @param namespace a UUID
 * @param names joined by U+0000, which no name may hold
 */
export function idFrom(namespace: string, ...names: readonly (string | number)[]): string {
  return v5(names.join('\u0000'), namespace);
}

const TIME_DIGITS = 12;

/** When a UUIDv7 was made, as milliseconds of Unix time; undefined for another id. */
export function madeAtMs(id: string): number | undefined {
  return isId(id) && version(id) === 7 ? Number.parseInt(id.replaceAll('-', '').slice(0, TIME_DIGITS), 16) : undefined;
}

/** True for any well-formed UUID. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && validate(value);
}

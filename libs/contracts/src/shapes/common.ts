import { Type, type TSchema } from '@sinclair/typebox';

/** A UUID in its text form. */
export const Id = (description: string) => Type.String({ format: 'uuid', description });

/** An exact decimal as text, such as `-12.50`. */
export const DecimalText = (description: string) => Type.String({ pattern: '^-?\\d+(\\.\\d+)?$', maxLength: 40, description });

/** An instant, RFC 3339 in UTC. */
export const Instant = (description: string) => Type.String({ format: 'date-time', description });

/** A calendar date, `YYYY-MM-DD`. */
export const DateText = (description: string) => Type.String({ format: 'date', description });

/** A text of bounded length. */
export const Text = (description: string, maxLength = 1000) => Type.String({ minLength: 1, maxLength, description });

/** A value or null: null says "none", which an absent property does not. */
export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** One of some words. */
export const OneOf = <const W extends readonly string[]>(words: W, description: string) =>
  Type.Unsafe<W[number]>(Type.String({ enum: [...words], description }));

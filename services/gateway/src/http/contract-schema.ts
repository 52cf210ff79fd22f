import type { ApiBodyOptions } from '@nestjs/swagger';
import type { TSchema } from '@sinclair/typebox';

/** A JSON Schema as the API document takes it. */
export type SchemaObject = NonNullable<Extract<ApiBodyOptions, { schema: unknown }>['schema']>;

/** The schema of a contract, as plain JSON Schema: OpenAPI 3.1 takes it as it is. */
export function contractSchema(schema: TSchema): SchemaObject {
  return JSON.parse(JSON.stringify(schema)) as SchemaObject;
}

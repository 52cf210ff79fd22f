import type { TSchema } from '@sinclair/typebox';
import { Invoice } from '@smartap/en16931';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { EventType } from './event-map.js';
import { EVENTS } from './events/index.js';

const ajv = new Ajv2020({ strict: false, allErrors: false, validateFormats: true, inlineRefs: false });
formats.default(ajv, ['uuid', 'date', 'date-time']);

// What checks an invoice is long, and several events carry one: it is compiled once for all of them.
const INVOICE = 'invoice';
ajv.addSchema(Invoice, INVOICE);

/** A schema that refers to that of the invoice where it has it. */
function referring(schema: unknown): unknown {
  if (schema === Invoice) return { $ref: INVOICE };
  if (Array.isArray(schema)) return schema.map(referring);
  return typeof schema === 'object' && schema !== null ? Object.fromEntries(Object.entries(schema).map(([key, part]) => [key, referring(part)])) : schema;
}

const compiled = new Map<TSchema, ValidateFunction>();

/** Why data does not fit its schema: one fault, where it is and what was expected. */
export class ContractError extends Error {
  readonly code = 'CONTRACT_VIOLATED';
  readonly retryable = false;
  constructor(
    what: string,
    /** JSON pointer (RFC 6901) into the data. */
    readonly pointer: string,
    expectation: string,
  ) {
    super(`${what} does not fit its contract at ${pointer || '/'}: ${expectation}.`);
    this.name = 'ContractError';
  }
}

/**
 * Holds data against a schema; compiled once.
 *
 * @throws ContractError
 */
export function assertFits(schema: TSchema, data: unknown, what: string): void {
  let validate = compiled.get(schema);
  if (!validate) {
    validate = ajv.compile(referring(schema) as TSchema);
    compiled.set(schema, validate);
  }
  if (validate(data)) return;
  const fault = validate.errors?.[0];
  throw new ContractError(what, fault?.instancePath ?? '', fault?.message ?? 'not valid');
}

/** Compiles the schemas of events now, so that the first message of each does not wait for it. */
export function warmUp(types: readonly EventType[]): void {
  for (const type of types) assertFits(EVENTS[type].data, EVENTS[type].example, type);
}

import type { TSchema } from '@sinclair/typebox';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { EventType } from './event-map.js';
import { EVENTS } from './events/index.js';

const ajv = new Ajv2020({ strict: false, allErrors: false, validateFormats: true });
formats.default(ajv, ['uuid', 'date', 'date-time']);

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
    validate = ajv.compile(schema);
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

import { isEventType, type EventType, type Headers } from '@smartap/contracts';
import { isId } from '@smartap/runtime';
import { DEAD_LETTER } from '../events/dead-letters.js';

/** A message that a consumer gave up, as it lies in the stream of dead letters. */
export interface DeadLetter {
  /** Its place in the stream. */
  readonly sequence: number;
  /** The service whose consumer gave it up. */
  readonly service: string;
  readonly consumer: string;
  /** The subject it was first published under. */
  readonly subject: string;
  /** Undefined where the message does not say, or says no UUID. */
  readonly tenantId: string | undefined;
  readonly eventId: string | undefined;
  readonly invoiceId: string | undefined;
  readonly type: EventType | undefined;
  readonly code: string;
  readonly reason: string;
  readonly attempts: number;
  /** RFC 3339. */
  readonly at: string;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
}

/** A message of the stream, as both ways of reading it give it. */
export interface RawLetter {
  readonly sequence: number;
  readonly subject: string;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  readonly receivedAt: Date;
}

/** Reads what can be read of a letter: its content is what somebody could not read. Never throws. */
export function readLetter({ sequence, subject, headers, bytes, receivedAt }: RawLetter): DeadLetter {
  const original = headers[DEAD_LETTER.subject] ?? '';
  const [, tenant, ...rest] = original.split('.');
  const type = rest.join('.');
  const eventId = headers['ce-id']?.toLowerCase();
  const at = headers[DEAD_LETTER.at] ?? '';
  return {
    sequence,
    service: subject.split('.').at(-1) ?? '',
    consumer: headers[DEAD_LETTER.consumer] ?? '',
    subject: original,
    tenantId: isId(tenant) ? tenant : undefined,
    eventId: isId(eventId) ? eventId : undefined,
    invoiceId: invoiceOf(type, headers, bytes),
    type: isEventType(type) ? type : undefined,
    code: headers[DEAD_LETTER.code] ?? 'UNKNOWN',
    reason: headers[DEAD_LETTER.reason] ?? '',
    attempts: Number(headers[DEAD_LETTER.attempts] ?? 1) || 1,
    at: Number.isNaN(Date.parse(at)) ? receivedAt.toISOString() : at,
    headers,
    bytes,
  };
}

function invoiceOf(type: string, headers: Headers, bytes: Uint8Array): string | undefined {
  const named = type.startsWith('invoice.') ? headers['ce-subject'] : inBody(bytes);
  return isId(named) ? named : undefined;
}

function inBody(bytes: Uint8Array): unknown {
  try {
    const data: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return typeof data === 'object' && data !== null && 'invoiceId' in data ? data.invoiceId : undefined;
  } catch {
    return undefined;
  }
}

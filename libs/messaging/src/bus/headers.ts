import type { Headers } from '@smartap/contracts';
import { AppError } from '@smartap/runtime';
import { headers, type JsMsg, type MsgHdrs } from 'nats';

const BREAK = '\r\n';

/** Headers as the client sends them. */
export function toNatsHeaders(all: Headers): MsgHdrs {
  const own = headers();
  for (const [name, value] of Object.entries(all)) own.set(name, value);
  return own;
}

/**
 * Headers that are sent as they are, and never looked up or added to: written in one go. To set one of the client's own, all that were
 * set before are gone through twice.
 *
 * @throws AppError `HEADER_INVALID` when a value has a line break, which would begin another header
 */
export function writtenHeaders(all: Headers): MsgHdrs {
  let text = 'NATS/1.0';
  for (const [name, value] of Object.entries(all)) {
    if (/[\r\n]/.test(value)) throw new AppError('HEADER_INVALID', `Header ${name} has a line break: ${JSON.stringify(value.slice(0, 200))}`);
    text += `\r\n${name}: ${value}`;
  }
  const bytes = Buffer.from(`${text}\r\n\r\n`);
  return Object.assign(headers(), { encode: () => bytes });
}

/** Headers as the client keeps them, beside the body and not read yet; no part of its interface. */
interface Unread {
  readonly msg?: { readonly _msg?: { readonly hdr?: number }; readonly _rdata?: Uint8Array };
}

/**
 * Headers of a message as they came: the first value of each. They are read from their bytes: the client's own reading makes
 * a list of all names for each name, which was a third of all memory that a service of many small events took.
 */
export function headersOf(message: JsMsg): Headers {
  const { _msg: parsed, _rdata: bytes } = (message as JsMsg & Unread).msg ?? {};
  const length = parsed?.hdr ?? 0;
  return bytes === undefined || length <= 0 ? readNatsHeaders(message.headers) : readHeaderBytes(bytes.subarray(0, length));
}

/** A block of headers: `NATS/1.0`, then a line for each (NATS ADR-4). */
export function readHeaderBytes({ buffer, byteOffset, byteLength }: Uint8Array): Headers {
  const own: Record<string, string> = {};
  const text = Buffer.from(buffer, byteOffset, byteLength).toString('utf8');
  for (let end = text.indexOf(BREAK); end >= 0;) {
    const from = end + BREAK.length;
    end = text.indexOf(BREAK, from);
    const colon = text.indexOf(':', from);
    if (colon > from && colon < end) own[text.slice(from, colon)] ??= text.slice(colon + 1, end).trim();
  }
  return own;
}

/** Headers as they came: the first value of each. */
export function readNatsHeaders(all: MsgHdrs | undefined): Headers {
  const own: Record<string, string> = {};
  for (const [name, values] of all ?? []) own[name] = values[0] ?? '';
  return own;
}

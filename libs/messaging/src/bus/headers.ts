import type { Headers } from '@smartap/contracts';
import { AppError } from '@smartap/runtime';
import { headers, type MsgHdrs } from 'nats';

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

/** Headers as they came: the first value of each. */
export function readNatsHeaders(all: MsgHdrs | undefined): Headers {
  const own: Record<string, string> = {};
  for (const [name, values] of all ?? []) own[name] = values[0] ?? '';
  return own;
}

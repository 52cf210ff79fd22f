import type { Headers } from '@smartap/contracts';
import { headers, type MsgHdrs } from 'nats';

/** Headers as the client sends them. */
export function toNatsHeaders(all: Headers): MsgHdrs {
  const own = headers();
  for (const [name, value] of Object.entries(all)) own.set(name, value);
  return own;
}

/** Headers as they came: the first value of each. */
export function readNatsHeaders(all: MsgHdrs | undefined): Headers {
  return Object.fromEntries([...(all ?? [])].map(([name, values]) => [name, values[0] ?? '']));
}

import type { GatewayClient } from '../gateway-client.js';
import { filterQuery, type LetterFilter } from './letter-filter.js';

/** A dead letter as the API gives it. */
export interface Letter {
  readonly letterId: string;
  readonly tenantId: string | null;
  readonly invoiceId: string | null;
  readonly service: string;
  readonly consumer: string;
  readonly type: string | null;
  readonly subject: string;
  readonly code: string;
  readonly reason: string;
  readonly explanation: string;
  readonly next: string;
  readonly attempts: number;
  readonly times: number;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly state: 'open' | 'redriven';
}

/** A dead letter with its message; null once the bus has dropped it. */
export interface LetterWithMessage extends Letter {
  readonly headers: Readonly<Record<string, string>> | null;
  readonly body: string | null;
}

const PATH = '/api/v1/dead-letters';
const PAGE = 500;

/** Letters, newest first, up to so many. */
export async function listLetters(client: GatewayClient, filter: LetterFilter, most: number): Promise<Letter[]> {
  const query = filterQuery(filter, new Date());
  const found: Letter[] = [];
  for (let after: string | null | undefined; found.length < most && after !== null;) {
    query.set('limit', String(Math.min(PAGE, most - found.length)));
    if (after) query.set('after', after);
    const page = await client.get<{ letters: Letter[]; next: string | null }>(`${PATH}?${query.toString()}`);
    found.push(...page.letters);
    after = page.next;
  }
  return found;
}

/** One letter. */
export function readLetter(client: GatewayClient, id: string): Promise<LetterWithMessage> {
  return client.get(`${PATH}/${encodeURIComponent(id)}`);
}

/** Sends one back. */
export function redriveLetter(client: GatewayClient, id: string): Promise<unknown> {
  return client.post(`${PATH}/${encodeURIComponent(id)}/redrive`, {});
}

/** Gives one up for good. */
export function dropLetter(client: GatewayClient, id: string, why: string): Promise<unknown> {
  return client.post(`${PATH}/${encodeURIComponent(id)}/drop`, { why });
}

import type { FastifyReply } from 'fastify';
import { isSeen } from '../entity-tag.js';

/** An answer that was serialised once and is sent as it is. */
export interface Answer {
  readonly tag: string;
  readonly body: string;
}

/** The answer as one text, for the cache. */
export function packAnswer({ tag, body }: Answer): string {
  return `${tag}\n${body}`;
}

/** What {@link packAnswer} made. */
export function unpackAnswer(text: string): Answer {
  const end = text.indexOf('\n');
  return { tag: text.slice(0, end), body: text.slice(end + 1) };
}

/** Sends it; nothing but its tag to a caller that has seen it. */
export function sendAnswer(reply: FastifyReply, { tag, body }: Answer, ifNoneMatch: string | undefined): void {
  // Whoever keeps it asks each time whether it still holds; nobody between us and the caller keeps it at all.
  void reply.header('etag', tag).header('cache-control', 'private, no-cache');
  if (isSeen(ifNoneMatch, tag)) void reply.status(304).send();
  else void reply.header('content-type', 'application/json; charset=utf-8').send(body);
}

import type { Socket } from 'node:net';
import { newId, type HttpServerOptions } from '@smartap/runtime';
import type { LimitSettings } from '../limit.settings.js';
import { makeProblem } from './problems/problem.js';

/** How the HTTP server treats callers that are slow or send too much, before any of our code sees them. */
export function serverOptions(settings: LimitSettings): HttpServerOptions {
  return {
    bodyLimit: settings.HTTP_BODY_MAX_BYTES,
    connectionTimeout: settings.HTTP_IDLE_TIMEOUT_MS,
    keepAliveTimeout: settings.HTTP_KEEP_ALIVE_MS,
    requestTimeout: settings.HTTP_REQUEST_TIMEOUT_MS,
    clientErrorHandler: answerClientError,
    http: {
      maxHeaderSize: settings.HTTP_HEADER_MAX_BYTES,
      headersTimeout: settings.HTTP_HEADERS_TIMEOUT_MS,
      // Slow requests are looked for this often.
      connectionsCheckingInterval: Math.min(5000, Math.ceil(Math.min(settings.HTTP_HEADERS_TIMEOUT_MS, settings.HTTP_REQUEST_TIMEOUT_MS) / 4)),
    },
  };
}

const FAULTS: Readonly<Record<string, readonly [status: number, line: string, code: string, detail: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large', 'HEADERS_TOO_LARGE', 'The headers are larger than HTTP_HEADER_MAX_BYTES allows.'],
  ERR_HTTP_REQUEST_TIMEOUT: [
    408,
    'Request Timeout',
    'REQUEST_TOO_SLOW',
    'The request did not come in time (HTTP_HEADERS_TIMEOUT_MS, HTTP_REQUEST_TIMEOUT_MS). Send it again.',
  ],
};
const MALFORMED = [400, 'Bad Request', 'REQUEST_INVALID', 'This is no HTTP request.'] as const;

/** What the parser refuses never becomes a request: its answer is written by hand. */
function answerClientError(error: { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, line, code, detail] = FAULTS[error.code ?? ''] ?? MALFORMED;
  const body = JSON.stringify(makeProblem(newId(), status, code, detail));
  socket.end(
    `HTTP/1.1 ${status} ${line}\r\ncontent-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
    () => socket.destroy(),
  );
}

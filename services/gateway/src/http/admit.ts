import { newId } from '@smartap/runtime';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GatewaySettings } from '../config.js';
import type { Refusal } from '../domain/index.js';
import type { Admission } from '../pressure/admission.js';
import { makeProblem } from './problems/problem.js';

/** Whoever asks these must have an answer most of all when there is too much to do. */
const ALWAYS = /^\/(health|metrics)(\/|\?|$)/;
const UPLOAD = /^\/api\/v1\/invoices(\/upload)?\/?(\?|$)/;
/** A form has some text around its file. */
const FORM_BYTES = 64 * 1024;
/** So much of a body that was not taken is read and dropped, so that its sender gets the answer and keeps the connection. */
const WORTH_READING_BYTES = 64 * 1024;

/** An upload that is larger than so many times the bound is not even dropped. */
const DROPPED_TIMES = 4;

/** Asks {@link Admission} before anything else is done for a request. */
export function admitRequests(fastify: Pick<FastifyInstance, 'addHook'>, admission: Admission, settings: GatewaySettings): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    if (ALWAYS.test(request.url)) {
      done();
      return;
    }
    const uploadBytes = request.method === 'POST' && UPLOAD.test(request.url) ? announced(request, settings) : undefined;
    if (uploadBytes !== undefined && uploadBytes > settings.UPLOAD_MAX_BYTES + FORM_BYTES) {
      const detail = `The document has more than ${settings.UPLOAD_MAX_BYTES} bytes (UPLOAD_MAX_BYTES).`;
      // What is a little too large is read and dropped by node:http, so that its sender gets the answer and not a broken connection.
      if (uploadBytes > DROPPED_TIMES * settings.UPLOAD_MAX_BYTES) void reply.header('connection', 'close');
      void reply
        .status(413)
        .header('content-type', 'application/problem+json')
        .send(JSON.stringify(makeProblem(newId(), 413, 'OBJECT_TOO_LARGE', detail)));
      return;
    }
    const entered = admission.enter(uploadBytes);
    if (typeof entered !== 'function') {
      sendAway(reply, entered, settings, (uploadBytes ?? 0) > WORTH_READING_BYTES);
      return;
    }
    // Told also for a caller that goes away before its answer.
    reply.raw.once('close', entered);
    done();
  });
}

function announced({ headers }: FastifyRequest, settings: GatewaySettings): number {
  const length = Number(headers['content-length']);
  return headers['content-length'] !== undefined && Number.isSafeInteger(length) ? length : settings.UPLOAD_MAX_BYTES;
}

function sendAway(reply: FastifyReply, { limit, reason }: Refusal, { OVERLOAD_RETRY_AFTER_SECONDS: seconds }: GatewaySettings, closes: boolean): void {
  const detail = `${reason} Try again in ${seconds} s; the same Idempotency-Key makes it safe. The bound is set by ${limit}.`;
  if (closes) void reply.header('connection', 'close');
  void reply
    .status(503)
    .header('retry-after', String(seconds))
    .header('content-type', 'application/problem+json')
    .send(JSON.stringify(makeProblem(newId(), 503, 'OVERLOADED', detail)));
}

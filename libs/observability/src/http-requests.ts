import { type Attributes, type Context, context, propagation, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { meter } from './metrics/meter-provider.js';
import { DURATION_BUCKETS } from './metrics/metrics.js';

type Hook = (request: RequestLike, reply: ReplyLike, done: () => void) => void;

interface FastifyLike {
  addHook(name: 'onRequest' | 'preValidation' | 'onResponse', hook: Hook): unknown;
}

interface RequestLike {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly routeOptions?: { readonly url?: string | undefined };
  [OBSERVED]?: Observed;
}

interface ReplyLike {
  readonly statusCode: number;
  /** Milliseconds since the request came. */
  readonly elapsedTime: number;
}

interface Observed {
  readonly span: Span;
  readonly place: Context;
}

const OBSERVED = Symbol('smartap.observed');

/** Asked for every few seconds by probes and scrapers: no spans, no request metrics. */
const UNOBSERVED = /^\/(health|metrics)(\/|\?|$)/;

/**
 * A span and a measurement for each request, under its route (`/api/v1/invoices/:id`). Done in the server's own hooks: the
 * general instrumentation of `node:http` wraps every request, its answer and all their listeners, sampled or not, which
 * costs a quick route half of its throughput.
 */
export function observeRequests(server: unknown): void {
  if (!isFastify(server)) return;
  const tracer = trace.getTracer('smartap.http');
  const durations = meter().createHistogram('http.server.request.duration', {
    description: 'Duration of HTTP requests, in seconds.',
    unit: 's',
    advice: { explicitBucketBoundaries: [...DURATION_BUCKETS] },
  });
  server.addHook('onRequest', (request, _reply, done) => {
    if (UNOBSERVED.test(request.url)) {
      done();
      return;
    }
    const { method, headers } = request;
    const route = request.routeOptions?.url;
    const parent = headers['traceparent'] === undefined ? ROOT_CONTEXT : propagation.extract(ROOT_CONTEXT, headers);
    const span = tracer.startSpan(route === undefined ? method : `${method} ${route}`, { kind: SpanKind.SERVER, attributes: about(method, route) }, parent);
    if (span.isRecording()) span.setAttribute('url.path', request.url.split('?', 1)[0] ?? '');
    const place = trace.setSpan(parent, span);
    request[OBSERVED] = { span, place };
    context.with(place, done);
  });
  // The body arrives in the connection's own context: the handler would not know its trace.
  server.addHook('preValidation', (request, _reply, done) => {
    const observed = request[OBSERVED];
    if (observed === undefined || request.method === 'GET') done();
    else context.with(observed.place, done);
  });
  server.addHook('onResponse', (request, reply, done) => {
    const observed = request[OBSERVED];
    if (observed !== undefined) {
      const { statusCode, elapsedTime } = reply;
      const { span } = observed;
      if (span.isRecording()) {
        span.setAttribute('http.response.status_code', statusCode);
        if (statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      }
      span.end();
      durations.record(elapsedTime / 1000, { ...about(request.method, request.routeOptions?.url), 'http.response.status_code': statusCode }, observed.place);
    }
    done();
  });
}

function about(method: string, route: string | undefined): Attributes {
  return { 'http.request.method': method, ...(route === undefined ? {} : { 'http.route': route }) };
}

function isFastify(server: unknown): server is FastifyLike {
  return typeof server === 'object' && server !== null && 'addHook' in server && typeof server.addHook === 'function';
}

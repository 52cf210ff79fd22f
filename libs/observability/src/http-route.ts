import { context } from '@opentelemetry/api';
import { getRPCMetadata, RPCType } from '@opentelemetry/core';

interface FastifyLike {
  addHook(name: 'onRequest', hook: (request: RequestLike, reply: unknown, done: () => void) => void): unknown;
}

interface RequestLike {
  readonly routeOptions?: { readonly url?: string | undefined };
}

/** Tells the request's span and metrics their route (`/api/v1/invoices/:id`), which the HTTP instrumentation cannot know. */
export function nameRoutes(server: unknown): void {
  if (!isFastify(server)) return;
  server.addHook('onRequest', (request, _reply, done) => {
    const metadata = getRPCMetadata(context.active());
    const route = request.routeOptions?.url;
    if (metadata?.type === RPCType.HTTP && route !== undefined) metadata.route = route;
    done();
  });
}

function isFastify(server: unknown): server is FastifyLike {
  return typeof server === 'object' && server !== null && 'addHook' in server && typeof server.addHook === 'function';
}

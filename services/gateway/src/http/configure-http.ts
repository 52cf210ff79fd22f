import type { Server } from 'node:net';
import compress from '@fastify/compress';
import multipart from '@fastify/multipart';
import { ValidationPipe } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { AppError } from '@smartap/runtime';
import type { GatewaySettings } from '../config.js';
import { Admission } from '../pressure/admission.js';
import { admitRequests } from './admit.js';
import { apiDocument } from './api-document.js';
import { ProblemFilter } from './problems/problem.filter.js';
import { securityHeaders } from './security-headers.js';

/** Prepares the HTTP side: security headers, uploads as streams, validation, problem details, the API document. */
export async function configureHttp(app: NestFastifyApplication, settings: GatewaySettings): Promise<void> {
  // TLS ends at the ingress, which sends what comes by http to https; here it would only break the documentation on localhost.
  const headers = securityHeaders({ contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } } });
  const fastify = app.getHttpAdapter().getInstance();
  const server: Server = app.getHttpServer();
  server.maxConnections = settings.HTTP_MAX_CONNECTIONS;
  admitRequests(fastify, app.get(Admission, { strict: false }), settings);
  fastify.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(headers);
    done();
  });
  await fastify.register(compress, {
    threshold: settings.COMPRESS_MIN_SIZE,
    encodings: ['gzip', 'deflate'],
    zlibOptions: { level: settings.COMPRESS_LEVEL },
  });
  await fastify.register(multipart, { limits: { files: 1, fields: 10, fileSize: settings.UPLOAD_MAX_BYTES + 1, headerPairs: 100 } });
  // Any other body is a document on its way in, a text too: it is streamed, never held in memory.
  fastify.removeContentTypeParser('text/plain');
  fastify.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
  app.useGlobalPipes(new ValidationPipe({ transform: true, whitelist: true, forbidNonWhitelisted: true, exceptionFactory: requestInvalid }));
  app.useGlobalFilters(new ProblemFilter());
  SwaggerModule.setup('docs', app, () => apiDocument(app), { jsonDocumentUrl: 'docs/openapi.json', yamlDocumentUrl: 'docs/openapi.yaml' });
}

interface Fault {
  readonly property: string;
  readonly constraints?: Readonly<Record<string, string>>;
  readonly children?: readonly Fault[];
}

function requestInvalid(faults: readonly Fault[]): AppError {
  return new AppError('REQUEST_INVALID', faults.flatMap((fault) => words(fault)).join('; '));
}

function words(fault: Fault, path = ''): string[] {
  const here = path ? `${path}.${fault.property}` : fault.property;
  return [
    ...Object.values(fault.constraints ?? {}).map((text) => (path ? `${path}: ${text}` : text)),
    ...(fault.children ?? []).flatMap((child) => words(child, here)),
  ];
}

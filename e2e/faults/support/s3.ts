import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** As much of S3 as services use for documents of up to one part, in memory: PUT, GET with range, HEAD, DELETE. */
export class InMemoryS3 {
  readonly objects = new Map<string, Buffer>();
  private readonly server = createServer((request, response) => {
    this.handle(request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });

  async start(): Promise<string> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.server.listen(0, '127.0.0.1', resolve);
    await promise;
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.server.closeAllConnections();
    this.server.close(() => resolve());
    await promise;
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const key = decodeURIComponent(new URL(request.url ?? '/', 'http://local').pathname);
    if (request.method === 'PUT') {
      const bytes = Buffer.concat(chunks);
      this.objects.set(key, bytes);
      response.writeHead(200, { etag: `"${createHash('md5').update(bytes).digest('hex')}"` }).end();
    } else if (request.method === 'DELETE') {
      this.objects.delete(key);
      response.writeHead(204).end();
    } else this.give(request, response, this.objects.get(key));
  }

  private give({ headers, method }: IncomingMessage, response: ServerResponse, whole: Buffer | undefined): void {
    if (!whole) {
      response
        .writeHead(404, { 'content-type': 'application/xml' })
        .end(method === 'HEAD' ? undefined : '<Error><Code>NoSuchKey</Code><Message>none</Message></Error>');
      return;
    }
    const range = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '');
    const bytes = range ? whole.subarray(Number(range[1]), Number(range[2]) + 1) : whole;
    const partial = range ? { 'content-range': `bytes ${range[1]}-${Number(range[1]) + bytes.length - 1}/${whole.length}` } : {};
    response.writeHead(range ? 206 : 200, { 'content-length': bytes.length, ...partial }).end(method === 'HEAD' ? undefined : bytes);
  }
}

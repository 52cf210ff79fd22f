import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The part of S3's REST protocol that a client of objects uses, in memory: PUT, multipart, copies, GET with range, HEAD, DELETE, listing by pages of two. */
export class S3Server {
  readonly objects = new Map<string, { bytes: Buffer; type: string | undefined; at?: Date }>();
  readonly uploads = new Map<string, Map<number, Buffer>>();
  /** Answers every request with 503 while true. */
  down = false;
  /** How many it has refused for that. */
  refused = 0;
  private readonly server: Server = createServer((request, response) => {
    this.handle(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });

  constructor(private readonly bucket: string) {}

  async start(): Promise<string> {
    await new Promise<void>((resolve) => {
      this.server.listen(0, '127.0.0.1', resolve);
    });
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => {
      this.server.close(resolve);
    });
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    const url = new URL(request.url ?? '/', 'http://local');
    const [, bucket = '', ...rest] = decodeURIComponent(url.pathname).split('/');
    if (this.down) {
      this.refused += 1;
      return fault(response, 503, 'SlowDown');
    }
    if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 ')) return fault(response, 403, 'AccessDenied');
    if (bucket !== this.bucket) return fault(response, 404, 'NoSuchBucket');
    const key = rest.join('/');
    if (url.searchParams.get('list-type') === '2') return this.list(response, url.searchParams);
    const upload = url.searchParams.get('uploadId');
    if (upload !== null || url.searchParams.has('uploads')) return this.multipart(request, response, url, key, body);
    const source = request.headers['x-amz-copy-source'];
    if (request.method === 'PUT' && typeof source === 'string') return this.copy(response, source, key);
    if (request.method === 'PUT') {
      this.objects.set(key, { bytes: body, type: request.headers['content-type'], at: new Date() });
      return void response.writeHead(200, { etag: etag(body) }).end();
    }
    if (request.method === 'DELETE') {
      this.objects.delete(key);
      return void response.writeHead(204).end();
    }
    return this.give(request, response, key);
  }

  private list(response: ServerResponse, query: URLSearchParams): void {
    const keys = [...this.objects.keys()].filter((key) => key.startsWith(query.get('prefix') ?? '')).toSorted();
    const from = Number(query.get('continuation-token') ?? 0);
    const contents = keys.slice(from, from + 2).map((key) => `<Contents><Key>${escaped(key)}</Key>${this.listed(key)}</Contents>`);
    const next =
      from + 2 < keys.length ? `<IsTruncated>true</IsTruncated><NextContinuationToken>${from + 2}</NextContinuationToken>` : '<IsTruncated>false</IsTruncated>';
    xml(response, `<ListBucketResult>${contents.join('')}${next}</ListBucketResult>`);
  }

  private listed(key: string): string {
    const { bytes = Buffer.alloc(0), at = new Date() } = this.objects.get(key) ?? {};
    return `<LastModified>${at.toISOString()}</LastModified><ETag>${escaped(etag(bytes))}</ETag><Size>${bytes.length}</Size>`;
  }

  private copy(response: ServerResponse, source: string, key: string): void {
    const found = this.objects.get(decodeURIComponent(source).replace(new RegExp(`^/?${this.bucket}/`), ''));
    if (found === undefined) return fault(response, 404, 'NoSuchKey');
    const at = new Date();
    this.objects.set(key, { ...found, at });
    xml(response, `<CopyObjectResult><ETag>${escaped(etag(found.bytes))}</ETag><LastModified>${at.toISOString()}</LastModified></CopyObjectResult>`);
  }

  private give(request: IncomingMessage, response: ServerResponse, key: string): void {
    const found = this.objects.get(key);
    if (found === undefined) return fault(response, 404, 'NoSuchKey', request.method === 'HEAD');
    const total = found.bytes.length;
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
    const [from, to] = range ? [Number(range[1]), Math.min(Number(range[2]), total - 1)] : [0, total - 1];
    if (range && from >= total) return fault(response, 416, 'InvalidRange');
    const bytes = found.bytes.subarray(from, to + 1);
    response.writeHead(range ? 206 : 200, {
      'content-length': bytes.length,
      'content-type': found.type ?? 'application/octet-stream',
      etag: etag(found.bytes),
      ...(range ? { 'content-range': `bytes ${from}-${to}/${total}` } : {}),
    });
    response.end(request.method === 'HEAD' ? undefined : bytes);
  }

  private multipart(request: IncomingMessage, response: ServerResponse, url: URL, key: string, body: Buffer): void {
    if (url.searchParams.has('uploads')) {
      const id = randomUUID();
      this.uploads.set(id, new Map());
      return xml(
        response,
        `<InitiateMultipartUploadResult><Bucket>${this.bucket}</Bucket><Key>${key}</Key><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
      );
    }
    const id = url.searchParams.get('uploadId') ?? '';
    const parts = this.uploads.get(id);
    if (parts === undefined) return fault(response, 404, 'NoSuchUpload');
    if (request.method === 'PUT') {
      parts.set(Number(url.searchParams.get('partNumber')), body);
      return void response.writeHead(200, { etag: etag(body) }).end();
    }
    this.uploads.delete(id);
    if (request.method === 'DELETE') return void response.writeHead(204).end();
    const asked = [...body.toString().matchAll(/<PartNumber>(\d+)<\/PartNumber>/g)].map((match) => Number(match[1]));
    const chosen = asked.map((number) => parts.get(number));
    if (chosen.includes(undefined)) return fault(response, 400, 'InvalidPart');
    const tooSmall = chosen.slice(0, -1).some((part) => (part?.length ?? 0) < 5 * 1024 * 1024);
    if (tooSmall) return fault(response, 400, 'EntityTooSmall');
    this.objects.set(key, { bytes: Buffer.concat(chosen.filter((part) => part !== undefined)), type: undefined });
    return xml(
      response,
      `<CompleteMultipartUploadResult><Bucket>${this.bucket}</Bucket><Key>${key}</Key><ETag>"x-${asked.length}"</ETag></CompleteMultipartUploadResult>`,
    );
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const raw = Buffer.concat(chunks);
  return request.headers['content-encoding']?.includes('aws-chunked') ? dechunk(raw) : raw;
}

/** `<hex size>[;extensions]\r\n<bytes>\r\n` repeated up to size 0, then trailers. */
function dechunk(raw: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; ;) {
    const end = raw.indexOf('\r\n', at);
    const size = Number.parseInt(raw.subarray(at, end).toString(), 16);
    if (size === 0) return Buffer.concat(parts);
    parts.push(raw.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function etag(bytes: Buffer): string {
  return `"${createHash('md5').update(bytes).digest('hex')}"`;
}

function xml(response: ServerResponse, content: string): void {
  response.writeHead(200, { 'content-type': 'application/xml' }).end(`<?xml version="1.0"?>${content}`);
}

function fault(response: ServerResponse, status: number, code: string, bare = false): void {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(bare ? undefined : `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}

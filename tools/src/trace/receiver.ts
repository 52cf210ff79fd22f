import { createWriteStream, existsSync, renameSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { freePort } from '../processes/ports.js';
import { spansOf, type OtlpTraces } from './spans.js';

/** Two files of this size at most are kept: the one that is written and the one before. */
const MOST_BYTES = 64 * 1024 * 1024;

async function bodyOf(request: IncomingMessage): Promise<OtlpTraces> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const bytes = Buffer.concat(chunks);
  return JSON.parse((request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString('utf8'));
}

/** A trace file that turns over when it is full. */
class TraceFile {
  private stream;
  private bytes: number;

  constructor(private readonly file: string) {
    this.bytes = existsSync(file) ? statSync(file).size : 0;
    this.stream = createWriteStream(file, { flags: 'a', mode: 0o600 });
  }

  append(lines: string): void {
    if (this.bytes > MOST_BYTES) {
      this.stream.end();
      renameSync(this.file, `${this.file}.old`);
      this.stream = createWriteStream(this.file, { flags: 'a', mode: 0o600 });
      this.bytes = 0;
    }
    this.bytes += Buffer.byteLength(lines);
    this.stream.write(lines);
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.stream.end(resolve);
    });
  }
}

/** Receives OTLP/HTTP traces in JSON on loopback and appends their spans to the file, one a line. Gives the endpoint's URL. */
export async function startTraceReceiver(file: string): Promise<{ url: string; close: () => Promise<void> }> {
  const traces = new TraceFile(file);
  const receive = async (request: IncomingMessage): Promise<number> => {
    try {
      const lines = spansOf(await bodyOf(request)).map((span) => `${JSON.stringify(span)}\n`);
      if (lines.length > 0) traces.append(lines.join(''));
      return 200;
    } catch {
      return 400;
    }
  };
  const server = createServer((request, response) => {
    void receive(request).then((status) => response.writeHead(status, { 'content-type': 'application/json' }).end('{}'));
  });
  const port = await freePort();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
      await traces.close();
    },
  };
}

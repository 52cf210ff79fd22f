import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { fileURLToPath } from 'node:url';

/** A span as it comes in OTLP's JSON. */
export interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly links?: readonly { readonly spanId: string }[];
  readonly attributes: readonly { readonly key: string; readonly value: { readonly stringValue?: string; readonly intValue?: number } }[];
}

interface OtlpBody {
  resourceSpans: { resource: { attributes: ReceivedSpan['attributes'] }; scopeSpans: { spans: ReceivedSpan[] }[] }[];
}

/** Takes OTLP/HTTP as a collector does and keeps the spans. */
export class Collector {
  readonly spans: ReceivedSpan[] = [];
  readonly services = new Set<string>();
  private readonly server = createHttpServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.url === '/v1/traces') this.take(JSON.parse(Buffer.concat(chunks).toString()) as OtlpBody);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });

  async start(): Promise<string> {
    return `http://127.0.0.1:${await listen(this.server)}`;
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private take(body: OtlpBody): void {
    for (const { resource, scopeSpans } of body.resourceSpans) {
      this.services.add(resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue ?? '');
      this.spans.push(...scopeSpans.flatMap((scope) => scope.spans));
    }
  }
}

/** Answers every Redis command of a connection with OK, which is all that a span needs. */
export async function anAgreeableRedis(): Promise<{ url: string; server: Server }> {
  const server = createServer((socket) => {
    socket.on('data', (data) => {
      const commands = data.toString().match(/^\*\d+\r\n/gm)?.length ?? 0;
      socket.write('+OK\r\n'.repeat(commands));
    });
    socket.on('error', () => undefined);
  });
  return { url: `redis://127.0.0.1:${await listen(server)}`, server };
}

/** The fixture as a process of its own. */
export class ObservedApp {
  private output = '';

  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    readonly pgPatched: boolean,
  ) {}

  static async start(environment: Record<string, string>, register = true): Promise<ObservedApp> {
    const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
    const child = fork(here('./observed-app.mjs'), {
      env: { PATH: process.env['PATH'] ?? '', OTEL_SERVICE_NAME: 'observed', ...environment },
      execArgv: register ? ['--import', new URL('../dist/register.js', import.meta.url).href] : [],
      silent: true,
    });
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const started = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => undefined)]);
    if (started === undefined) throw new Error(`the fixture did not start:\n${output}`);
    const { url, pgPatched } = started[0] as { url: string; pgPatched: boolean };
    const app = new ObservedApp(child, url, pgPatched);
    app.output = output;
    child.stdout?.on('data', (chunk: Buffer) => (app.output += chunk.toString()));
    return app;
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<{ status: number; type: string; text: string }> {
    const response = await fetch(`${this.url}${path}`, { headers });
    return { status: response.status, type: response.headers.get('content-type') ?? '', text: await response.text() };
  }

  logged(message: string): Record<string, unknown> | undefined {
    const line = this.output.split('\n').find((text) => text.includes(`"msg":"${message}"`));
    return line === undefined ? undefined : (JSON.parse(line) as Record<string, unknown>);
  }

  /** Ends it as an orchestrator does, so that shutdown hooks run. */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await ended;
  }
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

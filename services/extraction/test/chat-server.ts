import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request to the chat endpoint, as it came. */
export interface ChatRequest {
  readonly authorization: string | undefined;
  readonly model: string;
  readonly system: string;
  readonly user: string;
  /** Names of the fields that were asked for. */
  readonly fields: readonly string[];
}

/** What the server does with a request. */
export type Behaviour = (request: ChatRequest, response: ServerResponse) => void;

/** Answers with claims: for each field its value, which is also what is said to be printed. */
export const says =
  (values: Readonly<Record<string, string | null>>, tokens = { prompt_tokens: 1000, completion_tokens: 100 }): Behaviour =>
  ({ fields }, response) => {
    const claims = Object.fromEntries(fields.map((name) => [name, typeof values[name] === 'string' ? { value: values[name], printed: values[name] } : null]));
    reply(response, 200, {
      id: 'chatcmpl-1',
      object: 'chat.completion',
      choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: JSON.stringify(claims) } }],
      usage: tokens,
    });
  };

/** Answers with any content. */
export const saysText =
  (content: unknown): Behaviour =>
  (_, response) =>
    reply(response, 200, { choices: [{ index: 0, message: { role: 'assistant', content } }], usage: { prompt_tokens: 1000, completion_tokens: 100 } });

/** Answers with an error of the protocol. */
export const fails =
  (status: number, headers: Readonly<Record<string, string>> = {}): Behaviour =>
  (_, response) =>
    reply(response, status, { error: { message: 'no', type: 'error', code: status } }, headers);

/** Never answers. */
export const hangs: Behaviour = () => undefined;

function reply(response: ServerResponse, status: number, body: object, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** A server that speaks the chat protocol of OpenAI as far as it is used: `POST /v1/chat/completions` with a JSON schema. */
export class ChatServer {
  readonly requests: ChatRequest[] = [];
  /** What comes next: one for each request; the last stays. */
  behaviours: Behaviour[] = [fails(500)];
  private readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => void this.take(request, response));
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  /** Forgets what came, and does this from now on. */
  now(...behaviours: Behaviour[]): void {
    this.requests.length = 0;
    this.behaviours = behaviours;
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (request.method !== 'POST' || request.url !== '/v1/chat/completions') return reply(response, 404, { error: { message: 'no such route' } });
    const {
      model,
      messages,
      response_format: format,
    } = JSON.parse(Buffer.concat(chunks).toString()) as {
      model: string;
      messages: { role: string; content: string }[];
      response_format: { type: string; json_schema: { strict: boolean; schema: { properties: object } } };
    };
    if (format.type !== 'json_schema' || !format.json_schema.strict) return reply(response, 400, { error: { message: 'a schema is needed' } });
    const known: ChatRequest = {
      authorization: request.headers.authorization,
      model,
      system: messages[0]?.content ?? '',
      user: messages[1]?.content ?? '',
      fields: Object.keys(format.json_schema.schema.properties),
    };
    this.requests.push(known);
    const behaviour = this.behaviours.length > 1 ? this.behaviours.shift() : this.behaviours[0];
    behaviour?.(known, response);
  }
}

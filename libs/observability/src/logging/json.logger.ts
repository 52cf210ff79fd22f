import type { LoggerService } from '@nestjs/common';
import { destination, type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';
import { currentTraceparent } from '../tracing/traceparent.js';
import { logContext } from './log-context.js';
import { TextStream } from './text.stream.js';

/** How a {@link JsonLogger} writes. */
export interface JsonLoggerOptions {
  /** Name of the service, on every line. */
  readonly service: string;
  /** `LOG_LEVEL`: fatal, error, warn, info, debug or trace. Default info. */
  readonly level?: string;
  /** `LOG_FORMAT`: json (one object a line) or text (for a person at a terminal). Default json. */
  readonly format?: string;
  /** Where lines go. Default standard output. */
  readonly destination?: DestinationStream;
}

type Level = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

/** Never in a log, wherever in the fields they stand at the first two depths. */
const SECRETS = ['authorization', 'password', 'secret', 'token', 'apiKey', 'cookie'];

/**
 * Nest's logger as one JSON object a line: `time` (ISO 8601), `level`, `service`, `context`, `msg`, `trace_id` and
 * `span_id` of the running trace, and the fields of `withLogContext`. An object among the arguments becomes fields.
 *
 * @example logger.warn('Redis is away', { attempts: 3 }, 'Cache');
 */
export class JsonLogger implements LoggerService {
  private readonly pino: Logger;

  constructor(options: JsonLoggerOptions) {
    const target = options.destination ?? destination(1);
    this.pino = pino(
      {
        level: options.level ?? 'info',
        base: { service: options.service },
        timestamp: stdTimeFunctions.isoTime,
        formatters: { level: (level) => ({ level }) },
        redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`]), censor: '[hidden]' },
        mixin: surroundings,
      },
      options.format === 'text' ? new TextStream(target) : target,
    );
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** Nest passes the context last, and for errors a stack before it. */
  private write(level: Level, message: unknown, rest: readonly unknown[]): void {
    if (!this.pino.isLevelEnabled(level)) return;
    const fields: Record<string, unknown> = {};
    const texts: string[] = [];
    for (const part of rest) {
      if (part instanceof Error) fields['err'] = part;
      else if (typeof part === 'string' && /\n\s+at /.test(part)) fields['stack'] = part;
      else if (typeof part === 'string') texts.push(part);
      else if (typeof part === 'object' && part !== null) Object.assign(fields, part);
    }
    const name = texts.pop();
    if (name !== undefined) fields['context'] = name;
    const more = texts.length === 0 ? '' : ` ${texts.join(' ')}`;
    if (message instanceof Error) this.pino[level]({ ...fields, err: message }, `${message.message}${more}`);
    else if (typeof message === 'object' && message !== null) this.pino[level]({ ...fields, ...message });
    else this.pino[level](fields, `${String(message)}${more}`);
  }
}

function surroundings(): object {
  const [, traceId, spanId] = currentTraceparent()?.split('-') ?? [];
  return traceId === undefined ? logContext() : { trace_id: traceId, span_id: spanId, ...logContext() };
}

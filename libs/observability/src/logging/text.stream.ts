import type { DestinationStream } from 'pino';

const QUIET = new Set(['time', 'level', 'service', 'context', 'msg', 'err', 'stack', 'trace_id', 'span_id']);

/** Turns lines of JSON into lines for a person: time, level, service, context, message, fields; stacks below. */
export class TextStream implements DestinationStream {
  constructor(private readonly target: DestinationStream) {}

  write(line: string): void {
    const entry = JSON.parse(line) as Record<string, unknown>;
    const text = (name: string): string => (typeof entry[name] === 'string' ? entry[name] : '');
    const fields = Object.entries(entry)
      .filter(([name]) => !QUIET.has(name))
      .map(([name, value]) => ` ${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
      .join('');
    const about = text('context') === '' ? text('service') : `${text('service')} ${text('context')}`;
    const error = entry['err'] as { stack?: string } | undefined;
    const stack = error?.stack ?? text('stack');
    this.target.write(
      `${text('time').slice(11, 23)} ${text('level').toUpperCase().padEnd(5)} [${about}] ${text('msg')}${fields}\n${stack === '' ? '' : `${stack}\n`}`,
    );
  }
}

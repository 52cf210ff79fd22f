import { describe, expect, it } from 'vitest';
import { JsonLogger, type JsonLoggerOptions } from './json.logger.js';

function aLogger(options: Partial<JsonLoggerOptions> = {}): { sut: JsonLogger; lines: string[]; entry: () => unknown } {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  return {
    sut: new JsonLogger({ service: 'intake', destination, ...options }),
    lines,
    entry: () => JSON.parse(lines[0] ?? '') as unknown,
  };
}

describe(JsonLogger.name, () => {
  it('writes one object a line with level, service, context and fields', () => {
    const { sut, lines, entry } = aLogger();
    sut.warn('Redis is away', { attempts: 3 }, 'Cache');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^\{.*\}\n$/);
    expect(entry()).toMatchObject({ level: 'warn', service: 'intake', context: 'Cache', msg: 'Redis is away', attempts: 3 });
    expect((entry() as { time: string }).time).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  });

  it('takes what Nest passes for an error: message, stack, context', () => {
    const { sut, entry } = aLogger();
    const { stack } = new Error('boom');
    sut.error('boom', stack, 'Handler');
    expect(entry()).toMatchObject({ level: 'error', msg: 'boom', stack, context: 'Handler' });
  });

  it('writes an error with its stack and code', () => {
    const { sut, entry } = aLogger();
    sut.error(Object.assign(new Error('no room'), { code: 'ENOSPC' }), 'Store');
    expect(entry()).toMatchObject({ msg: 'no room', err: { message: 'no room', code: 'ENOSPC' }, context: 'Store' });
  });

  it('keeps to its level', () => {
    const { sut, lines } = aLogger({ level: 'warn' });
    sut.log('a');
    sut.debug('b');
    sut.verbose('c');
    sut.warn('d');
    sut.fatal('e');
    expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual(['d', 'e']);
  });

  it('hides secrets', () => {
    const { sut, lines } = aLogger();
    sut.log({ msg: 'request', headers: { authorization: 'Bearer abc' }, password: 'abc' });
    expect(lines[0]).not.toContain('abc');
  });

  it('writes text for a person', () => {
    const { sut, lines } = aLogger({ format: 'text' });
    sut.log('Started', { port: 8080 }, 'Main');
    expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d\.\d{3} INFO  \[intake Main\] Started port=8080\n$/);
  });
});

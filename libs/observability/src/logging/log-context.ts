import { context, createContextKey } from '@opentelemetry/api';

/** Fields that every log line below carries. */
export interface LogContext {
  readonly tenant?: string;
  readonly invoice?: string;
  readonly correlation?: string;
  readonly [field: string]: string | undefined;
}

const KEY = createContextKey('smartap.log');

/** Runs `fn` so that each line logged in it carries `fields` besides those already there. Needs the SDK's context (`register`). */
export function withLogContext<T>(fields: LogContext, fn: () => T): T {
  return context.with(context.active().setValue(KEY, { ...logContext(), ...fields }), fn);
}

/** The fields set around this code. */
export function logContext(): LogContext {
  const fields = context.active().getValue(KEY);
  return typeof fields === 'object' && fields !== null ? (fields as LogContext) : {};
}

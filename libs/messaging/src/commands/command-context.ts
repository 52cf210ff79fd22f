import { AppError, isId, newId } from '@smartap/runtime';
import type { Headers } from '@smartap/contracts';
import type { Cause } from '../events/event.factory.js';

/** Who asks, of which tenant, and the id that makes a repeat harmless. */
export interface CommandContext extends Cause {
  readonly actor: string;
  readonly roles: readonly string[];
}

const HEADER = {
  id: 'smartap-command-id',
  tenant: 'smartap-tenant',
  actor: 'smartap-actor',
  roles: 'smartap-roles',
  correlation: 'smartap-correlation',
} as const;

/** A context for a new command; give the id again to repeat it. */
export function commandContext(given: {
  tenantId: string;
  actor: string;
  roles: readonly string[];
  id?: string;
  traceparent?: string | undefined;
}): CommandContext {
  const id = given.id ?? newId();
  const { traceparent, ...rest } = given;
  return { ...rest, id, correlationId: id, ...(traceparent ? { traceparent } : {}) };
}

/** The headers that carry a context. */
export function contextHeaders(context: CommandContext): Headers {
  return {
    [HEADER.id]: context.id,
    [HEADER.tenant]: context.tenantId,
    [HEADER.actor]: encodeURIComponent(context.actor),
    [HEADER.roles]: context.roles.join(','),
    [HEADER.correlation]: context.correlationId,
    ...(context.traceparent ? { traceparent: context.traceparent } : {}),
  };
}

/**
 * Reads a context.
 *
 * @throws AppError `COMMAND_INVALID` naming what is missing
 */
export function readContext(headers: Headers): CommandContext {
  const id = headers[HEADER.id];
  const tenantId = headers[HEADER.tenant];
  const actor = decoded(headers[HEADER.actor]);
  if (!isId(id) || !isId(tenantId) || !actor) {
    throw new AppError('COMMAND_INVALID', `A command needs the headers ${HEADER.id} (UUID), ${HEADER.tenant} (UUID) and ${HEADER.actor} (percent-encoded).`);
  }
  const traceparent = headers['traceparent'];
  return {
    id,
    tenantId,
    actor,
    roles: (headers[HEADER.roles] ?? '').split(',').filter(Boolean),
    correlationId: headers[HEADER.correlation] ?? id,
    ...(traceparent ? { traceparent } : {}),
  };
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

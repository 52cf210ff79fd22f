import type { Principal } from '@smartap/auth';
import { commandContext, currentTraceparent, type CommandContext } from '@smartap/messaging';
import { AppError, idFrom } from '@smartap/runtime';

const KEY_FORM = /^[\u0021-\u007e]{1,255}$/;

/**
 * The context of a command that a caller gives. The same `Idempotency-Key` (IETF draft-ietf-httpapi-idempotency-key-header-06)
 * gives the same command id, so that a repeat has the first one's answer.
 *
 * @throws AppError `REQUEST_INVALID`
 */
export function commandOf(principal: Principal, idempotencyKey?: string): CommandContext {
  if (idempotencyKey !== undefined && !KEY_FORM.test(idempotencyKey))
    throw new AppError('REQUEST_INVALID', 'Idempotency-Key must be 1 to 255 printable ASCII characters.');
  return commandContext({
    tenantId: principal.tenantId,
    actor: principal.subject,
    roles: principal.roles,
    traceparent: currentTraceparent(),
    ...(idempotencyKey === undefined ? {} : { id: idFrom(principal.tenantId, principal.subject, idempotencyKey) }),
  });
}

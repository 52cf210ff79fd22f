import type { AppError } from '@smartap/runtime';

/** HTTP status by error code; a code that is not here is a failure of ours. */
const STATUS: Readonly<Record<string, number>> = {
  REQUEST_INVALID: 400, CONTRACT_VIOLATED: 400, FIELD_INVALID: 400, COMMENT_REQUIRED: 400, EMPTY_DOCUMENT: 400, CURSOR_INVALID: 400,
  NOT_ASSIGNED: 403, LIMIT_EXCEEDED: 403, SELF_APPROVAL: 403, SOD_VENDOR_EDITOR: 403, SOD_RECEIPT_POSTER: 403,
  INVOICE_NOT_FOUND: 404, VENDOR_NOT_FOUND: 404, ORDER_NOT_FOUND: 404, RECEIPT_NOT_FOUND: 404, TASK_NOT_FOUND: 404, TENANT_NOT_FOUND: 404, OBJECT_NOT_FOUND: 404, LETTER_NOT_FOUND: 404,
  ALREADY_DECIDED: 409, CLOSED: 409, INVOICE_ENDED: 409, LETTER_EXPIRED: 409,
  STALE_CONTENT: 412, VERSION_CONFLICT: 412,
  OBJECT_TOO_LARGE: 413, DOCUMENT_TOO_LARGE: 413,
  COMMAND_ID_REUSED: 422,
  PRECONDITION_REQUIRED: 428,
  // Nobody reads this one; the log and the metrics do.
  CALLER_GONE: 499,
  SERVICE_UNAVAILABLE: 503, BUS_UNREACHABLE: 503, OBJECT_STORE_UNAVAILABLE: 503,
  OBJECT_STORE_FULL: 507,
};

/** The status an error is answered with. */
export function statusOf(error: AppError): number {
  if ('status' in error && typeof error.status === 'number') return error.status;
  return STATUS[error.code] ?? 500;
}

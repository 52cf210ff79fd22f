import { AppError } from '@smartap/runtime';

// prettier-ignore
const OUTAGE_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT', 'EHOSTUNREACH', 'EAI_AGAIN', '57P01', '57P02', '57P03', '53300', '53400', '25006']);
const OUTAGE_WORDS =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error|not queryable|driver not connected|already released/i;
const CONFLICT_CODES = new Set(['40001', '40P01', '55P03']);

/** The SQLSTATE or socket code of a database error, also of one that TypeORM wrapped. */
export function databaseCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('driverError' in error && error.driverError !== error) {
    const inner = databaseCode(error.driverError);
    if (inner !== undefined) return inner;
  }
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** True when the database cannot be reached or is shutting down: nobody's message is at fault. */
export function isOutage(error: unknown): boolean {
  if (error instanceof AppError) return false;
  const code = databaseCode(error);
  if (code !== undefined && (OUTAGE_CODES.has(code) || code.startsWith('08'))) return true;
  return error instanceof Error && OUTAGE_WORDS.test(error.message);
}

/** True for a deadlock, a serialization failure or a lock time-out: the same transaction may pass when run again. */
export function isConflict(error: unknown): boolean {
  const code = databaseCode(error);
  return code !== undefined && CONFLICT_CODES.has(code);
}

/** True for any error that the database itself raised. */
export function isDatabaseError(error: unknown): boolean {
  // Our own codes are words, and a word of five letters looks like an SQLSTATE.
  if (error instanceof AppError) return false;
  const code = databaseCode(error);
  return code !== undefined && /^[0-9A-Z]{5}$/.test(code);
}

/** What an {@link AppError} carries besides its code and message. */
export interface AppErrorOptions {
  /** True when the same call may succeed later without a change by anybody. Default false. */
  readonly retryable?: boolean;
  /** Facts a program may read: names, limits, offending values. Never secrets. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/**
 * A failure with a stable name. The message says what happened, where, and what to do next.
 *
 * @example throw new AppError('INVOICE_NOT_FOUND', 'No invoice 42 in this tenant. Check the id.', { details: { id } });
 */
export class AppError extends Error {
  readonly code: string;
  readonly retryable: boolean;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.retryable = options.retryable ?? false;
    this.details = options.details ?? {};
  }

  /** Any thrown value as an AppError; what is none already becomes `INTERNAL`. */
  static from(thrown: unknown): AppError {
    if (thrown instanceof AppError) return thrown;
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return new AppError('INTERNAL', message, { cause: thrown });
  }
}

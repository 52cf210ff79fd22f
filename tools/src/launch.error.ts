/** A fault the person at the terminal can do something about: printed without a stack. */
export class LaunchError extends Error {
  constructor(
    message: string,
    /** What to do about it, one line or more. */
    readonly hint = '',
  ) {
    super(message);
    this.name = 'LaunchError';
  }
}

/** What a person at the terminal is told of a failure: what they can do something about in words, anything else with its stack. */
export function faultText(error: unknown): string {
  if (error instanceof LaunchError) return [error.message, error.hint].filter(Boolean).join('\n');
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

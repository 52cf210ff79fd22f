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

/** Carries a failure of the caller's stream past the store's own error handling; unwrapped before it leaves `put`. */
export class SourceFailure extends Error {
  constructor(override readonly cause: unknown) {
    super('The source of the object failed');
  }
}

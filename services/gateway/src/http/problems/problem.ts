/** Problem details (RFC 9457). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  /** Id of this failure, which is in the log. */
  readonly errorId: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

/** Puts a problem together. */
export function makeProblem(errorId: string, status: number, code: string, detail: string, errors?: Problem['errors']): Problem {
  return {
    type: `urn:smartap:problem:${code.toLowerCase().replaceAll('_', '-')}`,
    title: code.replaceAll('_', ' ').toLowerCase(),
    status,
    detail,
    code,
    errorId,
    ...(errors ? { errors } : {}),
  };
}

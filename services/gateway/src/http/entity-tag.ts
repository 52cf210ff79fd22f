import { AppError } from '@smartap/runtime';

/** The entity tag of an invoice: its revision, then what was decided about it since. */
export function invoiceTag(lineage: readonly number[], openTasks: number): string {
  return `"${lineage.join('.') || '0'}+${openTasks}"`;
}

/** The entity tag of a record with a version. */
export function versionTag(version: number): string {
  return `"v${version}"`;
}

/**
 * The revision of an invoice that `If-Match` names. Only the revision counts: a stage that went on has not changed the fields.
 *
 * @throws AppError `PRECONDITION_REQUIRED` (428) without the header
 */
export function matchedRevision(ifMatch: string | undefined): number {
  return Number(matched(ifMatch, /^(?:W\/)?"(\d+)[.+\d]*"$/, 'Read the invoice and send its ETag as If-Match, so that no newer correction is lost.'));
}

/**
 * The version that `If-Match` names.
 *
 * @throws AppError `PRECONDITION_REQUIRED` (428) without the header
 */
export function matchedVersion(ifMatch: string | undefined): number {
  return Number(matched(ifMatch, /^(?:W\/)?"v(\d+)"$/, 'Read the record and send its ETag as If-Match, so that no newer change is lost.'));
}

function matched(ifMatch: string | undefined, form: RegExp, advice: string): string {
  if (!ifMatch) throw new AppError('PRECONDITION_REQUIRED', advice);
  const found = form.exec(ifMatch.trim())?.[1];
  if (found === undefined) throw new AppError('REQUEST_INVALID', `If-Match ${ifMatch} is no ETag of ours. ${advice}`);
  return found;
}

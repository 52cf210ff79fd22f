import { hash } from 'node:crypto';
import { AppError } from '@smartap/runtime';

/** The entity tag of an invoice as it is shown: its revision, what was decided about it since, and a digest of all of it. */
export function invoiceTag(lineage: readonly number[], openTasks: number, body: string): string {
  return `"${lineage.join('.') || '0'}+${openTasks}~${digest(body)}"`;
}

/** The entity tag of an answer that has no version of its own. */
export function bodyTag(body: string): string {
  return `"~${digest(body)}"`;
}

/** True when `If-None-Match` (RFC 9110, 13.1.2) names the tag: the caller has that very answer. */
export function isSeen(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch === tag || ifNoneMatch.split(',').some((seen) => seen.trim().replace(/^W\//, '') === tag || seen.trim() === '*');
}

function digest(body: string): string {
  return hash('sha256', body, 'hex').slice(0, 16);
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
  return Number(
    matched(ifMatch, /^(?:W\/)?"(\d+)[.+\d]*(?:~[0-9a-f]+)?"$/, 'Read the invoice and send its ETag as If-Match, so that no newer correction is lost.'),
  );
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

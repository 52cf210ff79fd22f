import { AppError, isId } from '@smartap/runtime';
import { parseStorageUrl, type S3Location } from '@smartap/storage';

/** A bucket and the tenant whose invoices come into it. */
export interface Bucket extends S3Location {
  readonly tenantId: string;
}

/**
 * Reads `s3://bucket/prefix?tenant=<id>&region=…&endpoint=…`, several separated by white space.
 *
 * @throws AppError `SETTINGS_INVALID`
 */
export function readBuckets(text: string): Bucket[] {
  return text.split(/\s+/).filter(Boolean).map(readBucket);
}

function readBucket(text: string, index: number): Bucket {
  const url = URL.parse(text);
  const tenantId = url?.searchParams.get('tenant');
  url?.searchParams.delete('tenant');
  try {
    const target = url && parseStorageUrl(url.href);
    if (target?.kind === 's3' && isId(tenantId)) return { ...target, tenantId };
  } catch (error) {
    throw invalid(index, error);
  }
  throw invalid(index);
}

function invalid(index: number, cause?: unknown): AppError {
  return new AppError(
    'SETTINGS_INVALID',
    `INTAKE_BUCKETS: bucket ${index + 1} must be s3://bucket/prefix?tenant=<tenant id>&region=<region>, with &endpoint=<url> for other servers than Amazon's, and without credentials.`,
    cause === undefined ? {} : { cause },
  );
}

import type { S3Client } from '@aws-sdk/client-s3';
import type { S3Location } from './s3-location.js';

/** The SDK of S3 and a client of one location. */
export interface OpenedS3 {
  readonly sdk: typeof import('@aws-sdk/client-s3');
  readonly client: S3Client;
}

/** Loads the SDK (some 40 MB of memory, which nobody pays who has no bucket) and makes a client. Nothing is sent. */
export async function openS3({ region, forcePathStyle, endpoint }: S3Location): Promise<OpenedS3> {
  const sdk = await import('@aws-sdk/client-s3');
  // S3 look-alikes do not all know the newer trailing checksums.
  const other = endpoint === undefined ? {} : { endpoint, requestChecksumCalculation: 'WHEN_REQUIRED' as const };
  return { sdk, client: new sdk.S3Client({ region, forcePathStyle, ...other }) };
}

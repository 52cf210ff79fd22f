/** Where objects lie in S3, as `STORAGE_URL` says it. */
export interface S3Location {
  readonly bucket: string;
  /** Without a slash at either end; empty for the bucket itself. */
  readonly prefix: string;
  readonly region: string;
  /** URL of a server that speaks S3; Amazon's own when left out. */
  readonly endpoint?: string;
  /** The bucket as the first part of the path and not of the host name; most look-alikes need it. */
  readonly forcePathStyle: boolean;
}

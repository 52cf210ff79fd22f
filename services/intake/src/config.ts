import { CommonSettings } from '@smartap/runtime';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Min } from 'class-validator';

/** Settings of intake. */
export class IntakeSettings extends CommonSettings {
  /** Largest document that comes in, in bytes. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  INTAKE_MAX_DOCUMENT_BYTES = 25 * 1024 * 1024;

  /** A folder with `<tenant id>/inbox` in it, from which documents are taken in. None is watched when left out. */
  @IsOptional()
  @IsString()
  INTAKE_FOLDER?: string;

  /** Mail boxes, separated by white space: `imaps://user:password@host/INBOX?tenant=<tenant id>`. A secret: give it as INTAKE_MAILBOXES_FILE. */
  @IsString()
  INTAKE_MAILBOXES = '';

  /** Buckets, separated by white space: `s3://bucket/prefix?tenant=<tenant id>&region=…`. Credentials come as AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or from the role. */
  @IsString()
  INTAKE_BUCKETS = '';

  /** clamd, which looks at every document before it comes in: `tcp://host:3310` or `unix:///path`. Nobody looks when left out. */
  @IsOptional()
  @IsString()
  INTAKE_CLAMD?: string;

  /** Seconds that clamd may be silent. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  INTAKE_CLAMD_TIMEOUT_SECONDS = 30;

  /** Seconds between two looks into a channel. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  INTAKE_WATCH_SECONDS = 5;

  /** Seconds in which nobody must have written to a file before it counts as whole. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  INTAKE_SETTLE_SECONDS = 5;
}

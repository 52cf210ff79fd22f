import { CommonSettings } from '@smartap/runtime';
import { Type } from 'class-transformer';
import { IsInt, Min } from 'class-validator';

/** Settings of extraction. */
export class ExtractionSettings extends CommonSettings {
  /** Threads that read PDFs; each takes up to EXTRACTION_MEMORY_MB. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  EXTRACTION_THREADS = 1;

  /** A document that takes longer is refused. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  EXTRACTION_TIMEOUT_SECONDS = 30;

  /** Heap of a thread; a document that takes more is refused. */
  @Type(() => Number)
  @IsInt()
  @Min(64)
  EXTRACTION_MEMORY_MB = 256;

  /** A scan whose pages take longer together is refused. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  EXTRACTION_SCAN_TIMEOUT_SECONDS = 180;
}

import { Type } from 'class-transformer';
import { IsInt, Min } from 'class-validator';
import { WORKER_LIMITS } from './domain/outcome.js';
import { ModelSettings } from './model/model.settings.js';

/** Settings of extraction. */
export class ExtractionSettings extends ModelSettings {
  /** Threads that read PDFs; each takes up to EXTRACTION_MEMORY_MB. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  EXTRACTION_THREADS = 1;

  /** A document that takes longer is refused. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  EXTRACTION_TIMEOUT_SECONDS: number = WORKER_LIMITS.seconds;

  /** Heap of a thread; a document that takes more, or twice as much outside the heap (a scan four times), is refused. */
  @Type(() => Number)
  @IsInt()
  @Min(64)
  EXTRACTION_MEMORY_MB: number = WORKER_LIMITS.memoryMb;

  /** A scan whose pages take longer together is refused. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  EXTRACTION_SCAN_TIMEOUT_SECONDS = 180;
}

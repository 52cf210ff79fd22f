import { CommonSettings } from '@smartap/runtime';
import { Type } from 'class-transformer';
import { IsInt, Min } from 'class-validator';

/** Settings of intake. */
export class IntakeSettings extends CommonSettings {
  /** Largest document that comes in, in bytes. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  INTAKE_MAX_DOCUMENT_BYTES = 25 * 1024 * 1024;
}

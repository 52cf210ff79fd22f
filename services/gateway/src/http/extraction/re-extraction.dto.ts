import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MAX_REEXTRACTED } from '@smartap/contracts';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';

/** Which invoices are read again: by id, of a vendor, by the engine that read them, or several of these. */
export class ReExtractionDto {
  @ApiPropertyOptional({ type: [String], format: 'uuid', maxItems: MAX_REEXTRACTED })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_REEXTRACTED)
  @IsUUID(undefined, { each: true })
  invoiceIds?: string[];

  @ApiPropertyOptional({ format: 'uuid', description: 'Those of a vendor, the newest first' })
  @IsOptional()
  @IsUUID()
  vendorId?: string;

  @ApiPropertyOptional({ minimum: 1, description: 'Only those whose newest revision an older engine than this has read' })
  @IsOptional()
  @IsInt()
  @Min(1)
  readBefore?: number;

  @ApiPropertyOptional({ minimum: 1, maximum: MAX_REEXTRACTED, default: 100, description: 'At most so many' })
  @IsInt()
  @Min(1)
  @Max(MAX_REEXTRACTED)
  limit = 100;

  @ApiProperty({ description: 'true: only say what would change; false: mint revisions. Then what is approved, rejected or refused is left alone.' })
  @IsBoolean()
  dryRun!: boolean;
}

import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { LimitQuery } from '../limit.query.js';

const OUTCOMES = ['same', 'differs', 'revised', 'refused', 'skipped'] as const;

/** Which invoices of an operation. */
export class ReExtractedQuery extends LimitQuery {
  @ApiPropertyOptional({ format: 'uuid', description: '`next` of the page before' })
  @IsOptional()
  @IsUUID()
  after?: string;

  @ApiPropertyOptional({ enum: OUTCOMES })
  @IsOptional()
  @IsIn(OUTCOMES)
  outcome?: (typeof OUTCOMES)[number];
}

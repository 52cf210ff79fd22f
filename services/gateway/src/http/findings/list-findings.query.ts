import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { LimitQuery } from '../limit.query.js';

const STATES = ['open', 'waived', 'fixed', 'superseded'] as const;

/** Which findings. */
export class ListFindingsQuery extends LimitQuery {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  invoiceId?: string;

  @ApiPropertyOptional({ enum: STATES, description: '`open` when neither state nor invoice is named' })
  @IsOptional()
  @IsIn(STATES)
  state?: (typeof STATES)[number];
}

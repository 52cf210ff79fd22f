import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import { LimitQuery } from '../limit.query.js';

/** A page of the invoices of a replay. */
export class ReplayedQuery extends LimitQuery {
  @ApiPropertyOptional({ format: 'uuid', description: '`next` of the page before' })
  @IsOptional()
  @IsUUID()
  after?: string;
}

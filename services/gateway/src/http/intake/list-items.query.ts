import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { LimitQuery } from '../limit.query.js';

const OUTCOMES = ['taken', 'joined', 'failed', 'refused'] as const;

/** Which lines of the ledger. */
export class ListItemsQuery extends LimitQuery {
  @ApiPropertyOptional({ format: 'uuid', description: '`next` of the page before' })
  @IsOptional()
  @IsUUID()
  after?: string;

  @ApiPropertyOptional({ description: '`folder`, `mail` or `bucket`' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  channel?: string;

  @ApiPropertyOptional({ enum: OUTCOMES, description: '`refused`: taken, but not let in' })
  @IsOptional()
  @IsIn(OUTCOMES)
  outcome?: (typeof OUTCOMES)[number];

  @ApiPropertyOptional({ format: 'uuid', description: 'Only what became this invoice or belongs to it' })
  @IsOptional()
  @IsUUID()
  invoiceId?: string;
}

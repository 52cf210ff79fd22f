import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { LimitQuery } from '../limit.query.js';

const STATES = ['used', 'demoted'] as const;

/** Which layouts. */
export class ListLayoutsQuery extends LimitQuery {
  @ApiPropertyOptional({ format: 'uuid', description: '`next` of the page before' })
  @IsOptional()
  @IsUUID()
  after?: string;

  @ApiPropertyOptional({ description: 'A VAT id, account or domain that it goes by' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  identity?: string;

  @ApiPropertyOptional({ enum: STATES })
  @IsOptional()
  @IsIn(STATES)
  state?: (typeof STATES)[number];
}

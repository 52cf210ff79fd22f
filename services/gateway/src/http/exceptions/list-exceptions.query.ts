import { ApiPropertyOptional } from '@nestjs/swagger';
import { EXCEPTION_STATES, MATCH_VERDICTS } from '@smartap/contracts';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { LimitQuery } from '../limit.query.js';

/** How the queue of exceptions is narrowed and paged. */
export class ListExceptionsQuery extends LimitQuery {
  @ApiPropertyOptional({ enum: MATCH_VERDICTS, description: 'The cause' })
  @IsOptional()
  @IsIn(MATCH_VERDICTS)
  cause?: (typeof MATCH_VERDICTS)[number];

  @ApiPropertyOptional({ enum: ['waiting', 'exception'] })
  @IsOptional()
  @IsIn(['waiting', 'exception'])
  class?: 'waiting' | 'exception';

  @ApiPropertyOptional({ description: 'Role that has to see to it' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  owner?: string;

  @ApiPropertyOptional({ enum: EXCEPTION_STATES })
  @IsOptional()
  @IsIn(EXCEPTION_STATES)
  state?: (typeof EXCEPTION_STATES)[number];

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  vendorId?: string;

  @ApiPropertyOptional({ description: 'Open for longer than so many hours' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(100_000)
  olderThanHours?: number;

  @ApiPropertyOptional({ description: '`next` of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  after?: string;
}

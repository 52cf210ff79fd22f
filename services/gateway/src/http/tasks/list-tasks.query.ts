import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';

/** How a list of tasks is narrowed and paged. */
export class ListTasksQuery {
  @ApiPropertyOptional({ enum: ['open', 'closed'], default: 'open' })
  @IsIn(['open', 'closed'])
  state = 'open';

  @ApiPropertyOptional({ description: 'clerk, approver or controller' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  role?: string;

  @ApiPropertyOptional({ enum: ['review', 'finding', 'exception', 'approval'] })
  @IsOptional()
  @IsIn(['review', 'finding', 'exception', 'approval'])
  kind?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  invoiceId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: '`next` of the page before' })
  @IsOptional()
  @IsUUID()
  after?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 200, default: 50 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit = 50;
}

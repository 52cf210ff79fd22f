import { ApiPropertyOptional } from '@nestjs/swagger';
import { SERVICES, type ServiceName } from '@smartap/contracts';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';

/** How a list of dead letters is narrowed and paged. */
export class ListLettersQuery {
  @ApiPropertyOptional({ enum: SERVICES, description: 'Who gave it up' })
  @IsOptional()
  @IsIn(SERVICES)
  service?: ServiceName;

  @ApiPropertyOptional({ description: 'Type of the event, such as invoice.received.v1' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  type?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'For operators; others see their own tenant' })
  @IsOptional()
  @IsUUID()
  tenant?: string;

  @ApiPropertyOptional({ description: 'Code of the error, such as CONTRACT_VIOLATED' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  code?: string;

  @ApiPropertyOptional({ description: 'Part of the reason, in any case' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  reason?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  invoice?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Given up at this time or later' })
  @IsOptional()
  @IsISO8601()
  since?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Given up before this time' })
  @IsOptional()
  @IsISO8601()
  until?: string;

  @ApiPropertyOptional({ format: 'uuid', description: '`next` of the page before' })
  @IsOptional()
  @IsUUID()
  after?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 500, default: 100 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  limit = 100;
}

import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { LimitQuery } from '../limit.query.js';

/** How a list of invoices is narrowed and paged. */
export class ListInvoicesQuery extends LimitQuery {
  @ApiPropertyOptional({ description: 'approved, rejected, refused, task, waiting; or with its reason, such as waiting:goods' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  outcome?: string;

  @ApiPropertyOptional({ description: 'Last stage: submitted, received, extracted, validated, matched, waiting, blocked, refused, approved, rejected' })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  stage?: string;

  @ApiPropertyOptional({ description: 'Invoice number (BT-1)' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  number?: string;

  @ApiPropertyOptional({ description: 'Seller name (BT-27)' })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  seller?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Vendor in the master data' })
  @IsOptional()
  @IsUUID()
  vendorId?: string;

  @ApiPropertyOptional({ type: Boolean, description: 'Only those about which nothing has been decided yet' })
  @IsOptional()
  @Transform(({ value }) => value === 'true' || value === true)
  @IsBoolean()
  open?: boolean;

  @ApiPropertyOptional({ type: Boolean, description: 'Only those about which a service has given a message up (dead letter)' })
  @IsOptional()
  @Transform(({ value }) => value === 'true' || value === true)
  @IsBoolean()
  faulty?: boolean;

  @ApiPropertyOptional({ format: 'uuid', description: '`next` of the page before' })
  @IsOptional()
  @IsUUID()
  after?: string;
}

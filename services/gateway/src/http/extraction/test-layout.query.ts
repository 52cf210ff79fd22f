import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';

/** On what a layout is tried. */
export class TestLayoutQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'An invoice whose document is read; without it the document is the body' })
  @IsOptional()
  @IsUUID()
  invoiceId?: string;
}

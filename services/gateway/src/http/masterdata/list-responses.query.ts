import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQuery } from './page.query.js';

/** Which answers of sellers are listed. */
export class ListResponsesQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Of this order alone' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  orderNumber?: string;
}

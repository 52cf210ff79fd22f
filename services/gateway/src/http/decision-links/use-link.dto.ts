import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

/** The answer of who comes by a link. */
export class UseLinkDto {
  @ApiProperty({ enum: ['accept', 'reject'] })
  @IsIn(['accept', 'reject'])
  answer!: 'accept' | 'reject';

  @ApiPropertyOptional({ description: 'Why; needed to reject' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  comment?: string;
}

import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';

/** The answer to a task. */
export class DecideTaskDto {
  @ApiProperty({ enum: ['accept', 'reject'] })
  @IsIn(['accept', 'reject'])
  answer!: 'accept' | 'reject';

  @ApiPropertyOptional({ description: 'Why; needed to reject, and to accept an exception' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  comment?: string;

  @ApiPropertyOptional({ type: [Number], description: 'Lineage of the task as you saw it: a newer one is not decided by mistake' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(4)
  @IsInt({ each: true })
  @Min(0, { each: true })
  seenLineage?: number[];
}

import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';

/** Who takes a task. */
export class HandOverDto {
  @ApiProperty({ description: 'The colleague, as in tokens' })
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  to!: string;
}

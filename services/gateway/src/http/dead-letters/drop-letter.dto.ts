import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';

/** Why a dead letter is given up for good. */
export class DropLetterDto {
  @ApiProperty({ description: 'Goes to the audit trail', example: 'The supplier has sent the invoice again.' })
  @IsString()
  @MinLength(3)
  @MaxLength(1000)
  why!: string;
}

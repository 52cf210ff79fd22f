import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';

/** What a file is called. */
export class AttachmentQuery {
  @ApiProperty({ description: 'With its ending, such as quote.pdf' })
  @IsString()
  @MinLength(1)
  @MaxLength(300)
  filename!: string;
}

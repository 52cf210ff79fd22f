import { ApiProperty } from '@nestjs/swagger';
import { IsISO8601, Length } from 'class-validator';

/** From one day to another, both inclusive. */
export class DaysQuery {
  @ApiProperty({ format: 'date' })
  @IsISO8601({ strict: true })
  @Length(10, 10)
  from!: string;

  @ApiProperty({ format: 'date' })
  @IsISO8601({ strict: true })
  @Length(10, 10)
  to!: string;
}

import { ApiProperty } from '@nestjs/swagger';
import { IsObject } from 'class-validator';

/** New values of fields. */
export class CorrectFieldsDto {
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', nullable: true },
    description: 'New values by path in the invoice; null removes, of `lines[2]` the whole line; the path of the line after the last adds one',
    example: { 'totals.due': '119.00', dueDate: '2026-02-28' },
  })
  @IsObject()
  fields!: Record<string, string | null>;
}

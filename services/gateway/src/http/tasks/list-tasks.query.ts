import { ApiPropertyOptional } from '@nestjs/swagger';
import { TASK_KINDS } from '@smartap/contracts';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { LimitQuery } from '../limit.query.js';

/** How a list of tasks is narrowed and paged. */
export class ListTasksQuery extends LimitQuery {
  @ApiPropertyOptional({ enum: ['open', 'closed'], default: 'open' })
  @IsIn(['open', 'closed'])
  state = 'open';

  @ApiPropertyOptional({ description: 'clerk, approver or controller' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  role?: string;

  @ApiPropertyOptional({ enum: TASK_KINDS })
  @IsOptional()
  @IsIn(TASK_KINDS)
  kind?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  invoiceId?: string;

  @ApiPropertyOptional({
    enum: ['age', 'urgency'],
    default: 'age',
    description: '`urgency`: by the day on which a discount ends or the invoice is due, then discount at stake, then risk',
  })
  @IsIn(['age', 'urgency'])
  sort: 'age' | 'urgency' = 'age';

  @ApiPropertyOptional({ format: 'uuid', description: '`next` of the page before' })
  @IsOptional()
  @IsUUID()
  after?: string;
}

import { Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { listExceptions, resolveException } from '@smartap/contracts';
import { inTransaction } from '@smartap/database';
import { CommandController, CommandRunner, HandlesCommand, type CommandContext } from '@smartap/messaging';
import { CLOCK, type Clock } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';
import { DataSource } from 'typeorm';
import { handlingOf } from '../domain/index.js';
import { cursorOf, listExceptionRows } from '../store/exceptions.js';
import { ResolveException } from './resolve-exception.usecase.js';

const MS_PER_HOUR = 3_600_000;

/** Answers the commands about exceptions. */
@CommandController()
export class ExceptionsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runner: CommandRunner,
    private readonly resolving: ResolveException,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @HandlesCommand(listExceptions)
  async list(@Payload() request: Static<typeof listExceptions.request>, @Ctx() { tenantId }: CommandContext): Promise<Static<typeof listExceptions.reply>> {
    const at = this.clock.now();
    const found = await inTransaction(this.dataSource, [tenantId], (tx) => listExceptionRows(tx, tenantId, at, { ...request, limit: request.limit + 1 }));
    const page = found.slice(0, request.limit);
    const last = page.at(-1);
    return {
      exceptions: page.map((row) => ({
        ...row,
        next: handlingOf(row.cause).next,
        ageHours: Math.max(0, Math.floor((at.getTime() - Date.parse(row.openedAt)) / MS_PER_HOUR)),
      })),
      next: found.length > request.limit && last ? cursorOf(last) : null,
    };
  }

  @HandlesCommand(resolveException)
  resolve(@Payload() request: Static<typeof resolveException.request>, @Ctx() context: CommandContext): Promise<Static<typeof resolveException.reply>> {
    return this.runner.run(request, context, (tx) => this.resolving.execute(tx, request, context));
  }
}

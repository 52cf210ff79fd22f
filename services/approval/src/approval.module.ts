import { Module } from '@nestjs/common';
import { DecideTask } from './api/decide-task.usecase.js';
import { TasksController } from './api/tasks.controller.js';
import { ActorHandler } from './handlers/actor.handler.js';
import { InvoiceMatchedHandler } from './handlers/invoice-matched.handler.js';
import { InvoiceStoppedHandler } from './handlers/invoice-stopped.handler.js';
import { TaskRequestedHandler } from './handlers/task-requested.handler.js';
import { TenantChangedHandler } from './handlers/tenant-changed.handler.js';

/** Decides who must agree, and keeps what they decided. */
@Module({
  controllers: [TasksController],
  providers: [DecideTask, InvoiceMatchedHandler, TaskRequestedHandler, InvoiceStoppedHandler, TenantChangedHandler, ActorHandler],
})
export class ApprovalModule {}

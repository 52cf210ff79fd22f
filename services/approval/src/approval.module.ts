import { Module } from '@nestjs/common';
import { DecideTask } from './api/decide-task.usecase.js';
import { ApprovalClock } from './clock/approval-clock.job.js';
import { HandOverTask } from './api/hand-over-task.usecase.js';
import { PoliciesController } from './api/policies.controller.js';
import { RecheckBeforeApproval } from './api/recheck-before-approval.js';
import { TasksController } from './api/tasks.controller.js';
import { ActorHandler } from './handlers/actor.handler.js';
import { InvoiceMatchedHandler } from './handlers/invoice-matched.handler.js';
import { InvoiceStoppedHandler } from './handlers/invoice-stopped.handler.js';
import { TaskRequestedHandler } from './handlers/task-requested.handler.js';
import { TenantChangedHandler } from './handlers/tenant-changed.handler.js';

/** Decides who must agree, and keeps what they decided. */
@Module({
  controllers: [TasksController, PoliciesController],
  providers: [DecideTask, RecheckBeforeApproval, HandOverTask, ApprovalClock, InvoiceMatchedHandler, TaskRequestedHandler, InvoiceStoppedHandler, TenantChangedHandler, ActorHandler],
})
export class ApprovalModule {}

import { Module, type DynamicModule } from '@nestjs/common';
import { BreakGlass } from './api/break-glass.usecase.js';
import { DecideTask } from './api/decide-task.usecase.js';
import { DecisionLinksController } from './api/decision-links.controller.js';
import { HandOverTask } from './api/hand-over-task.usecase.js';
import { NotesController } from './api/notes.controller.js';
import { PoliciesController } from './api/policies.controller.js';
import { RecheckBeforeApproval } from './api/recheck-before-approval.js';
import { TasksController } from './api/tasks.controller.js';
import { TouchlessController } from './api/touchless.controller.js';
import { ApprovalClock } from './clock/approval-clock.job.js';
import { ApprovalSettings } from './config.js';
import { ActorHandler } from './handlers/actor.handler.js';
import { InvoiceMatchedHandler } from './handlers/invoice-matched.handler.js';
import { InvoiceStoppedHandler } from './handlers/invoice-stopped.handler.js';
import { TaskRequestedHandler } from './handlers/task-requested.handler.js';
import { TenantChangedHandler } from './handlers/tenant-changed.handler.js';
import { MailJob } from './notify/mail.job.js';
import { Mailer } from './notify/mailer.js';
import { Notifier } from './notify/notifier.js';

const USE_CASES = [BreakGlass, DecideTask, RecheckBeforeApproval, HandOverTask];
const HANDLERS = [InvoiceMatchedHandler, TaskRequestedHandler, InvoiceStoppedHandler, TenantChangedHandler, ActorHandler];
const TELLING = [Notifier, Mailer, MailJob];

/** Decides who must agree, and keeps what they decided. */
@Module({})
export class ApprovalModule {
  static with(settings: ApprovalSettings): DynamicModule {
    return {
      module: ApprovalModule,
      controllers: [TasksController, PoliciesController, NotesController, DecisionLinksController, TouchlessController],
      providers: [{ provide: ApprovalSettings, useValue: settings }, ...USE_CASES, ApprovalClock, ...HANDLERS, ...TELLING],
    };
  }
}

import { Module } from '@nestjs/common';
import { CodeInvoice } from './api/code-invoice.usecase.js';
import { CodingValuesController } from './api/coding-values.controller.js';
import { CodingsController } from './api/codings.controller.js';
import { DespatchesController } from './api/despatches.controller.js';
import { ExceptionsController } from './api/exceptions.controller.js';
import { MatchesController } from './api/matches.controller.js';
import { OrderResponsesController } from './api/order-responses.controller.js';
import { OrdersController } from './api/orders.controller.js';
import { PoliciesController } from './api/policies.controller.js';
import { ReceiptsController } from './api/receipts.controller.js';
import { ResolveException } from './api/resolve-exception.usecase.js';
import { SettleResponse } from './api/settle-response.usecase.js';
import { InvoiceEndedHandler } from './handlers/invoice-ended.handler.js';
import { InvoiceValidatedHandler } from './handlers/invoice-validated.handler.js';
import { MasterdataSubmittedHandler } from './handlers/masterdata-submitted.handler.js';
import { OrderChangeSubmittedHandler } from './handlers/order-change-submitted.handler.js';
import { OrderMovedHandler } from './handlers/order-moved.handler.js';
import { TaskClosedHandler } from './handlers/task-closed.handler.js';

/** Decides whether an invoice was ordered and received. */
@Module({
  controllers: [
    OrdersController,
    OrderResponsesController,
    DespatchesController,
    ReceiptsController,
    MatchesController,
    ExceptionsController,
    CodingsController,
    CodingValuesController,
    PoliciesController,
  ],
  providers: [
    ResolveException,
    CodeInvoice,
    SettleResponse,
    InvoiceValidatedHandler,
    InvoiceEndedHandler,
    OrderMovedHandler,
    TaskClosedHandler,
    MasterdataSubmittedHandler,
    OrderChangeSubmittedHandler,
  ],
})
export class MatchingModule {}

import { Module, type DynamicModule } from '@nestjs/common';
import { OperationsModule } from '@smartap/operations';
import { AccountsController } from './api/accounts.controller.js';
import { DuplicatesController } from './api/duplicates.controller.js';
import { FindingsController } from './api/findings.controller.js';
import { OperationsController } from './api/operations.controller.js';
import { PayeeVerificationsController } from './api/payee-verifications.controller.js';
import { PoliciesController } from './api/policies.controller.js';
import { RiskController } from './api/risk.controller.js';
import { ValidationsController } from './api/validations.controller.js';
import { VendorsController } from './api/vendors.controller.js';
import { ValidationSettings } from './config.js';
import { InvoiceApprovedHandler } from './handlers/invoice-approved.handler.js';
import { InvoiceEndedHandler } from './handlers/invoice-ended.handler.js';
import { InvoiceExtractedHandler } from './handlers/invoice-extracted.handler.js';
import { OrderChangedHandler } from './handlers/order-changed.handler.js';
import { TaskClosedHandler } from './handlers/task-closed.handler.js';
import { VendorChangedHandler } from './handlers/vendor-changed.handler.js';
import { VendorSubmittedHandler } from './handlers/vendor-submitted.handler.js';
import { AmountReportWorker } from './operations/amount-report.worker.js';
import { DuplicateReindexWorker } from './operations/duplicate-reindex.worker.js';
import { PolicyReplayWorker } from './operations/policy-replay.worker.js';
import { AskForVatIds } from './vies/ask-for-vat-ids.js';
import { VatCheckJob } from './vies/vat-check.job.js';

/** Decides whether an invoice is right, new and from a known vendor. */
@Module({})
export class ValidationModule {
  static with(settings: ValidationSettings): DynamicModule {
    return {
      module: ValidationModule,
      imports: [OperationsModule.forService('validation')],
      controllers: [
        VendorsController,
        ValidationsController,
        DuplicatesController,
        PoliciesController,
        AccountsController,
        FindingsController,
        OperationsController,
        RiskController,
        PayeeVerificationsController,
      ],
      providers: [
        { provide: ValidationSettings, useValue: settings },
        AskForVatIds,
        VatCheckJob,
        InvoiceExtractedHandler,
        InvoiceEndedHandler,
        InvoiceApprovedHandler,
        TaskClosedHandler,
        VendorSubmittedHandler,
        VendorChangedHandler,
        OrderChangedHandler,
        PolicyReplayWorker,
        DuplicateReindexWorker,
        AmountReportWorker,
      ],
    };
  }
}

import { Module, type DynamicModule } from '@nestjs/common';
import { OperationsModule } from '@smartap/operations';
import { InvoicesController } from './api/invoices.controller.js';
import { LayoutsController } from './api/layouts.controller.js';
import { ReExtractionController } from './api/re-extraction.controller.js';
import { ModelController } from './api/model.controller.js';
import { ExtractionSettings } from './config.js';
import { InvoiceCorrectedHandler } from './handlers/invoice-corrected.handler.js';
import { InvoiceRejectedHandler } from './handlers/invoice-rejected.handler.js';
import { InvoiceScannedHandler } from './handlers/invoice-scanned.handler.js';
import { InvoiceQuestionedHandler } from './handlers/invoice-questioned.handler.js';
import { PageReceivedHandler } from './handlers/page-received.handler.js';
import { ReviewClosedHandler } from './handlers/review-closed.handler.js';
import { TenantChangedHandler } from './handlers/tenant-changed.handler.js';
import { XmlReceivedHandler } from './handlers/xml-received.handler.js';
import { AskModel } from './model/ask-model.usecase.js';
import { ChatClient } from './model/chat.client.js';
import { ModelBudget } from './model/model.budget.js';
import { ModelQuestions } from './model/model-questions.js';
import { LayoutTestWorker } from './operations/layout-test.worker.js';
import { ReExtractionWorker } from './operations/re-extraction.worker.js';
import { ExtractionPool } from './worker/extraction.pool.js';
import { PageReader } from './worker/page.reader.js';

/** Reads an invoice out of a document, each value with its evidence. */
@Module({})
export class ExtractionModule {
  static with(settings: ExtractionSettings): DynamicModule {
    return {
      module: ExtractionModule,
      imports: [OperationsModule.forService('extraction')],
      controllers: [InvoicesController, ModelController, LayoutsController, ReExtractionController],
      providers: [
        { provide: ExtractionSettings, useValue: settings },
        ExtractionPool,
        PageReader,
        XmlReceivedHandler,
        PageReceivedHandler,
        InvoiceScannedHandler,
        InvoiceCorrectedHandler,
        ReviewClosedHandler,
        TenantChangedHandler,
        InvoiceRejectedHandler,
        LayoutTestWorker,
        ChatClient,
        ModelBudget,
        AskModel,
        ModelQuestions,
        InvoiceQuestionedHandler,
        ReExtractionWorker,
      ],
    };
  }
}

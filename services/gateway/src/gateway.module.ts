import { Module, type DynamicModule } from '@nestjs/common';
import { AuthModule } from '@smartap/auth';
import { CacheModule } from '@smartap/cache';
import { GatewaySettings, type GatewayConfig } from './config.js';
import { InvoiceDetailsReader } from './http/invoices/invoice-details.js';
import { DeadLetterKeeper } from './dead-letters/dead-letter.keeper.js';
import { HandleLetter } from './dead-letters/handle-letter.usecase.js';
import { DeadLettersController } from './http/dead-letters/dead-letters.controller.js';
import { DecisionLinksController } from './http/decision-links/decision-links.controller.js';
import { CodingController } from './http/exceptions/coding.controller.js';
import { ExceptionsController } from './http/exceptions/exceptions.controller.js';
import { FindingsController } from './http/findings/findings.controller.js';
import { InvoiceAnswers } from './http/invoices/invoice-answers.js';
import { InvoicesController } from './http/invoices/invoices.controller.js';
import { CodingValuesController } from './http/masterdata/coding-values.controller.js';
import { DespatchesController } from './http/masterdata/despatches.controller.js';
import { OrderResponsesController } from './http/masterdata/order-responses.controller.js';
import { OrdersController } from './http/masterdata/orders.controller.js';
import { ReceiptsController } from './http/masterdata/receipts.controller.js';
import { VendorAccountsController } from './http/masterdata/vendor-accounts.controller.js';
import { VendorsController } from './http/masterdata/vendors.controller.js';
import { ChooseInvoices } from './http/extraction/choose-invoices.js';
import { ModelBudgetController } from './http/extraction/model-budget.controller.js';
import { ReExtractionsController } from './http/extraction/re-extractions.controller.js';
import { IntakeItemsController } from './http/intake/intake-items.controller.js';
import { LayoutsController } from './http/extraction/layouts.controller.js';
import { ReplaysController } from './http/validation/replays.controller.js';
import { VatIdsController } from './http/validation/vat-ids.controller.js';
import { RiskController } from './http/validation/risk.controller.js';
import { OperationsController } from './http/operations/operations.controller.js';
import { NotesController } from './http/notes/notes.controller.js';
import { PersonsController } from './http/persons/persons.controller.js';
import { ExchangeRatesController } from './http/policies/exchange-rates.controller.js';
import { ApprovalPolicyController, MatchingPolicyController, ValidationPolicyController } from './http/policies/policies.js';
import { EmergencyController } from './http/tasks/emergency.controller.js';
import { TasksController } from './http/tasks/tasks.controller.js';
import { TenantsController } from './http/tenants/tenants.controller.js';
import { TouchlessController } from './http/touchless/touchless.controller.js';
import { Admission } from './pressure/admission.js';
import { OutboxBacklog } from './pressure/outbox-backlog.js';
import { InvoiceProjector } from './projector/invoice.projector.js';
import { TaskProjector } from './projector/task.projector.js';
import { Reconciler } from './reconciler/reconciler.js';
import { DatabaseApiKeyStore } from './store/api-key.store.js';
import { InvoiceCache } from './store/invoice-cache.js';
import { OrphanSweeper } from './upload/orphan.sweeper.js';
import { TryLayout } from './upload/try-layout.usecase.js';
import { SubmitInvoice } from './upload/submit-invoice.usecase.js';

const MASTER_DATA = [
  VatIdsController,
  VendorsController,
  VendorAccountsController,
  OrdersController,
  OrderResponsesController,
  DespatchesController,
  ReceiptsController,
  CodingValuesController,
];
const POLICIES = [ReplaysController, RiskController, ValidationPolicyController, MatchingPolicyController, ApprovalPolicyController, ExchangeRatesController];
const DECISIONS = [ExceptionsController, CodingController, TasksController, DecisionLinksController, NotesController, EmergencyController, TouchlessController];
const READING = [IntakeItemsController, LayoutsController, ReExtractionsController, ModelBudgetController];
const API = [
  InvoicesController,
  ...READING,
  OperationsController,
  FindingsController,
  ...DECISIONS,
  ...MASTER_DATA,
  ...POLICIES,
  PersonsController,
  TenantsController,
  DeadLettersController,
];
const PROJECTOR = [InvoiceProjector, TaskProjector, Reconciler, DeadLetterKeeper, OrphanSweeper];

/** The HTTP door and the read model behind it. */
@Module({})
export class GatewayModule {
  static with({ gateway, auth, cache }: GatewayConfig): DynamicModule {
    const runs = new Set(gateway.GATEWAY_ROLES);
    return {
      module: GatewayModule,
      imports: [AuthModule.forRoot({ settings: auth, apiKeyStore: DatabaseApiKeyStore }), CacheModule.forRoot(cache)],
      controllers: runs.has('api') ? API : [],
      providers: [
        { provide: GatewaySettings, useValue: gateway },
        SubmitInvoice,
        TryLayout,
        ChooseInvoices,
        InvoiceDetailsReader,
        InvoiceAnswers,
        InvoiceCache,
        Admission,
        OutboxBacklog,
        HandleLetter,
        ...(runs.has('projector') ? PROJECTOR : []),
      ],
    };
  }
}

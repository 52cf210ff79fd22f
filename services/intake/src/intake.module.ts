import { Module, type DynamicModule } from '@nestjs/common';
import { IntakeSettings } from './config.js';
import { InvoiceSubmittedHandler } from './handlers/invoice-submitted.handler.js';

/** Takes submitted documents in or refuses them. */
@Module({})
export class IntakeModule {
  static with(settings: IntakeSettings): DynamicModule {
    return { module: IntakeModule, providers: [{ provide: IntakeSettings, useValue: settings }, InvoiceSubmittedHandler] };
  }
}

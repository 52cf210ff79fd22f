import { Module, type DynamicModule } from '@nestjs/common';
import { ChannelWatcher } from './channels/channel.watcher.js';
import { TakeIn } from './channels/take-in.usecase.js';
import { IntakeSettings } from './config.js';
import { InvoiceSplitHandler } from './handlers/invoice-split.handler.js';
import { InvoiceSubmittedHandler } from './handlers/invoice-submitted.handler.js';

/** Takes submitted documents in or refuses them; watches folders for more. */
@Module({})
export class IntakeModule {
  static with(settings: IntakeSettings): DynamicModule {
    return { module: IntakeModule, providers: [{ provide: IntakeSettings, useValue: settings }, InvoiceSubmittedHandler, InvoiceSplitHandler, TakeIn, ChannelWatcher] };
  }
}

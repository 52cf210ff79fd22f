import { Module, type DynamicModule } from '@nestjs/common';
import { LedgerController } from './api/ledger.controller.js';
import { ChannelWatcher } from './channels/channel.watcher.js';
import { TakeIn } from './channels/take-in.usecase.js';
import { IntakeSettings } from './config.js';
import { AttachmentFoundHandler } from './handlers/attachment-found.handler.js';
import { InvoiceSplitHandler } from './handlers/invoice-split.handler.js';
import { InvoiceSubmittedHandler } from './handlers/invoice-submitted.handler.js';
import { ArchiveOpener } from './archive/archive.opener.js';
import { OutlookOpener } from './mail/outlook.opener.js';
import { VirusScanner } from './scanner/virus.scanner.js';

/** Takes submitted documents in or refuses them; watches folders, mail boxes and buckets for more. */
@Module({})
export class IntakeModule {
  static with(settings: IntakeSettings): DynamicModule {
    const providers = [
      { provide: IntakeSettings, useValue: settings },
      ArchiveOpener,
      OutlookOpener,
      VirusScanner,
      InvoiceSubmittedHandler,
      InvoiceSplitHandler,
      AttachmentFoundHandler,
      TakeIn,
      ChannelWatcher,
    ];
    return { module: IntakeModule, controllers: [LedgerController], providers };
  }
}

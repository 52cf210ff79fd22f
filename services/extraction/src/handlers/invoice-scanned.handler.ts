import { Inject, Injectable } from '@nestjs/common';
import type { BusEvent } from '@smartap/contracts';
import { EventFactory, HandlesEvents } from '@smartap/messaging';
import { CLOCK, type Clock } from '@smartap/runtime';
import type { ExtractionOutcome } from '../domain/index.js';
import { PageReader } from '../worker/page.reader.js';
import { ModelQuestions } from '../model/model-questions.js';
import { InvoiceReceivedHandler, type ScannedType } from './invoice-received.handler.js';

/** Scans and photos, and what a person takes as an invoice after all: read in a lane and a thread of their own, so that they delay nothing else. */
@Injectable()
@HandlesEvents({ events: ['invoice.scanned.v1'], lane: 'scans', fold: 'latest' })
export class InvoiceScannedHandler extends InvoiceReceivedHandler<ScannedType> {
  constructor(
    events: EventFactory,
    @Inject(CLOCK) clock: Clock,
    questions: ModelQuestions,
    private readonly pages: PageReader,
  ) {
    super(events, clock, questions);
  }

  override prepare(event: BusEvent<ScannedType>): Promise<ExtractionOutcome> {
    return event.data.insistedBy === undefined ? this.pages.readScan(event) : this.pages.readInsisted(event);
  }
}

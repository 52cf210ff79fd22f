import { Inject, Injectable } from '@nestjs/common';
import type { AnyBusEvent, BusEvent } from '@smartap/contracts';
import { EventFactory, HandlesEvents } from '@smartap/messaging';
import { CLOCK, type Clock } from '@smartap/runtime';
import type { ExtractionOutcome } from '../domain/index.js';
import { PageReader } from '../worker/page.reader.js';
import { ModelQuestions } from '../model/model-questions.js';
import { InvoiceReceivedHandler, isQuick, type ReceivedType } from './invoice-received.handler.js';

/** PDFs, images and very large XML: read in worker threads. */
@Injectable()
@HandlesEvents({ events: ['invoice.received.v1'], lane: 'slow', fold: 'latest' })
export class PageReceivedHandler extends InvoiceReceivedHandler {
  constructor(
    events: EventFactory,
    @Inject(CLOCK) clock: Clock,
    questions: ModelQuestions,
    private readonly pages: PageReader,
  ) {
    super(events, clock, questions);
  }

  override accepts(event: AnyBusEvent<ReceivedType>): boolean {
    return !isQuick(event);
  }

  override prepare(event: BusEvent<ReceivedType>): Promise<ExtractionOutcome> {
    return this.pages.readText(event);
  }
}

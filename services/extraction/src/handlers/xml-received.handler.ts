import { Inject, Injectable } from '@nestjs/common';
import type { AnyBusEvent, BusEvent } from '@smartap/contracts';
import { EventFactory, HandlesEvents } from '@smartap/messaging';
import { CLOCK, type Clock } from '@smartap/runtime';
import { OBJECT_STORE, type ObjectStore } from '@smartap/storage';
import { readElectronic, type ExtractionOutcome } from '../domain/index.js';
import { ModelQuestions } from '../model/model-questions.js';
import { PageReader } from '../worker/page.reader.js';
import { InvoiceReceivedHandler, isQuick, type ReceivedType } from './invoice-received.handler.js';

/** Electronic invoices of usual size: read in this thread, in about a millisecond each. */
@Injectable()
@HandlesEvents({ events: ['invoice.received.v1'], lane: 'fast', fold: 'latest' })
export class XmlReceivedHandler extends InvoiceReceivedHandler {
  constructor(
    events: EventFactory,
    @Inject(CLOCK) clock: Clock,
    questions: ModelQuestions,
    @Inject(OBJECT_STORE) private readonly objects: ObjectStore,
    private readonly pages: PageReader,
  ) {
    super(events, clock, questions);
  }

  override accepts(event: AnyBusEvent<ReceivedType>): boolean {
    return isQuick(event);
  }

  override async prepare(event: BusEvent<ReceivedType>): Promise<ExtractionOutcome> {
    const { storageKey, pages } = event.data.document;
    const read = readElectronic(await this.objects.read(storageKey), pages === undefined ? { split: true } : { pages });
    // A PDF or a picture in the envelope of a signature is read where any other is.
    return read.outcome === 'other' ? this.pages.readText(event) : read;
  }
}

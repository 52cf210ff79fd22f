import { Injectable } from '@nestjs/common';
import type { BusEvent } from '@smartap/contracts';
import { EventFactory, type Cause } from '@smartap/messaging';
import { dec } from '@smartap/runtime';
import { ExtractionSettings } from '../config.js';
import { questionable, type Extracted } from '../domain/index.js';
import type { PageSource } from '../store/layouts.js';

/** Whether a model is asked about an invoice, and what: told as an event, so that nothing waits for the answer. */
@Injectable()
export class ModelQuestions {
  readonly isOn: boolean;

  constructor(
    settings: ExtractionSettings,
    private readonly events: EventFactory,
  ) {
    this.isOn = settings.AI_PROVIDER !== 'none' && dec(settings.AI_MONTHLY_BUDGET).gt(0);
  }

  about(
    cause: Cause & { readonly data: { readonly invoiceId: string } },
    { storageKey, pages }: PageSource,
    { review }: Extracted,
  ): BusEvent<'invoice.questioned.v1'>[] {
    const fields = this.isOn ? questionable(review) : [];
    if (fields.length === 0) return [];
    const ofDocument = review.filter(({ field }) => field === '').map(({ reason, value }) => ({ reason, ...(value === undefined ? {} : { value }) }));
    return [
      this.events.causedBy(cause, 'invoice.questioned.v1', {
        invoiceId: cause.data.invoiceId,
        lineage: [1],
        storageKey,
        fields,
        ofDocument,
        ...(pages === undefined ? {} : { pages }),
      }),
    ];
  }
}

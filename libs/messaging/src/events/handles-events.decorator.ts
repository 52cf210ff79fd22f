import { SetMetadata } from '@nestjs/common';
import type { EventType } from '@smartap/contracts';

/** What a handler takes, and how. */
export interface HandlerOptions<K extends EventType = EventType> {
  readonly events: readonly K[];
  /** A lane of the service's in `LANES`. */
  readonly lane: string;
  /**
   * What to do with several events of one aggregate in a batch. `latest`: only the one of the newest lineage is
   * decided. `each`: every one, in rounds, so that each sees the one before. `together`: the handler sorts them out.
   */
  readonly fold: 'latest' | 'each' | 'together';
}

/** Where the decorator keeps its options. */
export const HANDLES_EVENTS = 'smartap:handles-events';

/** Marks a provider as the handler of events. Two for the same event in one lane fail at start. */
export const HandlesEvents = (options: HandlerOptions): ClassDecorator => SetMetadata(HANDLES_EVENTS, options);

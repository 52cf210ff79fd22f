import { compareLineage, type AnyBusEvent, type EventType, type Lineage } from '@smartap/contracts';
import type { EventHandler, Received } from './handler.js';
import type { HandlerOptions } from './handles-events.decorator.js';
import type { Message } from './message.js';

/** A handler with its options and the durable it reads from. */
export interface Registration {
  readonly consumer: string;
  readonly options: HandlerOptions;
  readonly handler: EventHandler<EventType, unknown, unknown, unknown>;
}

/** A message whose event was read and prepared. */
export interface Item extends Received {
  readonly message: Message;
}

/**
 * Splits items into rounds so that a handler sees each aggregate at most once in a round. `latest` keeps the newest
 * lineage alone: what it replaces rides along as `replaced`, to be taken by the inbox and forgotten.
 */
export function foldItems(items: readonly Item[], fold: HandlerOptions['fold']): { rounds: Item[][]; replaced: Item[] } {
  if (fold === 'together') return { rounds: [[...items]], replaced: [] };
  const rounds: Item[][] = [];
  const replaced: Item[] = [];
  const byAggregate = Map.groupBy(items, (item) => `${item.event.tenantId} ${item.event.subject}`);
  for (const same of byAggregate.values()) {
    const sorted = same.toSorted((a, b) => compareLineage(lineageOf(a.event), lineageOf(b.event)));
    const kept = fold === 'latest' ? sorted.slice(-1) : sorted;
    if (fold === 'latest') replaced.push(...sorted.slice(0, -1));
    kept.forEach((item, i) => (rounds[i] ??= []).push(item));
  }
  return { rounds, replaced };
}

/** The lineage an event carries; `[]` for one that has none. */
export function lineageOf(event: AnyBusEvent): Lineage {
  return 'lineage' in event.data ? event.data.lineage : [];
}

import type { BusEvent, EventType } from '@smartap/contracts';
import type { TestDatabase } from '../servers/test-database.js';
import type { TestedService } from '../service/tested-service.js';

/** Where the event of a case is made. */
export interface Scene {
  /** New in every case. */
  readonly tenantId: string;
  readonly service: TestedService;
}

/** One way an event takes through a service, as {@link describeEventPath} tests it. */
export interface EventPath {
  /** Name of the handler. */
  readonly name: string;
  readonly service: TestedService;
  /** The durable whose handler it is. */
  readonly consumer: string;
  /** Brings about what the event needs, and makes the event. Everything it published must be handled when it resolves. */
  makeEvent(scene: Scene): Promise<BusEvent> | BusEvent;
  /** Counts what the event has changed: 0 before, 1 after it was handled, more when it was handled twice. */
  effect(database: TestDatabase, event: BusEvent): Promise<number>;
  /** What is told because of one event, by type. */
  readonly told: Partial<Record<EventType, number>>;
  /** For events that carry a lineage. */
  readonly lineage?: {
    /** Two events about the same aggregate. */
    make(scene: Scene): Promise<{ older: BusEvent; newer: BusEvent }> | { older: BusEvent; newer: BusEvent };
    /** What the older one must leave as it is. */
    state(database: TestDatabase, event: BusEvent): Promise<unknown>;
  };
  /** An event whose handling fails for good, with the code of its dead letter. */
  readonly failing?: { readonly what: string; readonly code: string; make(scene: Scene): Promise<BusEvent> | BusEvent };
}

import { assertFits, eventDefinition, EVENTS, type BusEvent, type EventMap, type EventType } from '@smartap/contracts';
import { newId } from '@smartap/runtime';

/** Builds events with every field defaulted by the contract's example and with ids that are new each time. */
export class EventBuilder<K extends EventType> {
  private tenantId = newId();
  private id = newId();
  private parts: Partial<EventMap[K]> = {};

  constructor(private readonly type: K) {}

  ofTenant(tenantId: string): this {
    this.tenantId = tenantId;
    return this;
  }

  withId(id: string): this {
    this.id = id;
    return this;
  }

  /** Overrides fields of the data. */
  with(parts: Partial<EventMap[K]>): this {
    this.parts = { ...this.parts, ...parts };
    return this;
  }

  /**
   * The event.
   *
   * @throws ContractError when it does not fit its contract: a test that wants that disguises a good one
   */
  build(): BusEvent<K> {
    const { key, data: schema } = eventDefinition(this.type);
    const example = structuredClone(EVENTS[this.type].example) as EventMap[K];
    const ids = Object.keys(example).filter((name) => name === key || name === 'invoiceId');
    const fresh = Object.fromEntries(ids.map((name) => [name, name === 'tenantId' ? this.tenantId : newId()]));
    const data = { ...example, ...fresh, ...this.parts };
    assertFits(schema, data, `The ${this.type} of this test`);
    const subject = String((data as Record<string, unknown>)[key]);
    return {
      id: this.id,
      type: this.type,
      source: '/smartap/test',
      tenantId: this.tenantId,
      subject,
      time: '2026-01-15T09:30:00.000Z',
      correlationId: this.id,
      causationId: this.id,
      data,
    };
  }
}

/** An event to be built. */
export const anEvent = <K extends EventType>(type: K): EventBuilder<K> => new EventBuilder(type);

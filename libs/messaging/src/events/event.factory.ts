import { context, trace } from '@opentelemetry/api';
import { Inject, Injectable } from '@nestjs/common';
import { eventDefinition, type BusEvent, type EventMap, type EventType, type ServiceName } from '@smartap/contracts';
import { CLOCK, newId, type Clock } from '@smartap/runtime';
import { SERVICE_NAME } from '../tokens.js';

/** What an event follows from: another event, or a command. */
export interface Cause {
  readonly id: string;
  readonly tenantId: string;
  readonly correlationId: string;
  readonly traceparent?: string;
}

/** Makes events with their envelope. */
@Injectable()
export class EventFactory {
  constructor(
    @Inject(SERVICE_NAME) private readonly service: ServiceName,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** An event that follows from another. Its id is new, unless an original one is given. */
  causedBy<K extends EventType>(cause: Cause, type: K, data: EventMap[K], id: string = newId()): BusEvent<K> {
    const traceparent = currentTraceparent() ?? cause.traceparent;
    return {
      id,
      type,
      source: `/smartap/${this.service}`,
      tenantId: cause.tenantId,
      subject: String((data as Record<string, unknown>)[eventDefinition(type).key]),
      time: this.clock.now().toISOString(),
      correlationId: cause.correlationId,
      causationId: cause.id,
      ...(traceparent ? { traceparent } : {}),
      data,
    };
  }
}

/** The W3C traceparent of the active span, if one is recorded. */
export function currentTraceparent(): string | undefined {
  const span = trace.getSpanContext(context.active());
  if (!span || /^0+$/.test(span.traceId)) return undefined;
  return `00-${span.traceId}-${span.spanId}-${span.traceFlags.toString(16).padStart(2, '0')}`;
}

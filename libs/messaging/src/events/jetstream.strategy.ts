import { Inject, Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Server, type CustomTransportStrategy } from '@nestjs/microservices';
import { eventSubject, streamOf, warmUp, type EventType, type ServiceName } from '@smartap/contracts';
import { AppError } from '@smartap/runtime';
import { BusConnection } from '../bus/connection.js';
import { consumerName, LANES, laneOf, REDRIVE_LANE } from '../bus/lanes.js';
import { REDRIVE } from '../bus/streams.js';
import { OutboxPublisher } from '../outbox/outbox.publisher.js';
import { ACK_WAIT_MS, SERVICE_NAME } from '../tokens.js';
import type { Registration } from './batch.js';
import { BatchProcessor } from './batch.processor.js';
import { EventHandler } from './handler.js';
import { HANDLES_EVENTS, type HandlerOptions } from './handles-events.decorator.js';
import { LaneConsumer } from './lane.consumer.js';
import { FOR_CONSUMER } from './message.js';

/** The tenant in the subject of an event. */
const TENANT = /\.[^.]+\./;

/** Where the events of a handler are published, by any tenant. */
const subjectsOf = ({ options }: Registration): string[] => options.events.map((type) => eventSubject('*', type));

/** Nest's transport for events: finds the handlers, reads their lanes, stops without leaving anything in hand. */
@Injectable()
export class JetStreamStrategy extends Server implements CustomTransportStrategy {
  private lanes: LaneConsumer[] = [];

  constructor(
    @Inject(BusConnection) private readonly bus: BusConnection,
    @Inject(SERVICE_NAME) private readonly service: ServiceName,
    private readonly discovery: DiscoveryService,
    private readonly processor: BatchProcessor,
    private readonly outbox: OutboxPublisher,
    @Inject(ACK_WAIT_MS) private readonly ackWaitMs: number | null,
  ) {
    super();
  }

  async listen(callback: (error?: unknown) => void): Promise<void> {
    try {
      await this.start();
    } catch (error) {
      callback(error);
      return;
    }
    callback();
  }

  /** Stops pulling, awaits what is in hand, sends what the outbox holds. */
  async close(): Promise<void> {
    await Promise.all(this.lanes.map((lane) => lane.stop()));
    this.lanes = [];
    await this.outbox.stop();
  }

  on(): void {
    // This transport has no events of its own.
  }

  unwrap<T>(): T {
    return this.bus.nats as T;
  }

  private async start(): Promise<void> {
    const registrations = this.registrations();
    warmUp(registrations.flatMap(({ options }) => options.events));
    const byConsumer = Map.groupBy(registrations, (registration) => registration.consumer);
    const subjects = registrations.flatMap(subjectsOf);
    const lanes = [...byConsumer].map(([name, own]) => this.laneFor(name, own, subjects));
    lanes.push(this.redriveLane(byConsumer));
    await Promise.all(lanes.map((lane) => lane.start()));
    this.lanes = lanes;
  }

  private registrations(): Registration[] {
    const found: Registration[] = [];
    for (const { instance, metatype } of this.discovery.getProviders()) {
      const options: HandlerOptions | undefined = metatype ? Reflect.getMetadata(HANDLES_EVENTS, metatype) : undefined;
      if (options && instance instanceof EventHandler) found.push({ options, handler: instance, consumer: consumerName(this.service, options.lane) });
    }
    const seen = new Set<string>();
    for (const { consumer, options } of found) {
      for (const type of options.events) {
        const key = `${consumer} ${type}`;
        if (seen.has(key)) throw new AppError('HANDLER_TWICE', `Two handlers of ${consumer} take ${type}: keep one.`);
        seen.add(key);
      }
    }
    return found;
  }

  private laneFor(name: string, own: readonly Registration[], ofService: readonly string[]): LaneConsumer {
    const laneName = own[0]?.options.lane ?? '';
    const lane = laneOf(this.service, laneName);
    if (!lane) throw new AppError('LANE_UNKNOWN', `${this.service} has no lane "${laneName}". Its lanes: ${Object.keys(LANES[this.service]).join(', ')}.`);
    const types: EventType[] = own.flatMap(({ options }) => options.events);
    const strange = types.find((type) => streamOf(type) !== lane.stream);
    if (strange) throw new AppError('LANE_WRONG_STREAM', `Lane ${name} reads ${lane.stream}, but ${strange} lies in ${streamOf(strange)}.`);
    const subjects = own.flatMap(subjectsOf);
    const elsewhere = new Set(ofService.filter((subject) => !subjects.includes(subject)));
    const isElsewhere = (subject: string): boolean => elsewhere.has(subject.replace(TENANT, '.*.'));
    return new LaneConsumer(
      this.bus,
      { ...lane, ackWaitMs: this.ackWaitMs ?? lane.ackWaitMs, name, subjects, registrationsFor: () => own, isElsewhere },
      this.processor,
    );
  }

  private redriveLane(byConsumer: ReadonlyMap<string, readonly Registration[]>): LaneConsumer {
    const none: readonly Registration[] = [];
    return new LaneConsumer(
      this.bus,
      {
        ...REDRIVE_LANE,
        ackWaitMs: this.ackWaitMs ?? REDRIVE_LANE.ackWaitMs,
        stream: REDRIVE.stream,
        name: consumerName(this.service, 'redrive'),
        subjects: [REDRIVE.subject(this.service)],
        registrationsFor: (message) => byConsumer.get(message.headers[FOR_CONSUMER] ?? '') ?? none,
      },
      this.processor,
    );
  }
}

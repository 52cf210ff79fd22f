import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import type { ServiceName } from '@smartap/contracts';
import { BusConnection, type BusSettings } from './bus/connection.js';
import { CommandRunner } from './commands/command.runner.js';
import { RpcClient } from './commands/rpc.client.js';
import { RpcStrategy } from './commands/rpc.strategy.js';
import { DeadLetterBox } from './dead-letters/dead-letter.box.js';
import { reemitControllerOf } from './decisions/reemit.controller.js';
import { BatchProcessor } from './events/batch.processor.js';
import { DeadLetters } from './events/dead-letters.js';
import { EventFactory } from './events/event.factory.js';
import { JetStreamStrategy } from './events/jetstream.strategy.js';
import { TransactionalPath } from './events/transactional-path.js';
import { InboxKeeper } from './inbox.keeper.js';
import { OutboxPublisher } from './outbox/outbox.publisher.js';
import { ACK_WAIT_MS, SERVICE_NAME, STEP_PROBE } from './tokens.js';

const SHARED = [BusConnection, SERVICE_NAME, CommandRunner, RpcClient, EventFactory, OutboxPublisher, JetStreamStrategy, RpcStrategy, DeadLetterBox];

/** The bus for one service. Needs DatabaseModule, AuditModule and StorageModule beside it. */
@Module({})
export class MessagingModule implements OnApplicationShutdown {
  constructor(@Inject(BusConnection) private readonly bus: BusConnection) {}

  static forService(service: ServiceName, settings: BusSettings): DynamicModule {
    return {
      module: MessagingModule,
      global: true,
      imports: [DiscoveryModule],
      controllers: [reemitControllerOf(service)],
      providers: [
        { provide: SERVICE_NAME, useValue: service },
        { provide: STEP_PROBE, useValue: () => undefined },
        { provide: ACK_WAIT_MS, useValue: null },
        {
          provide: BusConnection,
          useFactory: () => BusConnection.open(settings, service),
        },
        OutboxPublisher,
        TransactionalPath,
        DeadLetters,
        DeadLetterBox,
        BatchProcessor,
        JetStreamStrategy,
        RpcStrategy,
        CommandRunner,
        RpcClient,
        EventFactory,
        InboxKeeper,
      ],
      exports: SHARED,
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.bus.close();
  }
}

export { readNatsHeaders, toNatsHeaders } from './bus/headers.js';
export { BusConnection, ensureStreams, type BusSettings } from './bus/connection.js';
export { ensureConsumer, type ConsumerPlan } from './bus/consumers.js';
export { consumerName, LANES, REDRIVE_LANE, type Lane } from './bus/lanes.js';
export { busUsers, externalUser, type BusUser } from './bus/permissions.js';
export { DEAD_LETTER_DAYS, DLQ, REDRIVE, STREAM_DAYS } from './bus/streams.js';
export { commandContext, type CommandContext } from './commands/command-context.js';
export { CommandRunner, type CommandOutcome, type KnownCommand } from './commands/command.runner.js';
export { CommandController, HandlesCommand } from './commands/handles-command.decorator.js';
export { RpcClient } from './commands/rpc.client.js';
export { RpcStrategy } from './commands/rpc.strategy.js';
export { DeadLetterBox } from './dead-letters/dead-letter.box.js';
export { DEAD_LETTER_READER, DeadLetterReader } from './dead-letters/dead-letter.reader.js';
export type { DeadLetter } from './dead-letters/dead-letter.js';
export {
  Decisions,
  lockDecisions,
  lockInvoices,
  readDecisions,
  saveDecisions,
  type Decision,
  type DecisionType,
  type InvoiceKey,
} from './decisions/decisions.js';
export { Ends, loadEnds, noteEnds } from './decisions/ends.js';
export { MAX_ATTEMPTS } from './events/attempts.js';
export { DEAD_LETTER } from './events/dead-letters.js';
export { currentTraceparent, EventFactory, type Cause } from './events/event.factory.js';
export { EventHandler, type Decided, type Effects, type Received } from './events/handler.js';
export { EventKeeper } from './events/keeper.js';
export { HandlesEvents, type HandlerOptions } from './events/handles-events.decorator.js';
export { JetStreamStrategy } from './events/jetstream.strategy.js';
export { FOR_CONSUMER, ORIGINAL_SUBJECT } from './events/message.js';
export { INBOX_DAYS } from './inbox.keeper.js';
export { MessagingModule } from './messaging.module.js';
export { OutboxPublisher } from './outbox/outbox.publisher.js';
export { messagingTables } from './tables.js';
export { ACK_WAIT_MS, SERVICE_NAME, STEP_PROBE, STEPS, type Step, type StepProbe } from './tokens.js';

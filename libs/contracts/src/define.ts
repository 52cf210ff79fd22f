import type { Static, TSchema } from '@sinclair/typebox';

/** The streams of the bus; each takes the events of its aggregates. */
export const STREAMS = { INVOICES: ['invoice'], TASKS: ['task'], MASTERDATA: ['vendor', 'order', 'receipt', 'tenant'] } as const;
export type StreamName = keyof typeof STREAMS;

/** The services that own events and commands. */
export const SERVICES = ['gateway', 'intake', 'extraction', 'validation', 'matching', 'approval'] as const;
export type ServiceName = (typeof SERVICES)[number];

/** A fact of the bus: what it is called, who may say it, what it holds. */
export interface EventDefinition<Type extends string = string, Data extends TSchema = TSchema> {
  /** `<aggregate>.<fact>.v<n>`. */
  readonly type: Type;
  readonly description: string;
  /** The only services that publish it; `external` for systems of the tenant. */
  readonly publishers: readonly (ServiceName | 'external')[];
  readonly data: Data;
  /** The property of the data that names the aggregate. */
  readonly key: string;
  readonly example: Static<Data>;
}

/** Declares an event; one file each. */
export function defineEvent<const Type extends string, Data extends TSchema>(definition: EventDefinition<Type, Data>): EventDefinition<Type, Data> {
  return definition;
}

/** A request that one service answers. */
export interface CommandDefinition<Request extends TSchema = TSchema, Reply extends TSchema = TSchema> {
  readonly service: ServiceName;
  /** `<verb>-<noun>`. */
  readonly name: string;
  readonly version: number;
  readonly description: string;
  /** False for a query, which changes nothing. */
  readonly changes: boolean;
  readonly request: Request;
  readonly reply: Reply;
}

/** Declares a command or query. */
export function defineCommand<Request extends TSchema, Reply extends TSchema>(
  definition: CommandDefinition<Request, Reply>,
): CommandDefinition<Request, Reply> {
  return definition;
}

/** `rpc.<service>.<name>.v<n>`: where a command is asked. */
export function commandSubject(command: Pick<CommandDefinition, 'service' | 'name' | 'version'>): string {
  return `rpc.${command.service}.${command.name}.v${command.version}`;
}

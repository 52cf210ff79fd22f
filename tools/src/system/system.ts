import type { ProcessChange } from '../processes/managed-process.js';
import type { ProcessHandle } from './process-handle.js';
import type { ServerKind } from '../servers/server-kind.js';
import type { Links } from '../links/links.js';
import type { Progress } from '../progress.js';
import type { ServiceName } from '@smartap/contracts';

/** What {@link startSystem} starts, and how. */
export interface SystemOptions {
  /** Names the run: it has `.run/<name>` to itself, so that several run side by side. */
  name: string;
  /** Added to the environment of every service. */
  env?: Readonly<Record<string, string>>;
  /** Added to the environment of one service. */
  serviceEnv?: Partial<Record<ServiceName, Readonly<Record<string, string>>>>;
  /** Lines for the person who waits. Default: none. */
  onProgress?: Progress;
  /** Begins with no data and leaves none. Default false. */
  ephemeral?: boolean;
  /** Starts a process again when it ends by itself. Switch it off where processes are killed on purpose. Default true. */
  autoRestart?: boolean;
  /** Receives spans and keeps them for `npm run trace`. Default true. */
  tracing?: boolean;
  /** The services to start. Default: all. */
  services?: readonly ServiceName[];
  /** Processes of each service, or of those named (the others have one). They are named `intake`, `intake-2`, … Default 1. */
  replicas?: number | Partial<Record<ServiceName, number>>;
  /** Nodes of NATS; streams have a copy on each of three. Default 1. */
  natsNodes?: 1 | 3;
  /** Redis has a replica, and sentinels that replace a master that is gone. Default false. */
  redisSentinel?: boolean;
  /** Each link between a service and a server goes through toxiproxy, to be cut and spoilt. Default false. */
  proxied?: boolean;
  /** Object store of the services. Default: a folder of the run. */
  storageUrl?: string;
  /** Port of the gateway, taken when it is free. Default: any. */
  gatewayPort?: number;
  /** Ends everything that was started so far when it aborts, before the system is there. */
  signal?: AbortSignal;
  /** Root of the built checkout whose services run. Default: this one. */
  checkout?: string;
}

/** Name of a process of a service: the service's own, with a number from the second replica on. */
export type ProcessName = ServiceName | `${ServiceName}-${number}`;

/** Everything that runs, and how to end it. */
export interface RunningSystem {
  readonly name: string;
  /** `.run/<name>`. */
  readonly folder: string;
  readonly gatewayUrl: string;
  /** URLs with every right: for tools, never for services. */
  readonly adminUrls: { readonly database: string; readonly nats: string; readonly redis: string };
  /** Name of the database in which each service has its schema. */
  readonly database: string;
  /** URL of the administrator in that database. */
  readonly databaseUrl: string;
  /** The secret the gateway verifies tokens with: tools sign theirs with it. */
  readonly jwtSecret: string;
  /** Where the services keep objects. */
  readonly storageUrl: string;
  /** Every replica of every service. */
  readonly processes: readonly ProcessHandle<ProcessName>[];
  /** Servers that were started here; one given by the environment is missing. */
  readonly servers: Readonly<Partial<Record<ServerKind, ProcessHandle<ServerKind>>>>;
  /** Every server process, by its name: also further nodes (`nats-2`), `redis-2` and the sentinels. */
  readonly nodes: readonly ProcessHandle<string>[];
  /** The links of a system that was started with `proxied`. */
  readonly links: Links | undefined;
  /**
   * Brings every schema to what another checkout wants, while all run on: what the charts' job does before new pods come.
   *
   * @param checkout its root
   */
  migrateTo(checkout: string): Promise<void>;
  /** For each process, how {@link ProcessHandle.restart} makes it one of the checkout with this root. */
  programsOf(checkout: string): ReadonlyMap<ProcessName, ProcessChange>;
  /** URL of the bus for a service's user or the administrator. */
  natsUrlOf(user: string): string;
  /** Ends every process it started, services first. Safe to repeat. */
  stop(): Promise<void>;
  /** Ends every process at once by SIGKILL. */
  killAll(): void;
}

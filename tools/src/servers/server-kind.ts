import type { Version } from './version.js';

/** The three servers SmartAP stands on. */
export type ServerKind = 'nats' | 'redis' | 'postgres';

/** What is known of each: its name for people, its program, the oldest version that works, and why older ones do not. */
export const SERVERS: Readonly<Record<ServerKind, { title: string; program: string; least: Version; tooOld: string; url: string }>> = {
  nats: {
    title: 'NATS',
    program: 'nats-server',
    least: [2, 10, 0],
    tooOld: 'it refuses consumers with several subjects and redelivers a message that was terminated with a reason',
    url: 'NATS_URL',
  },
  redis: { title: 'Redis', program: 'redis-server', least: [6, 2, 0], tooOld: 'it lacks commands the cache uses', url: 'REDIS_URL' },
  postgres: {
    title: 'Postgres',
    program: 'postgres',
    least: [14, 0, 0],
    tooOld: 'it lacks SQL the services use',
    url: 'DATABASE_ADMIN_URL',
  },
};

/** A server's program on this machine. */
export interface ServerBinary {
  kind: ServerKind;
  /** Absolute path of the program. */
  path: string;
  version: Version;
  /** Where it was found, for people. */
  source: string;
  /** Absolute path of initdb, for Postgres. */
  initdb?: string;
}

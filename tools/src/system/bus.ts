import * as messaging from '@smartap/messaging';

/** One user of the bus and the subjects it may use. */
export interface BusUser {
  user: string;
  publish: string[];
  subscribe: string[];
}

/** What the launcher needs of the messaging library. */
interface BusDoor {
  busUsers(): BusUser[];
  ensureStreams(natsUrl: string, options: { replicas: number }): Promise<void>;
}

const door: Partial<BusDoor> = messaging;

/** The administrator's name on a private NATS. */
export const BUS_ADMIN = 'admin';

/** The users of the bus: the administrator and one for each service. */
export function busUsers(): BusUser[] {
  return door.busUsers?.() ?? [{ user: BUS_ADMIN, publish: ['>'], subscribe: ['>'] }];
}

/** Makes the streams as the messaging library declares them. */
export async function ensureStreams(natsUrl: string): Promise<void> {
  await door.ensureStreams?.(natsUrl, { replicas: 1 });
}

import { AppError } from '@smartap/runtime';
import { connect, credsAuthenticator, Events, type JetStreamClient, type JetStreamManager, type NatsConnection } from 'nats';
import { EventPublisher } from './event-publisher.js';
import { ensureStreamsBy } from './streams.js';

/** How to reach the bus. */
export interface BusSettings {
  readonly NATS_URL: string;
  readonly NATS_CREDS?: string | undefined;
}

/** The one NATS connection of a process. */
export class BusConnection {
  private connected = true;

  private constructor(
    readonly nats: NatsConnection,
    readonly js: JetStreamClient,
    readonly jsm: JetStreamManager,
    readonly publisher: EventPublisher,
  ) {
    void this.watch();
  }

  /** False while the server cannot be reached: what is sent then is only buffered here. */
  get isUp(): boolean {
    return this.connected;
  }

  /**
   * Connects and keeps trying to reconnect for ever: an outage of the bus is waited out.
   *
   * @param name shown by the server; also keeps this process's reply inboxes apart
   * @throws AppError `BUS_UNREACHABLE`
   */
  static async open(settings: BusSettings, name: string): Promise<BusConnection> {
    const servers = settings.NATS_URL.split(',').map((url) => new URL(url));
    const first = servers[0];
    try {
      const inboxPrefix = `_INBOX.${name}`;
      const nats = await connect({
        servers: servers.map((url) => url.host),
        ...(first?.username ? { user: decodeURIComponent(first.username), pass: decodeURIComponent(first.password) } : {}),
        ...(settings.NATS_CREDS ? { authenticator: credsAuthenticator(new TextEncoder().encode(settings.NATS_CREDS)) } : {}),
        ...(first?.protocol === 'tls:' ? { tls: {} } : {}),
        name: `smartap-${name}`,
        inboxPrefix,
        maxReconnectAttempts: -1,
        reconnectTimeWait: 250,
        reconnectJitter: 250,
        pingInterval: 20_000,
      });
      // Names are checked by the permissions; asking for account information would need one more.
      return new BusConnection(nats, nats.jetstream(), await nats.jetstreamManager({ checkAPI: false }), new EventPublisher(nats, inboxPrefix));
    } catch (error) {
      throw new AppError('BUS_UNREACHABLE', `NATS at ${servers.map((url) => url.host).join(', ')} does not answer. Check NATS_URL and that the server runs.`, {
        retryable: true,
        cause: error,
      });
    }
  }

  /** Resolves when the server answers. */
  async ping(): Promise<void> {
    if (this.nats.isClosed()) throw new AppError('BUS_CLOSED', 'The connection to NATS is closed.');
    await this.nats.flush();
  }

  private async watch(): Promise<void> {
    for await (const { type } of this.nats.status()) {
      if (type === Events.Disconnect) this.connected = false;
      if (type === Events.Reconnect) this.connected = true;
    }
    this.connected = false;
  }

  /** Sends what is buffered and closes. */
  async close(): Promise<void> {
    if (!this.nats.isClosed()) await this.nats.drain();
  }
}

/** Makes or mends all streams, as the administrator. */
export async function ensureStreams(url: string, options: { readonly replicas?: number; readonly creds?: string } = {}): Promise<void> {
  const bus = await BusConnection.open({ NATS_URL: url, NATS_CREDS: options.creds }, 'admin');
  try {
    await ensureStreamsBy(bus.jsm, options.replicas ?? 1);
  } finally {
    await bus.close();
  }
}

import type { EncodedEvent } from '@smartap/contracts';
import { AppError } from '@smartap/runtime';
import { createInbox, type Msg, type NatsConnection } from 'nats';
import { writtenHeaders } from './headers.js';

// JetStream answers within milliseconds; a server that is away is found out sooner by its connection.
const TIMEOUT_MS = 5000;

/** A batch on its way: how each event of it fared. */
interface Flight {
  readonly outcomes: (AppError | undefined)[];
  open: number;
  readonly landed: () => void;
}

/**
 * Publishes batches to JetStream. All events of a batch are on the way at once and share one timer; the client's own
 * publishing makes a request with an error, a timer and a promise for each.
 */
export class EventPublisher {
  private readonly inbox: string;
  private readonly flights = new Map<number, Flight>();
  private next = 0;

  constructor(
    private readonly nats: NatsConnection,
    /** Under which this process may receive replies. */
    inboxPrefix: string,
  ) {
    this.inbox = createInbox(inboxPrefix);
    nats.subscribe(`${this.inbox}.*.*`, { callback: (error, message) => void (error ?? this.answered(message)) });
  }

  /** Publishes all; gives for each why it was not stored, undefined when it was. */
  async publish(events: readonly EncodedEvent[]): Promise<readonly (AppError | undefined)[]> {
    if (events.length === 0) return [];
    const number = this.next;
    this.next += 1;
    const late = new AppError('PUBLISH_TIMEOUT', `NATS did not answer within ${TIMEOUT_MS / 1000} s.`, { retryable: true });
    const outcomes: Flight['outcomes'] = events.map(() => late);
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((landed) => {
      timer = setTimeout(landed, TIMEOUT_MS);
      this.flights.set(number, { outcomes, open: events.length, landed });
      events.forEach((event, i) => this.send(event, number, i));
    });
    clearTimeout(timer);
    this.flights.delete(number);
    return outcomes;
  }

  private send(event: EncodedEvent, flight: number, index: number): void {
    try {
      this.nats.publish(event.subject, Buffer.from(event.body), { headers: writtenHeaders(event.headers), reply: `${this.inbox}.${flight}.${index}` });
    } catch (error) {
      this.land(flight, index, new AppError('PUBLISH_FAILED', `NATS does not take it: ${AppError.from(error).message}`, { retryable: true, cause: error }));
    }
  }

  private answered(message: Msg): void {
    const [flight, index] = message.subject
      .slice(this.inbox.length + 1)
      .split('.')
      .map(Number);
    if (flight === undefined || index === undefined) return;
    this.land(flight, index, refusal(message));
  }

  private land(number: number, index: number, outcome: AppError | undefined): void {
    const flight = this.flights.get(number);
    if (!flight) return;
    flight.outcomes[index] = outcome;
    flight.open -= 1;
    if (flight.open === 0) flight.landed();
  }
}

/** Why the server did not store it; undefined when it did (an acknowledgement names stream and sequence). */
function refusal(message: Msg): AppError | undefined {
  if (message.headers?.code === 503)
    return new AppError('NO_STREAM', 'No stream takes this subject: start with the bootstrap, which makes the streams.', { retryable: true });
  const text = message.string();
  if (text.includes('"seq"') && !text.includes('"error"')) return undefined;
  return new AppError('PUBLISH_REFUSED', `NATS refused it: ${text.slice(0, 500)}`, { retryable: true });
}

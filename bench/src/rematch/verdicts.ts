import type { EventMap } from '@smartap/contracts';
import { connect, type NatsConnection } from 'nats';
import { natsLogin } from '@smartap/tools';

/** What matching said of an invoice, and when it was heard. */
export interface Verdict {
  readonly class: string;
  readonly at: number;
}

/** Listens to what matching tells of the invoices of a tenant. */
export class Verdicts {
  readonly newest = new Map<string, Verdict>();

  private constructor(private readonly nats: NatsConnection) {}

  static async open(natsUrl: string, tenantId: string): Promise<Verdicts> {
    const verdicts = new Verdicts(await connect({ ...natsLogin(natsUrl), maxReconnectAttempts: -1 }));
    verdicts.nats.subscribe(`smartap.${tenantId}.invoice.matched.v1`, {
      callback: (_error, message) => {
        const { invoiceId, match }: EventMap['invoice.matched.v1'] = JSON.parse(message.string());
        verdicts.newest.set(invoiceId, { class: match.class, at: Date.now() });
      },
    });
    await verdicts.nats.flush();
    return verdicts;
  }

  /** How many invoices have a verdict of a class. */
  count(wanted: string): number {
    return [...this.newest.values()].filter((verdict) => verdict.class === wanted).length;
  }

  close(): Promise<void> {
    return this.nats.close();
  }
}

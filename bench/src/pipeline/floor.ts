import { randomUUID } from 'node:crypto';
import { AckPolicy, connect, headers, type JetStreamClient, type JsMsg, type NatsConnection } from 'nats';
import { Pool } from 'pg';

/** Hops that change state and publish: intake, extraction, validation, matching, approval. */
const STAGES = 5;
const BATCH = 50;
const STREAM = 'FLOOR';

/** How fast the machine can be with nothing but pg and nats. */
export interface FloorResult {
  readonly invoices: number;
  readonly seconds: number;
  readonly invoicesPerSecond: number;
}

/**
 * The floor: plain pg and nats with the durability and the hops of the pipeline, and nothing else. Each stage takes
 * batches of 50, writes inbox, state and outbox in one transaction, publishes, acknowledges, deletes from the outbox; a
 * reader writes each of the six events of an invoice to its list, as the read model does. No rules, no parsing.
 *
 * @param body the bytes that travel, as large as the pipeline's own
 */
export class Floor {
  private readonly pool: Pool;
  private busyMs = 0;

  private constructor(
    private readonly nats: NatsConnection,
    private readonly js: JetStreamClient,
    databaseUrl: string,
    private readonly body: string,
  ) {
    this.pool = new Pool({ connectionString: databaseUrl, max: STAGES + 1 });
  }

  static async open(natsUrl: string, databaseUrl: string, body: string): Promise<Floor> {
    const url = new URL(natsUrl);
    const nats = await connect({ servers: url.host, user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) });
    return new Floor(nats, nats.jetstream(), databaseUrl, body);
  }

  /** Runs at least so long; what is fed before the clock starts does not count. */
  async run(atLeastSeconds: number): Promise<FloorResult> {
    await this.prepare();
    const started = performance.now();
    let invoices = 0;
    while (performance.now() - started < atLeastSeconds * 1000) {
      const count = 2000;
      await this.feed(count);
      const began = performance.now();
      await this.drain(count);
      invoices += count;
      this.busyMs += performance.now() - began;
    }
    const seconds = this.busyMs / 1000;
    this.busyMs = 0;
    return { invoices, seconds, invoicesPerSecond: invoices / seconds };
  }

  async close(): Promise<void> {
    await this.pool.query('drop schema if exists floor cascade');
    await this.pool.end();
    const jsm = await this.nats.jetstreamManager();
    await jsm.streams.delete(STREAM).catch(() => undefined);
    await this.nats.close();
  }

  private async prepare(): Promise<void> {
    const jsm = await this.nats.jetstreamManager();
    await jsm.streams.delete(STREAM).catch(() => undefined);
    await jsm.streams.add({ name: STREAM, subjects: ['floor.*'] });
    for (let stage = 0; stage < STAGES; stage += 1)
      await jsm.consumers.add(STREAM, { durable_name: `s${stage}`, ack_policy: AckPolicy.Explicit, filter_subject: `floor.${stage}`, max_ack_pending: 1000 });
    await jsm.consumers.add(STREAM, { durable_name: 'reader', ack_policy: AckPolicy.Explicit, max_ack_pending: 1000 });
    const tables = Array.from(
      { length: STAGES },
      (_, i) =>
        `create table floor.inbox${i} (id uuid primary key); create table floor.state${i} (id uuid primary key, data jsonb); create table floor.outbox${i} (id uuid primary key, data text);`,
    );
    await this.pool.query(
      `drop schema if exists floor cascade; create schema floor; ${tables.join(' ')} create table floor.inbox${STAGES} (id uuid primary key); create table floor.list (id uuid primary key, data jsonb)`,
    );
  }

  private async feed(count: number): Promise<void> {
    for (let i = 0; i < count; i += 200) {
      await Promise.all(Array.from({ length: Math.min(200, count - i) }, () => this.publish(0, randomUUID())));
    }
  }

  private async drain(count: number): Promise<void> {
    await Promise.all([
      ...Array.from({ length: STAGES }, (_, stage) => this.work(`s${stage}`, count, (ids) => this.stage(stage, ids))),
      this.work('reader', count * (STAGES + 1), (ids) => this.read(ids)),
    ]);
  }

  private async work(durable: string, count: number, handle: (ids: string[]) => Promise<void>): Promise<void> {
    const consumer = await this.js.consumers.get(STREAM, durable);
    for (let done = 0; done < count;) {
      const batch: JsMsg[] = [];
      for await (const message of await consumer.fetch({ max_messages: Math.min(BATCH, count - done), expires: 1000 })) batch.push(message);
      if (batch.length === 0) continue;
      await handle(batch.map((message) => message.headers?.get('Nats-Msg-Id') ?? ''));
      for (const message of batch) message.ack();
      done += batch.length;
    }
  }

  private async stage(stage: number, ids: string[]): Promise<void> {
    const next = ids.map(() => randomUUID());
    const client = await this.pool.connect();
    try {
      await client.query('begin');
      await client.query(
        `with i as (insert into floor.inbox${stage} select unnest($1::uuid[]) on conflict do nothing returning id),
          s as (insert into floor.state${stage} select id, $3::jsonb from i returning id)
         insert into floor.outbox${stage} select id, $3 from unnest($2::uuid[]) as o(id)`,
        [ids, next, this.body],
      );
      await client.query('commit');
    } finally {
      client.release();
    }
    await Promise.all(next.map((id) => this.publish(stage + 1, id)));
    await this.pool.query(`delete from floor.outbox${stage} where id = any($1)`, [next]);
  }

  private async read(ids: string[]): Promise<void> {
    const client = await this.pool.connect();
    try {
      await client.query('begin');
      await client.query(
        `with i as (insert into floor.inbox${STAGES} select unnest($1::uuid[]) on conflict do nothing returning id) insert into floor.list select id, '{"stage":"x"}' from i`,
        [ids],
      );
      await client.query('commit');
    } finally {
      client.release();
    }
  }

  private async publish(stage: number, id: string): Promise<void> {
    const own = headers();
    own.set('Nats-Msg-Id', id);
    await this.js.publish(`floor.${stage}`, Buffer.from(this.body), { headers: own });
  }
}

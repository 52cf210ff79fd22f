import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { BODY_REFERENCE, type EventType, type Headers } from '@smartap/contracts';
import { newId } from '@smartap/runtime';
import { natsLogin, type RunningSystem } from '@smartap/tools';
import { connect, headers as natsHeaders, type NatsConnection, type StoredMsg } from 'nats';
import type { Call } from '../load/api.js';
import type { MESSAGE_KINDS } from './actions.js';
import { insist } from './insist.js';
import type { Random } from '../random.js';

type MessageKind = (typeof MESSAGE_KINDS)[number];

/** Header that tells a message of ours wherever it ends. */
export const FAULTS_ID = 'faults-id';

/** Facts that services take from each other; one of each reader. */
const TYPES: readonly EventType[] = [
  'invoice.submitted.v1',
  'invoice.received.v1',
  'invoice.extracted.v1',
  'invoice.validated.v1',
  'invoice.matched.v1',
  'task.requested.v1',
  'task.closed.v1',
  'vendor.changed.v1',
];

/** One more than a body by reference may have, and than an upload. */
const OVER_BODY_LIMIT = 65 * 1024 * 1024;
const OVER_UPLOAD_LIMIT = 26 * 1024 * 1024;
const GIVE_UP_MS = 90_000;

/** A message that was meant to end as a dead letter of every consumer of its type. */
export interface Meant {
  readonly id: string;
  readonly subject: string;
  readonly type: string;
  readonly why: string;
}

/** Sends what must not come through, and what came before. */
export class BadPost {
  /** What must become a dead letter, by its id. */
  readonly meant = new Map<string, Meant>();
  /** Of nobody: what is wrong must not be judged as an invoice. */
  private readonly tenantId = newId();
  private connection: Promise<NatsConnection> | undefined;

  constructor(
    private readonly system: RunningSystem,
    private readonly caller: Call,
    /** Whose events are sent again. */
    private readonly ofTenant: string,
    private readonly random: Random,
    private readonly signal: AbortSignal,
  ) {}

  /** Sends one of the kind. Gives what it was, for people. */
  send(kind: MessageKind): Promise<string> {
    switch (kind) {
      case 'poison':
        return this.poison();
      case 'version':
        return this.version();
      case 'oversize':
        return this.oversize();
      case 'duplicate':
        return this.duplicate();
    }
  }

  async close(): Promise<void> {
    await (await this.connection)?.close();
  }

  private async poison(): Promise<string> {
    const type = this.random.pick(TYPES) ?? 'invoice.submitted.v1';
    const wrong: readonly { why: string; body: string; change?: Headers }[] = [
      { why: 'no JSON', body: '{"invoiceId": ' },
      { why: 'nothing of what the contract asks', body: '{}' },
      { why: 'no id', body: '{}', change: { 'ce-id': '' } },
      { why: 'another tenant', body: '{}', change: { 'ce-tenantid': newId() } },
    ];
    const { why, body, change } = this.random.pick(wrong) ?? { why: 'empty', body: '' };
    return this.bad(type, why, body, change);
  }

  /** A type that its subject does not have, and a subject that nobody reads yet. */
  private async version(): Promise<string> {
    const type = this.random.pick(TYPES) ?? 'invoice.submitted.v1';
    const newer = type.replace(/v\d+$/, 'v9');
    await this.publish(`smartap.${this.tenantId}.${newer}`, { ...this.headers(newer), 'Nats-Msg-Id': newId() }, '{}');
    return this.bad(type, 'an unknown version', '{}', { 'ce-type': newer });
  }

  /** A body that is kept aside and too large, or missing; and an upload over the limit, which is refused. */
  private async oversize(): Promise<string> {
    const { status } = await insist(
      'An upload over the limit',
      () => this.caller('POST', '/api/v1/invoices', new Uint8Array(OVER_UPLOAD_LIMIT), { 'content-type': 'application/octet-stream' }),
      this.signal,
    );
    if (status !== 413) throw new Error(`An upload over the limit was answered ${status}, not 413.`);
    const type = this.random.pick(TYPES) ?? 'invoice.submitted.v1';
    const key = `bodies/${this.tenantId}/${newId()}`;
    const isThere = this.random.next() < 0.5;
    if (isThere) await this.keep(key, OVER_BODY_LIMIT);
    return this.bad(type, isThere ? 'a body that is too large' : 'a body that is missing', '', { [BODY_REFERENCE]: key });
  }

  /** An event of the run under a new message id, as a publisher sends it that does not know whether it did. */
  private async duplicate(): Promise<string> {
    const share = this.random.next();
    const nats = await this.open();
    return this.untilSent(async () => {
      const manager = await nats.jetstreamManager();
      const { state } = await manager.streams.info('INVOICES');
      const from = state.first_seq + Math.floor(share * (state.last_seq - state.first_seq));
      const eventFrom = (seq: number): Promise<StoredMsg> => {
        const query = { seq, next_by_subj: `smartap.${this.ofTenant}.>` };
        return manager.streams.getMessage('INVOICES', query);
      };
      const { subject, header, data } = await eventFrom(from).catch(() => eventFrom(1));
      header.set('Nats-Msg-Id', newId());
      await nats.jetstream().publish(subject, data, { headers: header });
      return `${subject.split('.').slice(2).join('.')} ${header.get('ce-id')}`;
    });
  }

  private async bad(type: string, why: string, body: string, change: Headers = {}): Promise<string> {
    const id = newId();
    const subject = `smartap.${this.tenantId}.${type}`;
    this.meant.set(id, { id, subject, type, why });
    await this.publish(subject, { ...this.headers(type), ...change, [FAULTS_ID]: id, 'Nats-Msg-Id': id }, body);
    return `${type}, ${why}`;
  }

  private headers(type: string): Headers {
    return {
      'ce-specversion': '1.0',
      'ce-id': newId(),
      'ce-type': type,
      'ce-source': '/faults',
      'ce-tenantid': this.tenantId,
      'ce-time': new Date().toISOString(),
    };
  }

  private async publish(subject: string, headers: Headers, body: string): Promise<void> {
    const nats = await this.open();
    const own = natsHeaders();
    for (const [name, value] of Object.entries(headers)) if (value !== '') own.set(name, value);
    await this.untilSent(() => nats.jetstream().publish(subject, Buffer.from(body), { headers: own }));
  }

  /** NATS may be away: a careful publisher tries again under the same message id. */
  private async untilSent<T>(work: () => Promise<T>): Promise<T> {
    for (const deadline = performance.now() + GIVE_UP_MS; ;) {
      try {
        return await work();
      } catch (error) {
        this.signal.throwIfAborted();
        if (performance.now() > deadline) throw error;
        await pause(200);
      }
    }
  }

  /** A file of that size which takes no room. */
  private async keep(key: string, sizeBytes: number): Promise<void> {
    const path = join(fileURLToPath(this.system.storageUrl), key);
    await mkdir(dirname(path), { recursive: true });
    const file = await open(path, 'w');
    await file.truncate(sizeBytes).finally(() => file.close());
  }

  private open(): Promise<NatsConnection> {
    this.connection ??= this.untilSent(() =>
      connect({ ...natsLogin(this.system.adminUrls.nats), inboxPrefix: '_INBOX.admin', maxReconnectAttempts: -1, reconnectTimeWait: 250 }),
    );
    return this.connection;
  }
}

import type { EventMap } from '@smartap/contracts';
import { idFrom, newId } from '@smartap/runtime';
import { anEvent, eventually, testedService, unique } from '@smartap/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { IntakeSettings } from '../src/config.js';
import { intake } from '../src/intake.definition.js';
import { IntakeModule } from '../src/intake.module.js';

const service = testedService({ definition: intake, settings: IntakeSettings, module: (settings) => IntakeModule.with(settings), environment: { INTAKE_MAX_DOCUMENT_BYTES: '1000' } });
let tenantId: string;

beforeEach(() => {
  tenantId = newId();
});

const submitted = async (bytes: Buffer, tenant = tenantId) => anEvent('invoice.submitted.v1').ofTenant(tenant).with({ document: await service.keep(tenant, bytes) }).build();

/** What was said of a submission. */
async function outcomeOf(bytes: Buffer) {
  const event = await submitted(bytes);
  await service.bus.publish(event);
  await service.settled();
  const [told] = await service.bus.toldBecauseOf(event);
  return { event, told };
}

const xml = (): Buffer => Buffer.from(`<Invoice>${unique()}</Invoice>`);

describe('A submitted document', () => {
  it('is received with what its bytes are, whatever was said of it', async () => {
    const event = await submitted(xml());
    const lied = { ...event, data: { ...event.data, document: { ...event.data.document, filename: 'invoice.pdf', declaredMediaType: 'application/pdf' } } };
    await service.bus.publish(lied);
    await service.settled();
    const [told] = await service.bus.toldBecauseOf(event);
    expect(told).toMatchObject({ type: 'invoice.received.v1', data: { lineage: [0], document: { mediaType: 'application/xml', kind: 'xml', filename: 'invoice.pdf' } } });
  });

  it.each([
    ['EMPTY_DOCUMENT', Buffer.alloc(0)],
    ['DOCUMENT_TOO_LARGE', Buffer.from(`<a>${'x'.repeat(1000)}</a>`)],
    ['UNSUPPORTED_FORMAT', Buffer.from('Rar!\u001a\u0007\u0001\u0000, or so it says', 'latin1')],
    ['ARCHIVE_UNREADABLE', Buffer.from('PK\u0003\u0004, or so it says')],
  ])('is refused by %s', async (reason, bytes) => {
    const { told, event } = await outcomeOf(bytes);
    expect(told).toMatchObject({ type: 'invoice.refused.v1', data: { invoiceId: event.subject, stage: 'intake', reason, lineage: [0, 1] } });
    expect(await service.database.query('select outcome, reason from document where invoice_id = $1', [event.subject])).toEqual([{ outcome: 'refused', reason }]);
  });

  it('is refused when the same bytes came before, naming that invoice', async () => {
    const bytes = xml();
    const first = await outcomeOf(bytes);
    const second = await outcomeOf(bytes);
    expect(first.told?.type).toBe('invoice.received.v1');
    expect(second.told).toMatchObject({ type: 'invoice.refused.v1', data: { reason: 'DUPLICATE_FILE', otherInvoiceId: first.event.subject } });
  });

  it('is taken in once when the same bytes come many times at once', async () => {
    const other = await service.startAnother();
    const bytes = xml();
    const events = await Promise.all(Array.from({ length: 20 }, () => submitted(bytes)));
    await Promise.all(events.map((event) => service.bus.publish(event)));
    await service.settled();
    await other.stop();
    const told = (await Promise.all(events.map((event) => service.bus.toldBecauseOf(event)))).flat();
    const received = told.filter(({ type }) => type === 'invoice.received.v1');
    expect(received).toHaveLength(1);
    const [{ invoiceId }] = received.map(({ data }) => data) as [EventMap['invoice.received.v1']];
    for (const { type, data } of told) if (type === 'invoice.refused.v1') expect(data).toMatchObject({ reason: 'DUPLICATE_FILE', otherInvoiceId: invoiceId });
    expect(told).toHaveLength(20);
  });

  it('may have the bytes of another tenant’s', async () => {
    const bytes = xml();
    await outcomeOf(bytes);
    tenantId = newId();
    expect((await outcomeOf(bytes)).told?.type).toBe('invoice.received.v1');
  });

  it('cannot be one that lies with another tenant', async () => {
    const foreign = await service.keep(newId(), xml());
    const event = anEvent('invoice.submitted.v1').ofTenant(tenantId).with({ document: foreign }).build();
    await service.bus.publish(event);
    const letter = await eventually(async () => (await service.bus.deadLetters('intake')).find(({ headers }) => headers['ce-id'] === event.id));
    expect(letter.headers['smartap-error-code']).toBe('CONTRACT_VIOLATED');
    expect(await service.bus.toldBecauseOf(event)).toEqual([]);
  });
});

describe('A file that holds several invoices', () => {
  it('has the further ones handed in by their pages, under ids that come from the first, and none is a duplicate', async () => {
    const bytes = Buffer.from(`%PDF-1.7 ${unique()}`);
    const { event } = await outcomeOf(bytes);
    const told = anEvent('invoice.split.v1').ofTenant(tenantId).with({ invoiceId: event.subject, parts: [{ from: 1, to: 2 }, { from: 3, to: 3 }] }).build();
    await service.bus.publish(told);
    await service.settled();
    const second = idFrom(event.subject, 2);
    const [submission] = await service.bus.toldBecauseOf(told);
    expect(submission).toMatchObject({ type: 'invoice.submitted.v1', data: { invoiceId: second, submittedBy: { subject: event.data.submittedBy.subject }, channel: event.data.channel, document: { storageKey: event.data.document.storageKey, pages: { from: 3, to: 3 } }, partOf: { invoiceId: event.subject, part: 2, parts: 2 } } });
    const received = (await service.bus.told(tenantId)).filter(({ type, data }) => type === 'invoice.received.v1' && (data as { invoiceId: string }).invoiceId === second);
    expect(received).toMatchObject([{ data: { lineage: [0], document: { kind: 'pdf', pages: { from: 3, to: 3 } } } }]);
    expect(await service.database.query('select part, invoice_id, first_page, last_page from split where file_id = $1 order by part', [event.subject])).toEqual([{ part: 1, invoice_id: event.subject, first_page: 1, last_page: 2 }, { part: 2, invoice_id: second, first_page: 3, last_page: 3 }]);
    expect((await outcomeOf(bytes)).told).toMatchObject({ type: 'invoice.refused.v1', data: { reason: 'DUPLICATE_FILE', otherInvoiceId: event.subject } });
  });
});

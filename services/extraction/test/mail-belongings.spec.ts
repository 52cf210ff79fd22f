import { getExtraction, takeAsInvoice, type BusEvent } from '@smartap/contracts';
import { newId } from '@smartap/runtime';
import { anEvent, testedService } from '@smartap/testing';
import { beforeEach, describe, expect, it } from 'vitest';
// As built: the worker threads run built code too.
import { ExtractionSettings } from '../dist/config.js';
import { ENGLISH_PAGE, makePdf, type Printed } from '../dist/domain/testing/make-pdf.js';
import { extraction } from '../dist/extraction.definition.js';
import { ExtractionModule } from '../dist/extraction.module.js';

const service = testedService({ definition: extraction, settings: ExtractionSettings, module: (settings) => ExtractionModule.with(settings) });
let [tenantId, mailId] = [newId(), newId()];

beforeEach(() => {
  [tenantId, mailId] = [newId(), newId()];
});

const DELIVERY_NOTE: readonly Printed[] = [[50, 60, 'Delivery note', 18], [50, 100, 'For your order and our NW-20931'], [50, 140, 'Torque wrench'], [300, 140, '2 pcs'], [50, 160, 'Socket set'], [300, 160, '1 pc']];
const numbered = (number: string): Printed[] => ENGLISH_PAGE.map(([left, top, text, size]): Printed => [left, top, text.replace('NW-20931', number), size ?? 10]);

/** A page that a mail brought with others. */
async function arrived(page: readonly Printed[], mail = mailId): Promise<BusEvent<'invoice.received.v1'>> {
  const document = { ...(await service.keep(tenantId, makePdf([page]))), mediaType: 'application/pdf', kind: 'pdf' as const, mailId: mail };
  return anEvent('invoice.received.v1').ofTenant(tenantId).with({ document }).build();
}

async function read(...events: readonly BusEvent[]): Promise<void> {
  for (const event of events) await service.bus.publish(event);
  await service.settled();
}

/** How a document was refused, in the order in which it was told. */
const refusalsOf = async ({ subject }: BusEvent) => (await service.bus.told(tenantId)).filter(({ type, data }) => type === 'invoice.refused.v1' && (data as { invoiceId: string }).invoiceId === subject).map(({ data }) => data);

describe('A delivery note that came in a mail with a printed invoice', () => {
  it('belongs to the invoice whose number it names, whichever is read first', async () => {
    const [invoice, note] = [await arrived(ENGLISH_PAGE), await arrived(DELIVERY_NOTE)];
    await read(note);
    expect(await refusalsOf(note)).toMatchObject([{ reason: 'NOT_AN_INVOICE' }]);
    await read(invoice);
    expect(await refusalsOf(note)).toMatchObject([{ lineage: [1], reason: 'NOT_AN_INVOICE' }, { lineage: [2], reason: 'BELONGS_TO_INVOICE', otherInvoiceId: invoice.subject, message: expect.stringContaining('NW-20931 of Northwind') as string }]);
    const later = await arrived([...DELIVERY_NOTE, [50, 200, 'Second parcel']]);
    await read(later);
    expect((await refusalsOf(later)).at(-1)).toMatchObject({ reason: 'BELONGS_TO_INVOICE', otherInvoiceId: invoice.subject });
    // The invoice goes its way.
    expect(await service.current.rpc.ask(getExtraction, { invoiceId: invoice.subject }, service.current.as(tenantId, 'anna'))).toMatchObject({ lineage: [1] });
  });

  it('belongs to it too where both are read at once', async () => {
    const [invoice, note] = [await arrived(ENGLISH_PAGE), await arrived(DELIVERY_NOTE)];
    await read(invoice, note);
    expect((await refusalsOf(note)).at(-1)).toMatchObject({ reason: 'BELONGS_TO_INVOICE', otherInvoiceId: invoice.subject });
  });

  it('stands by itself where the invoice came in another mail, and where it names two', async () => {
    const [elsewhere, note] = [await arrived(ENGLISH_PAGE, newId()), await arrived(DELIVERY_NOTE)];
    await read(elsewhere, note);
    const both = await arrived([...DELIVERY_NOTE, [50, 200, 'and NW-20932']]);
    await read(await arrived(numbered('NW-20931'), newId()));
    expect(await refusalsOf(note)).toMatchObject([{ reason: 'NOT_AN_INVOICE' }]);
    mailId = newId();
    const two = [await arrived(numbered('NW-20931')), await arrived(numbered('NW-20932'))];
    await read(...two);
    await read({ ...both, data: { ...both.data, document: { ...both.data.document, mailId } } });
    expect(await refusalsOf(both)).toMatchObject([{ reason: 'NOT_AN_INVOICE' }]);
  });

  it('is an invoice where a person has said so', async () => {
    const [invoice, note] = [await arrived(ENGLISH_PAGE), await arrived(DELIVERY_NOTE)];
    await read(note);
    await service.current.rpc.ask(takeAsInvoice, { invoiceId: note.subject }, service.current.as(tenantId, 'anna'));
    await service.settled();
    await read(invoice);
    expect(await refusalsOf(note)).toMatchObject([{ reason: 'NOT_AN_INVOICE' }]);
  });

  it('may be taken as an invoice after it was told to belong to one', async () => {
    const [invoice, note] = [await arrived(ENGLISH_PAGE), await arrived(DELIVERY_NOTE)];
    await read(invoice, note);
    const { lineage } = await service.current.rpc.ask(takeAsInvoice, { invoiceId: note.subject }, service.current.as(tenantId, 'anna'));
    await service.settled();
    const kept = await service.current.rpc.ask(getExtraction, { invoiceId: note.subject }, service.current.as(tenantId, 'anna'));
    expect(kept.lineage).toEqual([(lineage[0] ?? 0) + 1]);
  });
});

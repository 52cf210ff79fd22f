import { putMatchPolicy, type BusEvent, type EventMap, type MatchPolicy, type OrderInput, type ReceiptInput } from '@smartap/contracts';
import type { Invoice } from '@smartap/en16931';
import { newId } from '@smartap/runtime';
import { anEvent, anInvoice, testedService, type Scene, type TestedService } from '@smartap/testing';
import { MatchingSettings } from '../src/config.js';
import { matching } from '../src/matching.definition.js';
import { MatchingModule } from '../src/matching.module.js';

/** Matching on the real servers. */
export const testedMatching = (): TestedService =>
  testedService({ definition: matching, settings: MatchingSettings, module: () => ({ module: MatchingModule }) });

/** Publishes an event and waits until it and what follows from it is handled. */
export async function handled<E extends BusEvent>({ service }: Scene, event: E): Promise<E> {
  await service.bus.publish(event);
  await service.settled();
  return event;
}

/** Takes in an order as another system sends it. */
export async function ordered(scene: Scene, order: OrderInput): Promise<OrderInput> {
  await handled(scene, anEvent('order.submitted.v1').ofTenant(scene.tenantId).with({ order }).build());
  return order;
}

/** Takes in a receipt as another system sends it. */
export async function received(scene: Scene, receipt: ReceiptInput): Promise<ReceiptInput> {
  await handled(scene, anEvent('receipt.submitted.v1').ofTenant(scene.tenantId).with({ receipt }).build());
  return receipt;
}

/** Gives the tenant a policy: exact, but for what is named. */
export async function policy({ service, tenantId }: Scene, parts: Partial<MatchPolicy>): Promise<void> {
  await service.current.rpc.ask(
    putMatchPolicy,
    { policy: { validFrom: '2020-01-01', disputeScope: 'excess', tolerances: [], units: [], ...parts } },
    service.current.as(tenantId),
  );
  await service.settled();
}

/** An invoice of so many pieces of line 1 of an order. */
export function billing(order: string, quantity: string, price = '100'): Invoice {
  return anInvoice().forOrder(order).withLine({ quantity, price, orderLine: '1' }).build();
}

/** The event that brings an invoice to matching. */
export function validated({ tenantId }: Pick<Scene, 'tenantId'>, invoice: Invoice, invoiceId = newId(), lineage = [1, 1]): BusEvent<'invoice.validated.v1'> {
  return anEvent('invoice.validated.v1').ofTenant(tenantId).with({ invoiceId, invoice, lineage }).build();
}

/** What matching said last of an invoice. */
export async function lastMatch({ service, tenantId }: Scene, invoiceId: string): Promise<EventMap['invoice.matched.v1']> {
  const [found] = await service.database.query<{ event: { data: EventMap['invoice.matched.v1'] } }>(
    'select event from decision where tenant_id = $1 and invoice_id = $2',
    [tenantId, invoiceId],
  );
  if (!found) throw new Error(`Nothing was said of ${invoiceId}.`);
  return found.event.data;
}

import type { BusEvent, EventMap } from '@smartap/contracts';
import { newId } from '@smartap/runtime';
import { anEvent, anInvoice, testedService, type Scene, type TestedService } from '@smartap/testing';
import { approval } from '../src/approval.definition.js';
import { ApprovalModule } from '../src/approval.module.js';
import { ApprovalSettings } from '../src/config.js';

/** Approval on the real servers. */
export const testedApproval = (): TestedService =>
  testedService({ definition: approval, settings: ApprovalSettings, module: (settings) => ApprovalModule.with(settings) });

/** Publishes an event and waits until it and what follows from it is handled. */
export async function handled<E extends BusEvent>({ service }: Scene, event: E): Promise<E> {
  await service.bus.publish(event);
  await service.settled();
  return event;
}

/** An invoice that matching has nothing against, and that names no order: somebody must approve it. */
export function matched({ tenantId }: Pick<Scene, 'tenantId'>, parts: Partial<EventMap['invoice.matched.v1']> = {}): BusEvent<'invoice.matched.v1'> {
  return anEvent('invoice.matched.v1')
    .ofTenant(tenantId)
    .with({ invoice: anInvoice().build(), ...parts })
    .build();
}

/** A task that another stage asks for. */
export function requested({ tenantId }: Pick<Scene, 'tenantId'>, parts: Partial<EventMap['task.requested.v1']> = {}): BusEvent<'task.requested.v1'> {
  return anEvent('task.requested.v1')
    .ofTenant(tenantId)
    .with({ invoiceId: newId(), ...parts })
    .build();
}

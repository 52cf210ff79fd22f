import type { BusEvent } from '@smartap/contracts';
import { anEvent, anInvoice, testedService, type Scene, type TestedService } from '@smartap/testing';
import { complete } from '../src/testing/complete.js';
import { ValidationSettings } from '../src/config.js';
import { validation } from '../src/validation.definition.js';
import { ValidationModule } from '../src/validation.module.js';

/** Validation on the real servers. */
export const testedValidation = (): TestedService =>
  testedService({ definition: validation, settings: ValidationSettings, module: (settings) => ValidationModule.with(settings) });

/** A new revision 1 of an invoice of an unknown vendor. */
export function extracted({ tenantId }: Pick<Scene, 'tenantId'>, invoice = anInvoice().build()): BusEvent<'invoice.extracted.v1'> {
  return anEvent('invoice.extracted.v1')
    .ofTenant(tenantId)
    .with({ format: 'ubl', invoice: complete(invoice) })
    .build();
}

/** As {@link extracted}, published and validated. */
export async function validated(scene: Scene, invoice = anInvoice().build()): Promise<BusEvent<'invoice.extracted.v1'>> {
  const event = extracted(scene, invoice);
  await scene.service.bus.publish(event);
  await scene.service.settled();
  return event;
}

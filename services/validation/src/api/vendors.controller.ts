import { Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { getVendor, listVendors, putVendor } from '@smartap/contracts';
import { inTransaction } from '@smartap/database';
import { CommandController, CommandRunner, EventFactory, HandlesCommand, type CommandContext } from '@smartap/messaging';
import { AppError, CLOCK, type Clock } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';
import { DataSource } from 'typeorm';
import { assertNoneQuarantined } from '../domain/index.js';
import { quarantinedOf } from '../store/seen-accounts.js';
import * as vendors from '../store/vendors.js';

/** Answers the commands about vendors. */
@CommandController()
export class VendorsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runner: CommandRunner,
    private readonly events: EventFactory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @HandlesCommand(putVendor)
  put(@Payload() request: Static<typeof putVendor.request>, @Ctx() context: CommandContext): Promise<Static<typeof putVendor.reply>> {
    return this.runner.run(request, context, async (tx) => {
      // The system that keeps the vendors has rules of its own for who may change an account.
      if (!context.roles.includes('integration')) assertNoneQuarantined(request.vendor, await quarantinedOf(tx, context.tenantId, request.vendor.number));
      const reply = await vendors.putVendor(tx, context.tenantId, request.vendor, { by: context.actor, at: this.clock.now() }, request.seenVersion);
      const { vendorId, version, vendor } = reply;
      const event = this.events.causedBy(context, 'vendor.changed.v1', { vendorId, version, changedBy: context.actor, vendor });
      const audit = {
        tenantId: context.tenantId,
        at: new Date(event.time),
        actor: context.actor,
        action: 'vendor.changed',
        entity: 'vendor',
        entityId: vendorId,
        details: { version, vendor },
      };
      return { reply, events: [event], audit: [audit] };
    });
  }

  @HandlesCommand(getVendor)
  async get(@Payload() { vendorId }: Static<typeof getVendor.request>, @Ctx() { tenantId }: CommandContext): Promise<Static<typeof getVendor.reply>> {
    const found = await inTransaction(this.dataSource, [tenantId], (tx) => vendors.getVendor(tx, tenantId, vendorId));
    if (!found) throw new AppError('VENDOR_NOT_FOUND', `There is no vendor ${vendorId}.`);
    return found;
  }

  @HandlesCommand(listVendors)
  async list(@Payload() { after, limit }: Static<typeof listVendors.request>, @Ctx() { tenantId }: CommandContext): Promise<Static<typeof listVendors.reply>> {
    const found = await inTransaction(this.dataSource, [tenantId], (tx) => vendors.listVendors(tx, tenantId, after ?? '', limit + 1));
    const page = found.slice(0, limit);
    return { vendors: page, next: found.length > limit ? (page.at(-1)?.vendor.number ?? null) : null };
  }
}

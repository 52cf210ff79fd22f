import { Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { listPayeeVerifications, notePayeeVerification } from '@smartap/contracts';
import { inTransaction } from '@smartap/database';
import { CommandController, CommandRunner, EventFactory, HandlesCommand, type CommandContext } from '@smartap/messaging';
import { AppError, CLOCK, type Clock } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';
import { DataSource } from 'typeorm';
import { compactAccount, withVerification } from '../domain/index.js';
import { insertVerification, listVerifications } from '../store/payee-verifications.js';
import { getVendor, putVendor } from '../store/vendors.js';

/** Keeps what banks say of whose an account is. */
@CommandController()
export class PayeeVerificationsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runner: CommandRunner,
    private readonly events: EventFactory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @HandlesCommand(notePayeeVerification)
  note(@Payload() request: Static<typeof notePayeeVerification.request>, @Ctx() context: CommandContext): Promise<Static<typeof notePayeeVerification.reply>> {
    const { vendorId, verification } = request;
    const iban = compactAccount(request.iban);
    return this.runner.run(request, context, async (tx) => {
      const { tenantId, actor } = context;
      const at = this.clock.now();
      if (verification.checkedAt > at.toISOString())
        throw new AppError('REQUEST_INVALID', `${verification.checkedAt} is still to come. Name the moment when the bank answered.`);
      const known = await getVendor(tx, tenantId, vendorId);
      if (!known) throw new AppError('VENDOR_NOT_FOUND', `There is no vendor ${vendorId}.`);
      await insertVerification(tx, { tenantId, vendorId, iban }, verification);
      const audit = [{ tenantId, at, actor, action: 'account.verified', entity: 'vendor', entityId: vendorId, details: { iban, ...verification } }];
      const reply = { vendorId, iban, verification };
      // An account in quarantine is none of the vendor's: the verification is shown where that is decided.
      const vendor = withVerification(known.vendor, iban, verification);
      if (vendor === undefined) return { reply, audit };
      const record = await putVendor(tx, tenantId, vendor, { by: actor, at }, known.version);
      return {
        reply,
        audit,
        events: [this.events.causedBy(context, 'vendor.changed.v1', { vendorId, version: record.version, changedBy: actor, vendor: record.vendor })],
      };
    });
  }

  @HandlesCommand(listPayeeVerifications)
  async list(
    @Payload() { vendorId, iban, limit }: Static<typeof listPayeeVerifications.request>,
    @Ctx() { tenantId }: CommandContext,
  ): Promise<Static<typeof listPayeeVerifications.reply>> {
    return {
      verifications: await inTransaction(this.dataSource, [tenantId], (tx) => listVerifications(tx, { tenantId, vendorId, iban: compactAccount(iban) }, limit)),
    };
  }
}

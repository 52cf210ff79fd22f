import { Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { approveAccount, confirmAccount, listSeenAccounts, type SeenAccount } from '@smartap/contracts';
import { inTransaction, type Tx } from '@smartap/database';
import { CommandController, CommandRunner, EventFactory, HandlesCommand, type CommandContext } from '@smartap/messaging';
import { AppError, CLOCK, type Clock } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';
import { DataSource } from 'typeorm';
import { approved, assertAnswerable, confirmed, DEFAULT_POLICY, withAccount } from '../domain/index.js';
import { newestPolicies } from '../store/policies.js';
import { listSeen, lockSeen, updateSeen } from '../store/seen-accounts.js';
import { getVendor, putVendor } from '../store/vendors.js';

const COOLING_OFF_HOURS = 24;

/** Takes the word of two persons on an account that was seen on an invoice. */
@CommandController()
export class AccountsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runner: CommandRunner,
    private readonly events: EventFactory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @HandlesCommand(listSeenAccounts)
  async list(
    @Payload() { limit }: Static<typeof listSeenAccounts.request>,
    @Ctx() { tenantId }: CommandContext,
  ): Promise<Static<typeof listSeenAccounts.reply>> {
    return { accounts: await inTransaction(this.dataSource, [tenantId], (tx) => listSeen(tx, tenantId, limit)) };
  }

  @HandlesCommand(confirmAccount)
  confirm(@Payload() request: Static<typeof confirmAccount.request>, @Ctx() context: CommandContext): Promise<SeenAccount> {
    assertAnswerable(context.roles);
    return this.runner.run(request, context, async (tx) => {
      const reply = confirmed(await this.seen(tx, context, request), request.callBack, { by: context.actor, at: this.clock.now() });
      await updateSeen(tx, context.tenantId, reply);
      return { reply, audit: [this.line(context, 'account.confirmed', reply)] };
    });
  }

  @HandlesCommand(approveAccount)
  approve(@Payload() request: Static<typeof approveAccount.request>, @Ctx() context: CommandContext): Promise<Static<typeof approveAccount.reply>> {
    assertAnswerable(context.roles);
    return this.runner.run(request, context, async (tx) => {
      const { tenantId, actor } = context;
      const { policy } = (await newestPolicies(tx, [tenantId])).get(tenantId) ?? DEFAULT_POLICY;
      const account = approved(
        await this.seen(tx, context, request),
        { by: actor, at: this.clock.now() },
        policy.accounts?.coolingOffHours ?? COOLING_OFF_HOURS,
      );
      const known = await getVendor(tx, tenantId, account.vendorId);
      if (!known) throw new AppError('VENDOR_NOT_FOUND', `There is no vendor ${account.vendorId}.`);
      await updateSeen(tx, tenantId, account);
      const reply = await putVendor(tx, tenantId, withAccount(known.vendor, account.iban), { by: actor, at: this.clock.now() }, known.version);
      const event = this.events.causedBy(context, 'vendor.changed.v1', {
        vendorId: reply.vendorId,
        version: reply.version,
        changedBy: actor,
        vendor: reply.vendor,
      });
      return { reply, events: [event], audit: [this.line(context, 'account.approved', account)] };
    });
  }

  private async seen(tx: Tx, { tenantId }: CommandContext, { vendorId, iban }: { vendorId: string; iban: string }): Promise<SeenAccount> {
    const account = await lockSeen(tx, tenantId, vendorId, iban);
    if (!account) throw new AppError('ACCOUNT_NOT_FOUND', `The account ${iban} was on no invoice of vendor ${vendorId}. list-seen-accounts tells which were.`);
    return account;
  }

  private line({ tenantId, actor }: CommandContext, action: string, { vendorId, ...details }: SeenAccount) {
    return { tenantId, at: this.clock.now(), actor, action, entity: 'vendor', entityId: vendorId, details };
  }
}

import { Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { endDelegation, getApprovalPolicy, listDelegations, putApprovalPolicy, putDelegation, putPersons, tryApprovalPolicy } from '@smartap/contracts';
import { inTransaction } from '@smartap/database';
import { CommandController, CommandRunner, HandlesCommand, type CommandContext } from '@smartap/messaging';
import { AppError, CLOCK, type Clock } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';
import { DataSource } from 'typeorm';
import { makePlan, showPlan, worldOf } from '../domain/index.js';
import { loadFlows } from '../store/flows.js';
import { delegationsFrom, findDelegation, loadOrganisations, putDelegationRow, putPlaces } from '../store/organisation.js';
import { pendingPlans } from '../store/plans.js';
import { addPolicy, newestPolicy } from '../store/policies.js';
import { checkPolicy } from './check-policy.js';

/** A test run looks at so many. */
const LOOKED_AT_MOST = 500;

/** Answers the commands about policies, delegations and who answers to whom. */
@CommandController()
export class PoliciesController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runner: CommandRunner,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @HandlesCommand(getApprovalPolicy)
  async get(@Ctx() { tenantId }: CommandContext): Promise<Static<typeof getApprovalPolicy.reply>> {
    return (await inTransaction(this.dataSource, [tenantId], (tx) => newestPolicy(tx, tenantId))) ?? { version: 0, policy: null };
  }

  @HandlesCommand(putApprovalPolicy)
  put(@Payload() request: Static<typeof putApprovalPolicy.request>, @Ctx() context: CommandContext): Promise<Static<typeof putApprovalPolicy.reply>> {
    checkPolicy(request.policy);
    return this.runner.run(request, context, async (tx) => {
      const reply = await addPolicy(tx, context.tenantId, request.policy, context.actor, request.seenVersion);
      return { reply, audit: [this.line(context, 'policy-changed', 'approval-policy', String(reply.version), reply)] };
    });
  }

  /** Plans what waits under the policy, and stores nothing. */
  @HandlesCommand(tryApprovalPolicy)
  try(@Payload() { policy }: Static<typeof tryApprovalPolicy.request>, @Ctx() { tenantId }: CommandContext): Promise<Static<typeof tryApprovalPolicy.reply>> {
    checkPolicy(policy);
    return inTransaction(this.dataSource, [tenantId], async (tx) => {
      const flows = await loadFlows(tx, await pendingPlans(tx, tenantId, LOOKED_AT_MOST));
      const organisation = (await loadOrganisations(tx, [tenantId])).get(tenantId) ?? { persons: [], delegations: [] };
      const candidate = { version: 0, policy };
      const world = worldOf(candidate, candidate, organisation);
      const invoices = [...flows.values()].map(({ invoiceId, flow: { facts } }) => {
        const flow = makePlan(world, world.policy, facts, 1, this.clock.now().toISOString());
        return { invoiceId, state: flow.state, steps: showPlan(world, flow).map(({ step, rule, approvers }) => ({ step, rule, approvers: [...approvers] })) };
      });
      return { looked: flows.size, invoices };
    });
  }

  @HandlesCommand(putDelegation)
  delegate(@Payload() request: Static<typeof putDelegation.request>, @Ctx() context: CommandContext): Promise<Static<typeof putDelegation.reply>> {
    const { from, to, start, end } = request;
    if (from === to) throw new AppError('FIELD_INVALID', 'Nobody stands in for themselves: name a colleague in "to".');
    if (Date.parse(start) >= Date.parse(end))
      throw new AppError('FIELD_INVALID', `A delegation ends after it starts; this one starts ${start} and ends ${end}.`);
    this.assertMayName(from, context);
    return this.runner.run(request, context, async (tx) => {
      await putDelegationRow(tx, context.tenantId, request);
      return { reply: request, audit: [this.line(context, 'delegated', 'delegation', request.delegationId, request)] };
    });
  }

  @HandlesCommand(listDelegations)
  async delegations(
    @Payload() { person }: Static<typeof listDelegations.request>,
    @Ctx() { tenantId }: CommandContext,
  ): Promise<Static<typeof listDelegations.reply>> {
    return { delegations: await inTransaction(this.dataSource, [tenantId], (tx) => delegationsFrom(tx, tenantId, this.clock.now(), person)) };
  }

  @HandlesCommand(endDelegation)
  end(@Payload() request: Static<typeof endDelegation.request>, @Ctx() context: CommandContext): Promise<Static<typeof endDelegation.reply>> {
    const { tenantId } = context;
    return this.runner.run(request, context, async (tx) => {
      const found = await findDelegation(tx, tenantId, request.delegationId);
      if (!found) throw new AppError('DELEGATION_NOT_FOUND', `There is no delegation ${request.delegationId}.`);
      this.assertMayName(found.from, context);
      const now = this.clock.now().toISOString();
      // One that has not begun ends where it begins: it never counts.
      const end = found.end < now ? found.end : found.start > now ? found.start : now;
      const ended = { ...found, end };
      await putDelegationRow(tx, tenantId, ended);
      return { reply: ended, audit: [this.line(context, 'delegation-ended', 'delegation', found.delegationId, ended)] };
    });
  }

  private assertMayName(from: string, { actor, roles }: CommandContext): void {
    if (from !== actor && !roles.some((role) => role === 'admin' || role === 'controller'))
      throw new AppError('NOT_ASSIGNED', `Only ${from}, a controller or an administrator may name who stands in for ${from}.`);
  }

  @HandlesCommand(putPersons)
  persons(@Payload() request: Static<typeof putPersons.request>, @Ctx() context: CommandContext): Promise<Static<typeof putPersons.reply>> {
    return this.runner.run(request, context, async (tx) => {
      await putPlaces(tx, context.tenantId, request.persons);
      return {
        reply: { kept: request.persons.length },
        audit: [this.line(context, 'persons-placed', 'tenant', context.tenantId, { persons: request.persons })],
      };
    });
  }

  private line({ tenantId, actor }: CommandContext, verb: string, entity: string, entityId: string, details: object) {
    return { tenantId, at: this.clock.now(), actor, action: `approval.${verb}`, entity, entityId, details: { ...details } };
  }
}

import { Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { deleteLayout, getLayout, listLayouts, testLayout, type LayoutDetails, type LayoutRecord } from '@smartap/contracts';
import { inTransaction, type Tx } from '@smartap/database';
import { CommandController, CommandRunner, HandlesCommand, type CommandContext } from '@smartap/messaging';
import { OperationRunner } from '@smartap/operations';
import { AppError, CLOCK, idFrom, type Clock } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';
import { DataSource } from 'typeorm';
import { LAYOUT_TEST, type LayoutTest } from '../operations/layout-test.worker.js';
import * as store from '../store/layouts.js';
import { assertOwnDocument } from '../store/own-document.js';

const notFound = (layoutId: string): AppError => new AppError('LAYOUT_NOT_FOUND', `There is no layout ${layoutId}. List them to see those that there are.`);

const summaryOf = ({ layoutId, version, sellerName, identities, fields, taughtBy, taughtIn, taughtAt, misses, demotedAt }: LayoutDetails): LayoutRecord => ({
  layoutId,
  version,
  sellerName,
  identities,
  fields,
  taughtBy,
  taughtIn,
  taughtAt,
  misses,
  demotedAt,
});

/** Answers the commands about the layouts that corrections taught. */
@CommandController()
export class LayoutsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runner: CommandRunner,
    private readonly operations: OperationRunner,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @HandlesCommand(listLayouts)
  async list(@Payload() request: Static<typeof listLayouts.request>, @Ctx() { tenantId }: CommandContext): Promise<Static<typeof listLayouts.reply>> {
    const found = await this.read(tenantId, (tx) => store.listLayouts(tx, tenantId, { ...request, limit: request.limit + 1 }));
    const layouts = found.slice(0, request.limit).map(summaryOf);
    return { layouts, next: found.length > request.limit ? (layouts.at(-1)?.layoutId ?? null) : null };
  }

  @HandlesCommand(getLayout)
  async get(@Payload() { layoutId }: Static<typeof getLayout.request>, @Ctx() { tenantId }: CommandContext): Promise<Static<typeof getLayout.reply>> {
    const found = await this.read(tenantId, (tx) => store.findLayout(tx, tenantId, layoutId));
    if (found === undefined) throw notFound(layoutId);
    return found;
  }

  @HandlesCommand(deleteLayout)
  delete(@Payload() request: Static<typeof deleteLayout.request>, @Ctx() context: CommandContext): Promise<Static<typeof deleteLayout.reply>> {
    const { layoutId } = request;
    return this.runner.run(request, context, async (tx) => {
      const { tenantId, actor } = context;
      const known = await store.findLayout(tx, tenantId, layoutId);
      if (known === undefined || !(await store.deleteLayout(tx, tenantId, layoutId))) throw notFound(layoutId);
      const { version, identities, fields } = known;
      return {
        reply: { layoutId },
        audit: [
          { tenantId, at: this.clock.now(), actor, action: 'layout.deleted', entity: 'layout', entityId: layoutId, details: { version, identities, fields } },
        ],
      };
    });
  }

  @HandlesCommand(testLayout)
  test(@Payload() request: Static<typeof testLayout.request>, @Ctx() context: CommandContext): Promise<Static<typeof testLayout.reply>> {
    const { tenantId, actor } = context;
    assertOwnDocument(tenantId, request.storageKey);
    const operationId = idFrom(context.id, LAYOUT_TEST);
    return this.runner.run(request, context, async (tx) => {
      if ((await store.loadLayout(tx, tenantId, request.layoutId)) === undefined) throw notFound(request.layoutId);
      const asked: LayoutTest = request;
      await this.operations.begin(tx, { tenantId, operationId, kind: LAYOUT_TEST, request: asked, requestedBy: actor, requestedAt: this.clock.now() });
      return { reply: { operationId } };
    });
  }

  private read<T>(tenantId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return inTransaction(this.dataSource, [tenantId], work);
  }
}

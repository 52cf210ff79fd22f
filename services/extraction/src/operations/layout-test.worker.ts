import { Injectable } from '@nestjs/common';
import { inTransaction } from '@smartap/database';
import { OperationRunner, type Operation, type OperationWorker, type StoreStep } from '@smartap/operations';
import { AppError } from '@smartap/runtime';
import { DataSource } from 'typeorm';
import { trialOf } from '../domain/index.js';
import { loadLayout } from '../store/layouts.js';
import { PageReader } from '../worker/page.reader.js';

export const LAYOUT_TEST = 'layout-test';

/** What is tried. */
export interface LayoutTest {
  readonly layoutId: string;
  readonly storageKey: string;
}

/** Reads a document without a layout and by it: an operation, since a scan takes minutes. */
@Injectable()
export class LayoutTestWorker implements OperationWorker<LayoutTest, object> {
  readonly kind = LAYOUT_TEST;

  constructor(
    runner: OperationRunner,
    private readonly dataSource: DataSource,
    private readonly pages: PageReader,
  ) {
    runner.add(this);
  }

  async step({ tenantId, request }: Operation<LayoutTest>): Promise<StoreStep<object>> {
    const { layoutId, storageKey } = request;
    const layout = await inTransaction(this.dataSource, [tenantId], (tx) => loadLayout(tx, tenantId, layoutId));
    if (layout === undefined) throw new AppError('LAYOUT_NOT_FOUND', `The layout ${layoutId} was deleted meanwhile.`);
    const page = { tenantId, data: { document: { storageKey } } };
    const plain = await this.pages.readBy(page, []);
    const result = trialOf(
      layoutId,
      layout,
      plain,
      plain.outcome === 'extracted' && plain.identities !== undefined ? await this.pages.readBy(page, [layout]) : plain,
    );
    return () => Promise.resolve({ memory: {}, done: 1, total: 1, result });
  }
}

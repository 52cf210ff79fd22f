import { Injectable } from '@nestjs/common';
import type { AmountReport } from '@smartap/contracts';
import { inTransaction } from '@smartap/database';
import { OperationRunner, type Operation, type OperationWorker, type StoreStep } from '@smartap/operations';
import { DataSource } from 'typeorm';
import { digitReport } from '../domain/index.js';
import { loadFirstDigits } from '../store/first-digits.js';

export const AMOUNT_REPORT = 'amount-report';

const MOST_VENDORS = 50;

/** Holds the first digits of all amounts against Benford's law. */
@Injectable()
export class AmountReportWorker implements OperationWorker<object, object> {
  readonly kind = AMOUNT_REPORT;

  constructor(
    runner: OperationRunner,
    private readonly dataSource: DataSource,
  ) {
    runner.add(this);
  }

  async step({ tenantId }: Operation): Promise<StoreStep<object>> {
    const { all, byVendor } = await inTransaction(this.dataSource, [tenantId], (tx) => loadFirstDigits(tx, tenantId));
    const vendors = [...byVendor].map(([vendorId, digits]) => ({ vendorId, report: digitReport(digits) })).filter(({ report }) => report.mad !== null);
    const worst = vendors.toSorted((a, b) => Number(b.report.mad) - Number(a.report.mad)).slice(0, MOST_VENDORS);
    const result: AmountReport = { all: digitReport(all), vendors: worst };
    return () => Promise.resolve({ memory: {}, done: 1, total: 1, result });
  }
}

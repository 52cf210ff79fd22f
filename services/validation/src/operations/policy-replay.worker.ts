import { Injectable } from '@nestjs/common';
import type { PolicyReplayResult, ValidationPolicy } from '@smartap/contracts';
import { inTransaction } from '@smartap/database';
import { OperationRunner, type Operation, type OperationWorker, type StoreStep } from '@smartap/operations';
import { DataSource } from 'typeorm';
import { tallied, UNTALLIED } from '../domain/index.js';
import { countDecisions, pageOfDecisions } from '../store/decision-pages.js';
import { insertReplayed } from '../store/replayed-verdicts.js';
import { judgePage } from './judge-page.js';

export const POLICY_REPLAY = 'policy-replay';

/** What is replayed: a policy with its version, 0 for one that was not set. */
export interface PolicyReplay {
  readonly version: number;
  readonly policy: ValidationPolicy;
}

interface Memory {
  readonly after: string | null;
  readonly total: number;
  readonly tally: PolicyReplayResult;
}

const PAGE = 500;

/** Validates all past invoices under a policy, a page a step. */
@Injectable()
export class PolicyReplayWorker implements OperationWorker<PolicyReplay, Memory> {
  readonly kind = POLICY_REPLAY;

  constructor(
    runner: OperationRunner,
    private readonly dataSource: DataSource,
  ) {
    runner.add(this);
  }

  async step(operation: Operation<PolicyReplay, Memory>): Promise<StoreStep<Memory>> {
    const {
      tenantId,
      request,
      memory: { after, total, tally = UNTALLIED },
    } = operation;
    const page = await inTransaction(this.dataSource, [tenantId], async (tx) => {
      const { events, next } = await pageOfDecisions(tx, tenantId, after ?? undefined, PAGE);
      return { looked: events.length, next, changed: await judgePage(tx, tenantId, events, request), total: total ?? (await countDecisions(tx, tenantId)) };
    });
    return async (tx) => {
      await insertReplayed(tx, operation, page.changed);
      const result = tallied(tally, page.looked, page.changed);
      return {
        memory: { after: page.next, total: page.total, tally: result },
        done: result.looked,
        total: page.total,
        ...(page.next === null ? { result } : {}),
      };
    };
  }
}

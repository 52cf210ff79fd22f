import type { OperationRecord } from '@smartap/contracts';
import { execute, row, rows, type Tx } from '@smartap/database';
import type { DataSource } from 'typeorm';
import type { Operation, StepOutcome } from './operation.worker.js';

/** An operation that somebody asks for. */
export interface NewOperation {
  readonly tenantId: string;
  readonly operationId: string;
  readonly kind: string;
  readonly request: object;
  readonly requestedBy: string;
  readonly requestedAt: Date;
}

/** A lease on an operation. */
export interface Claim {
  readonly operationId: string;
  readonly tenantId: string;
}

interface Row {
  kind: string;
  request: unknown;
  state: OperationRecord['state'];
  requested_by: string;
  requested_at: Date;
  step: number;
  memory: object;
  done: number;
  total: number | null;
  result: unknown;
  error: OperationRecord['error'];
  finished_at: Date | null;
}

const COLUMNS = 'kind, request, state, requested_by, requested_at, step, memory, done, total, result, error, finished_at';

/** Writes an operation down and puts it into the queue. */
export async function insertOperation(tx: Tx, { tenantId, operationId, kind, request, requestedBy, requestedAt }: NewOperation): Promise<void> {
  await tx.query(
    "insert into operation (tenant_id, operation_id, kind, request, state, requested_by, requested_at) values ($1, $2, $3, $4, 'waiting', $5, $6)",
    [tenantId, operationId, kind, JSON.stringify(request), requestedBy, requestedAt],
  );
  await tx.query('insert into operation_queue (operation_id, tenant_id, kind) values ($1, $2, $3)', [operationId, tenantId, kind]);
}

const find = (tx: Tx, { tenantId, operationId }: Claim): Promise<Row | undefined> =>
  row<Row>(tx, `select ${COLUMNS} from operation where tenant_id = $1 and operation_id = $2`, [tenantId, operationId]);

/** An operation as its worker takes it up; undefined when it has ended. */
export async function loadOperation(tx: Tx, claim: Claim): Promise<Operation | undefined> {
  const found = await find(tx, claim);
  if (found === undefined || found.finished_at !== null) return undefined;
  return { ...claim, kind: found.kind, request: found.request, step: found.step, memory: found.memory, requestedBy: found.requested_by };
}

/** An operation as those see it who asked for it. */
export async function readOperation(tx: Tx, claim: Claim): Promise<OperationRecord | undefined> {
  const found = await find(tx, claim);
  if (found === undefined) return undefined;
  const { kind, state, requested_by: requestedBy, requested_at: requestedAt, done, total, result, error, finished_at: finishedAt } = found;
  return {
    operationId: claim.operationId,
    kind,
    state,
    requestedBy,
    requestedAt: requestedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    done,
    total,
    result,
    error,
  };
}

/** Keeps where an operation stands after a step, or its end. */
export async function saveStep(tx: Tx, { tenantId, operationId, step }: Operation, { memory, done, total, result }: StepOutcome): Promise<void> {
  await tx.query(
    `update operation set step = $3, memory = $4, done = $5, total = $6, result = $7, state = case when $7::json is null then 'running' else 'done' end,
       finished_at = case when $7::json is null then null else now() end
     where tenant_id = $1 and operation_id = $2`,
    [tenantId, operationId, step + 1, JSON.stringify(memory), done, total, result === undefined ? null : JSON.stringify(result)],
  );
  if (result === undefined) await tx.query('update operation_queue set attempts = 0 where operation_id = $1', [operationId]);
  else await unqueue(tx, operationId);
}

/** Ends an operation with the reason for which it could not be done. */
export async function saveFailure(tx: Tx, { tenantId, operationId }: Claim, error: { readonly code: string; readonly message: string }): Promise<void> {
  await tx.query("update operation set state = 'failed', error = $3, finished_at = now() where tenant_id = $1 and operation_id = $2 and finished_at is null", [
    tenantId,
    operationId,
    JSON.stringify(error),
  ]);
  await unqueue(tx, operationId);
}

async function unqueue(tx: Tx, operationId: string): Promise<void> {
  await tx.query('delete from operation_queue where operation_id = $1', [operationId]);
}

/** Takes the lease of the operation whose turn it is and that nobody is at. */
export async function claimNext(source: DataSource, holder: string, kinds: readonly string[], leaseSeconds: number): Promise<Claim | undefined> {
  const [found] = await rows<{ operation_id: string; tenant_id: string }>(
    source.manager,
    `update operation_queue set holder = $1, until = now() + make_interval(secs => $3)
     where operation_id = (
       select operation_id from operation_queue where kind = any($2) and turn_at <= now() and (until is null or until < now())
       order by turn_at limit 1 for update skip locked)
     returning operation_id, tenant_id`,
    [holder, [...kinds], leaseSeconds],
  );
  return found && { operationId: found.operation_id, tenantId: found.tenant_id };
}

/** Makes a lease longer; false when somebody else has it, or the operation has ended. */
export async function renewLease(source: DataSource, holder: string, { operationId }: Claim, leaseSeconds: number): Promise<boolean> {
  return (
    (await execute(source.manager, 'update operation_queue set until = now() + make_interval(secs => $3) where operation_id = $1 and holder = $2', [
      operationId,
      holder,
      leaseSeconds,
    ])) > 0
  );
}

/** Counts an attempt at a step before it is made, so that one that kills the process is counted too; undefined when the lease is lost. */
export async function countAttempt(source: DataSource, holder: string, { operationId }: Claim, leaseSeconds: number): Promise<number | undefined> {
  const [found] = await rows<{ attempts: number }>(
    source.manager,
    'update operation_queue set attempts = attempts + 1, until = now() + make_interval(secs => $3) where operation_id = $1 and holder = $2 returning attempts',
    [operationId, holder, leaseSeconds],
  );
  return found?.attempts;
}

/** Gives a lease back, for a turn later; `forgive` takes the last attempt out of the count. */
export async function releaseLease(
  source: DataSource,
  holder: string,
  { operationId }: Claim,
  { afterMs, forgive }: { readonly afterMs: number; readonly forgive: boolean },
): Promise<void> {
  await source.query(
    `update operation_queue set holder = null, until = null, turn_at = now() + make_interval(secs => $3), attempts = greatest(0, attempts - $4)
     where operation_id = $1 and holder = $2`,
    [operationId, holder, afterMs / 1000, forgive ? 1 : 0],
  );
}

import { row, rows, type Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';
import type { Claim } from '../domain/index.js';

/** What a model answered, by the names of the question. */
export type ModelAnswer = Readonly<Record<string, Claim>>;

/** A call to a model that was, or may have been, paid for. */
export interface ModelCall extends InvoiceKey {
  readonly callId: string;
  /** Digest of all that the answer depends on. */
  readonly key: string;
  readonly model: string;
  readonly at: Date;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costMicros: bigint;
  /** Null: it was of no use. */
  readonly answer: ModelAnswer | null;
}

/** Keeps a call. */
export async function insertCall(tx: Tx, call: ModelCall): Promise<void> {
  await tx.query(
    `insert into model_call (tenant_id, call_id, invoice_id, key, model, at, month, input_tokens, output_tokens, cost_micros, answer)
     values ($1, $2, $3, $4, $5, $6, to_char($6::timestamptz at time zone 'UTC', 'YYYY-MM'), $7, $8, $9, $10)`,
    [
      call.tenantId,
      call.callId,
      call.invoiceId,
      call.key,
      call.model,
      call.at,
      call.inputTokens,
      call.outputTokens,
      String(call.costMicros),
      call.answer === null ? null : JSON.stringify(call.answer),
    ],
  );
}

/** The answer that the same question had before. */
export async function findAnswer(tx: Tx, tenantId: string, key: string): Promise<ModelAnswer | undefined> {
  return (
    await row<{ answer: ModelAnswer }>(tx, 'select answer from model_call where tenant_id = $1 and key = $2 and answer is not null limit 1', [tenantId, key])
  )?.answer;
}

/** What calls have come to. */
export interface Spent {
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costMicros: bigint;
}

/** What a tenant has spent in a month, or on an invoice. */
export async function spentBy(tx: Tx, tenantId: string, by: { readonly month: string } | { readonly invoiceId: string }): Promise<Spent> {
  const [column, value] = 'month' in by ? ['month', by.month] : ['invoice_id', by.invoiceId];
  const [found] = await rows<{ calls: number; input: number; output: number; cost: string }>(
    tx,
    `select count(*)::int as calls, coalesce(sum(input_tokens), 0)::int as input, coalesce(sum(output_tokens), 0)::int as output, coalesce(sum(cost_micros), 0)::text as cost
     from model_call where tenant_id = $1 and ${column} = $2`,
    [tenantId, value],
  );
  return { calls: found?.calls ?? 0, inputTokens: found?.input ?? 0, outputTokens: found?.output ?? 0, costMicros: BigInt(found?.cost ?? '0') };
}

import { createHash } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { inTransaction } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';
import { AppError, CLOCK, newId, type Clock } from '@smartap/runtime';
import { Value } from '@sinclair/typebox/value';
import { DataSource } from 'typeorm';
import { ExtractionSettings } from '../config.js';
import { QUESTION_VERSION, type Question } from '../domain/index.js';
import { findAnswer, insertCall, spentBy, type ModelAnswer } from '../store/model-calls.js';
import { ChatClient, ModelFault, type Completion } from './chat.client.js';
import { ModelBudget } from './model.budget.js';
import { costOf, mostTokensOf } from './price.js';

/** How asking went. */
export type Asked =
  | { readonly outcome: 'answered' | 'known'; readonly answer: ModelAnswer }
  | { readonly outcome: 'over-budget' | 'away' | 'useless'; readonly why: string };

/**
 * Asks the model within the budget of the tenant: an answer that is known costs nothing; else the most that a call may cost is put aside
 * first, and what it has cost takes its place after. Every call that may have been paid for is kept.
 */
@Injectable()
export class AskModel {
  private readonly logger = new Logger(AskModel.name);

  constructor(
    private readonly settings: ExtractionSettings,
    private readonly dataSource: DataSource,
    private readonly chat: ChatClient,
    private readonly budget: ModelBudget,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(key: InvoiceKey, question: Question): Promise<Asked> {
    const digest = createHash('sha256')
      .update(JSON.stringify([QUESTION_VERSION, this.settings.MODEL_ID, question.system, question.user, question.schema]))
      .digest('hex');
    const month = this.clock.now().toISOString().slice(0, 7);
    const { known, spent } = await inTransaction(this.dataSource, [key.tenantId], async (tx) => ({
      known: await findAnswer(tx, key.tenantId, digest),
      spent: await spentBy(tx, key.tenantId, { month }),
    }));
    if (known !== undefined) return { outcome: 'known', answer: known };
    const asked = await this.within(key, digest, question, month, spent.costMicros);
    if ('why' in asked) this.logger.warn(`The model was not asked about invoice ${key.invoiceId}, or to no use: ${asked.why}`);
    return asked;
  }

  private async within(key: InvoiceKey, digest: string, question: Question, month: string, recorded: bigint): Promise<Asked> {
    const most = { inputTokens: mostTokensOf(question), outputTokens: this.settings.AI_MAX_TOKENS };
    const reservation = await this.budget
      .reserve(key.tenantId, month, costOf(this.settings, most.inputTokens, most.outputTokens), recorded)
      .catch((error: unknown) => AppError.from(error));
    if (reservation instanceof AppError) return { outcome: 'away', why: `the budget cannot be looked up, so nothing is spent: ${reservation.message}` };
    if (reservation === undefined)
      return {
        outcome: 'over-budget',
        why: `the budget of ${this.settings.AI_MONTHLY_BUDGET} ${this.settings.AI_CURRENCY} for ${month} does not allow another call.`,
      };
    const completion = await this.chat.ask(question).catch((error: unknown) => {
      if (error instanceof ModelFault) return error;
      throw error;
    });
    const isFault = completion instanceof ModelFault;
    if (isFault && !completion.mayCost) {
      await this.budget.settle(reservation, 0n);
      return { outcome: 'away', why: completion.message };
    }
    const { inputTokens, outputTokens } = (isFault ? undefined : completion.usage) ?? most;
    const costMicros = costOf(this.settings, inputTokens, outputTokens);
    const read = isFault ? completion.message : readAnswer(completion, question);
    const answer = typeof read === 'string' ? null : read;
    await inTransaction(this.dataSource, [key.tenantId], (tx) =>
      insertCall(tx, {
        ...key,
        callId: newId(),
        key: digest,
        model: this.settings.MODEL_ID,
        at: this.clock.now(),
        inputTokens,
        outputTokens,
        costMicros,
        answer,
      }),
    );
    await this.budget.settle(reservation, costMicros);
    return typeof read === 'string' ? { outcome: isFault ? 'away' : 'useless', why: read } : { outcome: 'answered', answer: read };
  }
}

/** The answer of the form that was asked for, or why it is none. */
function readAnswer({ content }: Completion, { schema }: Question): ModelAnswer | string {
  try {
    const answer: unknown = JSON.parse(content);
    // Not compiled: the schema is another one for each set of fields.
    return Value.Check(schema, answer) ? (answer as ModelAnswer) : 'The answer of the model is not of the form that was asked for.';
  } catch {
    return 'The answer of the model is no JSON.';
  }
}

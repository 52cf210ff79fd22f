import { Inject } from '@nestjs/common';
import { Ctx } from '@nestjs/microservices';
import { getModelBudget } from '@smartap/contracts';
import { inTransaction } from '@smartap/database';
import { CommandController, HandlesCommand, type CommandContext } from '@smartap/messaging';
import { CLOCK, type Clock } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';
import { DataSource } from 'typeorm';
import { ExtractionSettings } from '../config.js';
import { ModelQuestions } from '../model/model-questions.js';
import { costShown } from '../model/price.js';
import { spentBy } from '../store/model-calls.js';

/** Says what the language model may cost, and has. */
@CommandController()
export class ModelController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: ExtractionSettings,
    private readonly questions: ModelQuestions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @HandlesCommand(getModelBudget)
  async budget(_request: unknown, @Ctx() { tenantId }: CommandContext): Promise<Static<typeof getModelBudget.reply>> {
    const month = this.clock.now().toISOString().slice(0, 7);
    const spent = await inTransaction(this.dataSource, [tenantId], (tx) => spentBy(tx, tenantId, { month }));
    return {
      model: this.questions.isOn ? this.settings.MODEL_ID : null,
      month,
      limit: this.settings.AI_MONTHLY_BUDGET,
      spent: costShown(spent, this.settings),
    };
  }
}

import { Ctx, Payload } from '@nestjs/microservices';
import { getValidation, getVatCheck } from '@smartap/contracts';
import { inTransaction } from '@smartap/database';
import { CommandController, HandlesCommand, readDecisions, type CommandContext } from '@smartap/messaging';
import { AppError } from '@smartap/runtime';
import { compactVatId } from '@smartap/tax-ids';
import type { Static } from '@sinclair/typebox';
import { DataSource } from 'typeorm';
import { checkTaxes, checkTotals, inLanguage, riskInLanguage } from '../domain/index.js';
import { loadVatChecks } from '../store/vat-checks.js';

/** Answers what validation decided. */
@CommandController()
export class ValidationsController {
  constructor(private readonly dataSource: DataSource) {}

  @HandlesCommand(getValidation)
  async get(
    @Payload() { invoiceId, language = 'en' }: Static<typeof getValidation.request>,
    @Ctx() { tenantId }: CommandContext,
  ): Promise<Static<typeof getValidation.reply>> {
    const key = { tenantId, invoiceId };
    const decision = (await inTransaction(this.dataSource, [tenantId], (tx) => readDecisions<'invoice.validated.v1'>(tx, [key]))).get(key);
    if (!decision) throw new AppError('INVOICE_NOT_FOUND', `Validation has not decided about invoice ${invoiceId}.`);
    const { lineage, verdict, findings, vendor, invoice, risk, rulesVersion } = decision.event.data;
    // A decision of before versions were kept was made by rules that nobody can name any more.
    return {
      lineage,
      verdict,
      findings: findings.map((finding) => inLanguage(finding, language)),
      vendor,
      totals: checkTotals(invoice),
      taxes: checkTaxes(invoice),
      rulesVersion: rulesVersion ?? 'before 2026.2',
      ...(risk ? { risk: riskInLanguage(risk, language) } : {}),
    };
  }

  @HandlesCommand(getVatCheck)
  async vatCheck(@Payload() request: Static<typeof getVatCheck.request>, @Ctx() { tenantId }: CommandContext): Promise<Static<typeof getVatCheck.reply>> {
    const vatId = compactVatId(request.vatId);
    const known = await inTransaction(this.dataSource, [tenantId], (tx) => loadVatChecks(tx, [{ tenantId, vatId }]));
    return known.get(`${tenantId} ${vatId}`) ?? { vatId, state: 'unknown', name: null, checkedAt: null };
  }
}

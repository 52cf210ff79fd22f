import { Ctx, Payload } from '@nestjs/microservices';
import { codeInvoice, getCoding, type CodingShare } from '@smartap/contracts';
import { inTransaction } from '@smartap/database';
import { isItem } from '@smartap/en16931';
import { CommandController, CommandRunner, HandlesCommand, readDecisions, type CommandContext } from '@smartap/messaging';
import { AppError } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';
import { DataSource } from 'typeorm';
import { codableIn, suggestCoding } from '../domain/index.js';
import { subjectOf } from '../handlers/match-run.js';
import { billFor } from '../handlers/run-facts.js';
import { unusableIn } from '../store/coding-values.js';
import { findCodings, pastCodings } from '../store/codings.js';
import { asksForCodings, CodeInvoice } from './code-invoice.usecase.js';

type Coding = Static<typeof getCoding.reply>;

/** Answers the commands about where lines without order are booked. */
@CommandController()
export class CodingsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runner: CommandRunner,
    private readonly coding: CodeInvoice,
  ) {}

  @HandlesCommand(getCoding)
  get(@Payload() { invoiceId }: Static<typeof getCoding.request>, @Ctx() { tenantId }: CommandContext): Promise<Coding> {
    const key = { tenantId, invoiceId };
    return inTransaction(this.dataSource, [tenantId], async (tx) => {
      const matched = (await readDecisions<'invoice.matched.v1'>(tx, [key])).get(key)?.event;
      if (!matched) throw new AppError('INVOICE_NOT_FOUND', `Matching has not decided about invoice ${invoiceId}.`);
      const { invoice, vendor, match, lineage } = matched.data;
      const subject = subjectOf(matched);
      const codable = codableIn(billFor(subject), match, await asksForCodings(tx, subject));
      if (codable.length === 0) return { lineage, required: false, lines: [] };
      const coded = new Map((await findCodings(tx, [key])).get(invoiceId)?.map((line) => [line.lineId, line]));
      const past = vendor ? await pastCodings(tx, key, vendor.vendorId) : [];
      const stated = new Map(invoice.lines.flatMap((line, index) => (isItem(line) ? [[line.id ?? String(index + 1), line.accountingReference] as const] : [])));
      const lines = codable.map((line) => ({
        lineId: line.id,
        text: line.text?.slice(0, 2000) || null,
        net: line.net,
        parts: [...(coded.get(line.id)?.parts ?? [])],
        codedBy: coded.get(line.id)?.codedBy ?? null,
        suggestion: suggestCoding(line, past, stated.get(line.id) ?? invoice.buyerAccountingReference ?? null),
      }));
      // What is closed by now is not suggested.
      const unusable = await unusableIn(
        tx,
        tenantId,
        lines.flatMap(({ suggestion }) => suggestion?.parts ?? []),
      );
      const isUsable = (parts: readonly CodingShare[]): boolean => parts.every((part) => !unusable.some(({ kind, code }) => part[kind] === code));
      return {
        lineage,
        required: true,
        lines: lines.map((line) => (line.suggestion && !isUsable(line.suggestion.parts) ? { ...line, suggestion: null } : line)),
      };
    });
  }

  @HandlesCommand(codeInvoice)
  code(@Payload() request: Static<typeof codeInvoice.request>, @Ctx() context: CommandContext): Promise<Static<typeof codeInvoice.reply>> {
    return this.runner.run(request, context, (tx) => this.coding.execute(tx, request, context));
  }
}

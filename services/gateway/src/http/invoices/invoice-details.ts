import { Injectable } from '@nestjs/common';
import type { Principal } from '@smartap/auth';
import { getApproval, getExtraction, getMatch, getValidation, type CommandDefinition } from '@smartap/contracts';
import { RpcClient } from '@smartap/messaging';
import { AppError } from '@smartap/runtime';
import { commandOf } from '../command-of.js';
import type { Language } from '../language.js';

/** What each stage says of an invoice, and which stages could not be asked. */
export interface InvoiceDetails {
  readonly extraction: unknown;
  readonly validation: unknown;
  readonly matching: unknown;
  readonly approval: unknown;
  /** Services that did not answer: their part is null though there may be something. */
  readonly missing: readonly string[];
}

const PARTS = { extraction: getExtraction, validation: getValidation, matching: getMatch, approval: getApproval } as const satisfies Record<
  string,
  CommandDefinition
>;

/** Asks the owners for the details of an invoice, all at once. */
@Injectable()
export class InvoiceDetailsReader {
  constructor(private readonly rpc: RpcClient) {}

  async read(invoiceId: string, principal: Principal, language: Language): Promise<InvoiceDetails> {
    const missing: string[] = [];
    const ask = async (part: keyof typeof PARTS): Promise<unknown> => {
      try {
        const command: CommandDefinition = PARTS[part];
        return await this.rpc.ask(command, part === 'validation' ? { invoiceId, language } : { invoiceId }, commandOf(principal));
      } catch (error) {
        // Not found: the invoice has not come so far. Anything else: the owner cannot say now.
        if (!(error instanceof AppError && error.code === 'INVOICE_NOT_FOUND')) missing.push(part);
        return null;
      }
    };
    const [extraction, validation, matching, approval] = await Promise.all([ask('extraction'), ask('validation'), ask('matching'), ask('approval')]);
    return { extraction, validation, matching, approval, missing };
  }
}

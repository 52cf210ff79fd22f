import { Injectable } from '@nestjs/common';
import { listReadBefore } from '@smartap/contracts';
import { inTransaction } from '@smartap/database';
import { RpcClient, type CommandContext } from '@smartap/messaging';
import { DataSource } from 'typeorm';
import { documentsToRead, type DocumentToRead } from '../../store/documents-to-read.js';
import type { ReExtractionDto } from './re-extraction.dto.js';

const PAGE = 500;

/** Finds the invoices that are to be read again, with where their documents lie. */
@Injectable()
export class ChooseInvoices {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rpc: RpcClient,
  ) {}

  async execute(choice: ReExtractionDto, context: CommandContext): Promise<DocumentToRead[]> {
    const { invoiceIds, vendorId, readBefore, limit, dryRun } = choice;
    const find = (ids: readonly string[] | undefined, most: number): Promise<DocumentToRead[]> =>
      inTransaction(this.dataSource, [context.tenantId], (tx) => documentsToRead(tx, context.tenantId, { ids, vendorId, withDecided: dryRun, limit: most }));
    if (readBefore === undefined || invoiceIds !== undefined) return find(invoiceIds, limit);
    const chosen: DocumentToRead[] = [];
    for (let after: string | null | undefined; after !== null && chosen.length < limit;) {
      const page: { readonly invoiceIds: string[]; readonly next: string | null } = await this.rpc.ask(
        listReadBefore,
        { engine: readBefore, limit: PAGE, ...(after ? { after } : {}) },
        context,
      );
      if (page.invoiceIds.length > 0) chosen.push(...(await find(page.invoiceIds, limit - chosen.length)));
      after = page.next;
    }
    return chosen;
  }
}

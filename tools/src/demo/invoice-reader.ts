import { ApiError, type Api } from './api.js';
import { Turns } from './turns.js';

/** An invoice as the list has it. */
export interface ListedInvoice {
  readonly invoiceId: string;
  readonly outcome: string | null;
  readonly explanation: string | null;
  readonly sellerName: string | null;
  readonly number: string | null;
  readonly total: string | null;
  readonly currency: string | null;
  readonly format: string | null;
}

/** An invoice with what happened to it. */
export interface InvoiceWithTimeline extends ListedInvoice {
  readonly timeline: readonly { readonly type: string; readonly at: string }[];
}

/** Asking for one invoice asks every stage: above so many the list is read instead, which may be five seconds old. */
const READ_ONE_BY_ONE = 60;
const PAGE = 200;
const AT_A_TIME = 6;

/** Reads where invoices stand, without pressing the services that work on them. */
export class InvoiceReader {
  private readonly turns = new Turns(AT_A_TIME);

  constructor(private readonly api: Api) {}

  one(invoiceId: string): Promise<InvoiceWithTimeline> {
    return this.turns.run(() => this.api.get<InvoiceWithTimeline>(`/api/v1/invoices/${invoiceId}`));
  }

  /** Where these stand now, as far as it is known: a part of a file is not before the file was read. */
  async standings(invoiceIds: readonly string[]): Promise<ListedInvoice[]> {
    if (invoiceIds.length <= READ_ONE_BY_ONE) return (await Promise.all(invoiceIds.map((id) => this.one(id).catch(unlessUnknown)))).flat();
    const wanted = new Set(invoiceIds);
    const found: ListedInvoice[] = [];
    let after: string | null = null;
    do {
      const page: { invoices: ListedInvoice[]; next: string | null } = await this.api.get(`/api/v1/invoices?limit=${PAGE}${after ? `&after=${after}` : ''}`);
      found.push(...page.invoices.filter(({ invoiceId }) => wanted.has(invoiceId)));
      after = page.next;
    } while (after);
    return found;
  }
}

/** Nothing where there is no such invoice yet. */
function unlessUnknown(error: unknown): [] {
  if (error instanceof ApiError && error.status === 404) return [];
  throw error;
}

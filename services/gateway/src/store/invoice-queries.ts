import type { RecognisedKind } from '@smartap/contracts';
import { row, rows, type Tx } from '@smartap/database';
import type { Language } from '@smartap/en16931';
import { explainLetter, type LetterWords } from '../domain/index.js';

/** What lists may be narrowed by. */
export interface InvoiceFilter {
  readonly outcome?: string;
  readonly stage?: string;
  readonly number?: string;
  readonly seller?: string;
  readonly vendorId?: string;
  readonly open?: boolean;
  readonly faulty?: boolean;
  /** The id after which to go on. */
  readonly after?: string;
  readonly limit: number;
}

/** An invoice in a list. */
export interface InvoiceSummary {
  readonly invoiceId: string;
  readonly stage: string;
  readonly outcome: string | null;
  readonly explanation: string | null;
  readonly number: string | null;
  readonly typeCode: string | null;
  readonly sellerName: string | null;
  readonly vendorId: string | null;
  readonly issueDate: string | null;
  readonly dueDate: string | null;
  readonly currency: string | null;
  readonly total: string | null;
  readonly due: string | null;
  readonly orderNumber: string | null;
  readonly format: string | null;
  readonly filename: string | null;
  readonly openTasks: number;
  readonly lineage: number[];
  readonly submittedBy: string | null;
  readonly submittedAt: string | null;
  readonly updatedAt: string;
  /** What a document is that was refused as no invoice, by its title; null where that says nothing. */
  readonly recognised: RecognisedKind | null;
  /** What a service gave up about it, newest first of several; null when nothing. */
  readonly fault: InvoiceFault | null;
}

/** A dead letter as it shows at its invoice. */
export interface InvoiceFault extends Partial<LetterWords> {
  readonly letterId: string;
  readonly service: string;
  readonly type: string | null;
  readonly code: string;
  readonly reason: string;
  readonly attempts: number;
  readonly at: string;
  readonly state: 'open' | 'redriven';
}

/** The title of a task in a language, by the columns that have it; what has no translation is told in English. */
const titleIn = (language: Language, title: string, titles: string): string => (language === 'en' ? title : `coalesce(${titles} ->> '${language}', ${title})`);

const summaryIn = (language: Language): string => `invoice_id as "invoiceId", stage, outcome,
  case when outcome like 'task:%' then coalesce(${titleIn(language, 'task_title', 'task_titles')}, explanation) else explanation end as explanation, number, type_code as "typeCode", seller_name as "sellerName", vendor_id as "vendorId",
  to_char(issue_date, 'YYYY-MM-DD') as "issueDate", to_char(due_date, 'YYYY-MM-DD') as "dueDate", currency, trim_scale(total)::text as total, trim_scale(due)::text as due, order_number as "orderNumber", format, filename,
  open_tasks as "openTasks", lineage, submitted_by as "submittedBy", submitted_at as "submittedAt", updated_at as "updatedAt", recognised,
  (select jsonb_build_object('letterId', d.letter_id, 'service', d.service, 'type', d.type, 'code', d.code, 'reason', d.reason, 'attempts', d.attempts, 'at', d.last_at, 'state', d.state)
   from dead_letter d where d.tenant_id = invoice_view.tenant_id and d.invoice_id = invoice_view.invoice_id order by d.last_at desc limit 1) as fault`;

/** Invoices of a tenant, newest first. */
export async function listInvoices(tx: Tx, tenantId: string, filter: InvoiceFilter): Promise<InvoiceSummary[]> {
  const where = ['tenant_id = $1'];
  const values: unknown[] = [tenantId];
  const add = (sql: (n: string) => string, value: unknown): void => {
    values.push(value);
    where.push(sql(`$${values.length}`));
  };
  // `task` finds every `task:…`; the separator is spelled out so that the index of the outcome serves.
  if (filter.outcome) add((n) => `(outcome = ${n} or (outcome >= ${n} || ':' and outcome < ${n} || ';'))`, filter.outcome);
  if (filter.stage) add((n) => `stage = ${n}`, filter.stage);
  if (filter.number) add((n) => `number = ${n}`, filter.number);
  if (filter.seller) add((n) => `seller_name = ${n}`, filter.seller);
  if (filter.vendorId) add((n) => `vendor_id = ${n}`, filter.vendorId);
  if (filter.open) where.push('outcome is null');
  if (filter.faulty) where.push('exists (select 1 from dead_letter d where d.tenant_id = invoice_view.tenant_id and d.invoice_id = invoice_view.invoice_id)');
  if (filter.after) add((n) => `invoice_id < ${n}`, filter.after);
  values.push(filter.limit);
  const found = await rows<InvoiceSummary>(
    tx,
    `select ${summaryIn('en')} from invoice_view where ${where.join(' and ')} order by invoice_id desc limit $${values.length}`,
    values,
  );
  return found.map(explained);
}

/** One invoice of a tenant. */
export async function findInvoice(tx: Tx, tenantId: string, invoiceId: string, language: Language = 'en'): Promise<InvoiceSummary | undefined> {
  const found = await row<InvoiceSummary>(tx, `select ${summaryIn(language)} from invoice_view where tenant_id = $1 and invoice_id = $2`, [
    tenantId,
    invoiceId,
  ]);
  return found && explained(found);
}

function explained(invoice: InvoiceSummary): InvoiceSummary {
  return invoice.fault === null ? invoice : { ...invoice, fault: { ...invoice.fault, ...explainLetter(invoice.fault) } };
}

/** One line of a timeline. */
export interface TimelineEntry {
  readonly eventId: string;
  readonly type: string;
  readonly at: string;
  readonly lineage: number[];
  readonly summary: string;
}

/** What happened to an invoice, in order. */
export async function timelineOf(tx: Tx, tenantId: string, invoiceId: string): Promise<TimelineEntry[]> {
  return rows<TimelineEntry>(
    tx,
    'select event_id as "eventId", type, at, lineage, summary from invoice_event where tenant_id = $1 and invoice_id = $2 order by at, lineage',
    [tenantId, invoiceId],
  );
}

/** Where the original of an invoice is kept. */
export async function documentOf(
  tx: Tx,
  tenantId: string,
  invoiceId: string,
): Promise<{ storageKey: string; mediaType: string | null; filename: string | null } | undefined> {
  return row(
    tx,
    'select storage_key as "storageKey", media_type as "mediaType", filename from invoice_view where tenant_id = $1 and invoice_id = $2 and storage_key is not null',
    [tenantId, invoiceId],
  );
}

/** A task in a list. */
export interface TaskSummary {
  readonly taskId: string;
  readonly invoiceId: string;
  readonly kind: string;
  readonly lineage: number[];
  readonly reason: string | null;
  readonly title: string | null;
  readonly role: string | null;
  readonly amount: string | null;
  readonly currency: string | null;
  readonly state: string;
  readonly outcome: string | null;
  readonly closedBy: string | null;
  readonly openedAt: string | null;
  readonly dueDate: string | null;
  readonly discountUntil: string | null;
  readonly discount: string | null;
  readonly risk: number | null;
}

/** How a list of tasks is narrowed and sorted. */
export interface TaskFilter {
  readonly state?: string;
  readonly role?: string;
  readonly kind?: string;
  readonly invoiceId?: string;
  /** `urgency`: by the day on which a discount ends or the invoice is due, then by discount and risk. */
  readonly sort: 'age' | 'urgency';
  readonly after?: string;
  readonly limit: number;
}

// A discount that has ended presses no more. What is due soonest, and has most at stake, comes first.
const URGENCY = `coalesce(least(case when v.discount_until >= $7::date then v.discount_until end, v.due_date), 'infinity'::date),
  -coalesce(case when v.discount_until >= $7::date then v.discount end, 0), -coalesce(v.risk, 0), t.task_id`;
const TASKS = 'task_view t left join invoice_view v on v.tenant_id = t.tenant_id and v.invoice_id = t.invoice_id';

/**
 * Tasks of a tenant.
 *
 * @param today by which urgency is told
 * @param language of the titles; those that have no translation are in English
 */
export async function listTasks(
  tx: Tx,
  tenantId: string,
  { state, role, kind, invoiceId, sort, after, limit }: TaskFilter,
  today: string,
  language: Language,
): Promise<TaskSummary[]> {
  const key = sort === 'urgency' ? URGENCY : 't.task_id';
  return rows<TaskSummary>(
    tx,
    `select t.task_id as "taskId", t.invoice_id as "invoiceId", t.kind, t.lineage, t.reason, ${titleIn(language, 't.title', 't.titles')} as title, t.role, trim_scale(t.amount)::text as amount, t.currency, t.state, t.outcome, t.closed_by as "closedBy", t.opened_at as "openedAt",
       to_char(v.due_date, 'YYYY-MM-DD') as "dueDate", to_char(v.discount_until, 'YYYY-MM-DD') as "discountUntil", trim_scale(v.discount)::text as discount, v.risk
     from ${TASKS} where t.tenant_id = $1 and ($2::text is null or t.state = $2) and ($3::text is null or t.role = $3) and ($4::text is null or t.kind = $4)
       and ($5::uuid is null or t.invoice_id = $5) and ($6::uuid is null or (${key}) > (select ${key} from ${TASKS} where t.tenant_id = $1 and t.task_id = $6)) and $7::date is not null
     order by ${key} limit $8`,
    [tenantId, state ?? null, role ?? null, kind ?? null, invoiceId ?? null, after ?? null, today, limit],
  );
}

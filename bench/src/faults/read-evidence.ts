import { SERVICES } from '@smartap/contracts';
import type { AuditTrail, DecisionRow, Evidence, SeenEvent, TaskRow, View } from './checks/evidence.js';
import type { Eyes } from './eyes.js';

const REPEATED = `select entity_id as "invoiceId", action, count(*)::int as times from %.audit_event
  where tenant_id = $1 and entity = 'invoice' group by entity_id, action, details->'lineage', details->'revision', details->'taskId' having count(*) > 1`;

const DECISIONS = `select invoice_id as "invoiceId", lineage, event->>'id' as "eventId", event->>'type' as type from %.decision where tenant_id = $1`;

/** Reads from the tables of all services what is to be judged. */
export async function readEvidence(eyes: Eyes, tenantId: string, promised: readonly string[], events: readonly SeenEvent[]): Promise<Evidence> {
  const ofAll = async <Row extends object>(sql: string): Promise<(Row & { service: string })[]> => {
    const found = await Promise.all(
      SERVICES.map(async (service) => (await eyes.rows<Row>(sql.replaceAll('%', service), [tenantId])).map((row) => ({ ...row, service }))),
    );
    return found.flat();
  };
  const rows = <Row extends object>(sql: string): Promise<Row[]> => eyes.rows<Row>(sql, [tenantId]);
  return {
    promised,
    events,
    submitted: (await rows<{ invoice_id: string }>('select invoice_id from gateway.submission where tenant_id = $1')).map((row) => row.invoice_id),
    views: await rows<View>('select invoice_id as "invoiceId", stage, outcome, lineage from gateway.invoice_view where tenant_id = $1'),
    decisions: await ofAll<DecisionRow>(DECISIONS),
    tasks: await rows<TaskRow>('select task_id as "taskId", invoice_id as "invoiceId", kind, role, lineage, state from approval.task where tenant_id = $1'),
    claims: await rows('select claim_key as key, invoice_id as "invoiceId" from validation.duplicate_claim where tenant_id = $1'),
    allocations: await rows(
      'select invoice_id as "invoiceId", order_number as "orderNumber", order_line as "orderLine", quantity::text from matching.allocation where tenant_id = $1',
    ),
    received: await rows(
      'select order_number as "orderNumber", order_line as "orderLine", (quantity - rejected)::text as quantity from matching.receipt_line where tenant_id = $1',
    ),
    repeatedInAudit: await ofAll(REPEATED),
    trails: await Promise.all(SERVICES.map((service) => readTrail(eyes, service))),
  };
}

async function readTrail(eyes: Eyes, service: string): Promise<AuditTrail> {
  const [counts] = await eyes.rows<{ rows: number; seals: number }>(
    `select (select count(*)::int from ${service}.audit_event) as rows, (select count(*)::int from ${service}.audit_seal) as seals`,
  );
  const [fault] = await eyes.rows<{ tenant: string; first_bad_seq: string | null; reason: string }>(`select * from ${service}.verify_audit()`);
  return {
    service,
    rows: counts?.rows ?? 0,
    seals: counts?.seals ?? 0,
    fault: fault ? `${fault.reason} (tenant ${fault.tenant}, seal ${fault.first_bad_seq ?? '-'})` : null,
  };
}

/** Rows that services have still to publish or to seal, by service: those that have any. */
export async function countLeft(eyes: Eyes): Promise<Record<string, number>> {
  const counts = await Promise.all(
    SERVICES.map(async (service) => {
      const [row] = await eyes.rows<{ n: number }>(
        `select ((select count(*) from ${service}.outbox) + (select count(*) from ${service}.audit_event) - (select count(*) from ${service}.audit_seal))::int as n`,
      );
      return [`${service}-tables`, row?.n ?? 0] as const;
    }),
  );
  return Object.fromEntries(counts.filter(([, n]) => n !== 0));
}

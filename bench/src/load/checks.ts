import { Client } from 'pg';

/** What was counted over the submitted invoices at the end; all but the first two must be 0. */
export interface Checked {
  readonly invoices: number;
  readonly approved: number;
  /** Without an outcome. */
  readonly undecided: number;
  /** Stages that told more or less than one decision about an invoice. */
  readonly doubledOrMissing: number;
  /** Order lines of which more is allocated than was ordered, or other than one invoice's ten. */
  readonly wrongLedger: number;
  /** Duplicate keys and first documents that are not held by exactly one invoice. */
  readonly wrongClaims: number;
}

const STAGES = ['invoice.received.v1', 'invoice.extracted.v1', 'invoice.validated.v1', 'invoice.matched.v1', 'invoice.approved.v1'];
const LINES = 5;

/** Holds what the pipeline has left of these invoices against what it promises. */
export async function check(databaseUrl: string, tenantId: string, invoiceIds: readonly string[]): Promise<Checked> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<Record<keyof Checked, string>>(
      `with own as (select unnest($2::uuid[]) as id),
       view as (select v.outcome from own join gateway.invoice_view v on v.tenant_id = $1 and v.invoice_id = own.id),
       told as (select own.id, s.type, count(e.event_id) as n from own cross join unnest($3::text[]) as s(type)
         left join gateway.invoice_event e on e.tenant_id = $1 and e.invoice_id = own.id and e.type = s.type group by 1, 2),
       billed as (select a.order_number, a.order_line, sum(a.quantity) as quantity, count(distinct a.invoice_id) as n from own
         join matching.allocation a on a.tenant_id = $1 and a.invoice_id = own.id group by 1, 2),
       claims as (select own.id, count(c.claim_key) as n from own left join validation.duplicate_claim c on c.tenant_id = $1 and c.invoice_id = own.id group by 1)
       select (select count(*) from view) as invoices, (select count(*) from view where outcome = 'approved') as approved, (select count(*) from view where outcome is null) as undecided,
         (select count(*) from told where n <> 1) as "doubledOrMissing",
         (select count(*) from billed where quantity <> 10 or n <> 1) + (select abs(count(*) - $4::int * (select count(*) from own)) from billed) as "wrongLedger",
         (select count(*) from claims where n <> 1) as "wrongClaims"`,
      [tenantId, invoiceIds, STAGES, LINES],
    );
    const found = rows[0];
    if (!found) throw new Error('The checks found nothing at all.');
    const { invoices, approved, undecided, doubledOrMissing, wrongLedger, wrongClaims } = found;
    const checked = {
      invoices: Number(invoices),
      approved: Number(approved),
      undecided: Number(undecided),
      doubledOrMissing: Number(doubledOrMissing),
      wrongLedger: Number(wrongLedger),
      wrongClaims: Number(wrongClaims),
    };
    if (checked.approved !== invoiceIds.length || doubledOrMissing !== '0' || wrongLedger !== '0' || wrongClaims !== '0')
      throw new Error(`Of ${invoiceIds.length} invoices not all went right: ${JSON.stringify(checked)}`);
    return checked;
  } finally {
    await client.end();
  }
}

import { getOperation, getValidation, listReplayed, putVendor, reindexDuplicates, replayPolicy, type DuplicateReindexResult, type OperationBegun, type OperationRecord, type ValidationPolicy } from '@smartap/contracts';
import { newId } from '@smartap/runtime';
import { anEvent, anInvoice, aVendor, eventually, type Scene } from '@smartap/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { testedValidation, validated } from './under-test.js';

// REPLAY_INVOICES=100000 measures what docs/performance.md states.
const COPIES = Number(process.env['REPLAY_INVOICES'] ?? '1201');
const WITHIN_MS = 10_000 + COPIES * 10;

const service = testedValidation();
let scene: Scene;
const as = () => service.current.as(scene.tenantId, 'carl');

beforeEach(async () => {
  scene = { tenantId: newId(), service };
  await service.current.rpc.ask(putVendor, { vendor: aVendor({ vatIds: ['DE123456788'] }) }, as());
});

const invoice = (number: string, issueDate = '2026-03-02') => anInvoice().from('Seller', 'DE123456788').with({ number, issueDate }).build();
const policy = (parts: Partial<ValidationPolicy> = {}): ValidationPolicy => ({ layers: [], modes: [], noWaive: [], duplicates: { dateWindowDays: 45, sharedAccounts: [] }, risk: { threshold: 1000, points: [], limits: [] }, ...parts });

async function ended({ operationId }: OperationBegun): Promise<OperationRecord> {
  return eventually(async () => {
    const record = await service.current.rpc.ask(getOperation('validation'), { operationId }, as());
    return record.finishedAt === null ? undefined : record;
  }, { withinMs: WITHIN_MS, what: 'the operation has ended' });
}

const replay = async (wanted?: ValidationPolicy) => {
  const begun = await service.current.rpc.ask(replayPolicy, wanted ? { policy: wanted } : {}, as());
  return { begun, record: await ended(begun) };
};

describe('A policy that is replayed', () => {
  it('says of all past invoices which would come out otherwise, and decides nothing', async () => {
    await validated(scene, invoice('10045'));
    const second = await validated(scene, invoice('10054'));
    const { begun, record } = await replay(policy({ modes: [{ code: 'DUPLICATE_NEAR_NUMBER', mode: 'off' }] }));
    expect(record).toMatchObject({ kind: 'policy-replay', state: 'done', requestedBy: 'carl', done: 2, total: 2, result: { looked: 2, changed: 1, verdicts: { 'flagged>passed': 1 }, gone: { DUPLICATE_NEAR_NUMBER: 1 }, come: {} } });
    expect(await service.current.rpc.ask(listReplayed, { ...begun, limit: 10 }, as())).toEqual({ invoices: [{ invoiceId: second.subject, number: '10054', before: 'flagged', after: 'passed', gone: ['DUPLICATE_NEAR_NUMBER'], come: [] }], next: null });
    expect(await service.current.rpc.ask(getValidation, { invoiceId: second.subject }, as())).toMatchObject({ lineage: [1, 1], verdict: 'flagged' });
  });

  it('goes page by page through more than one, is resumed after a kill, and is nobody else\'s', async () => {
    await validated(scene, invoice('1'));
    // Copies of a decision: what was validated long ago.
    await service.database.query(
      `insert into decision (tenant_id, invoice_id, lineage, event)
       select d.tenant_id, own.id, d.lineage, jsonb_set(jsonb_set(d.event::jsonb, '{subject}', to_jsonb(own.id)), '{data,invoiceId}', to_jsonb(own.id))::json
       from decision d cross join lateral (select md5('copy' || n)::uuid as id from generate_series(1, $2::int) n) own where d.tenant_id = $1`,
      [scene.tenantId, COPIES],
    );
    const started = performance.now();
    const begun = await service.current.rpc.ask(replayPolicy, { policy: policy({ layers: ['peppol'] }) }, as());
    await service.killAndRestart();
    await service.database.query('update operation_queue set holder = null, until = null where operation_id = $1', [begun.operationId]);
    const record = await ended(begun);
    process.stderr.write(`${COPIES + 1} invoices replayed in ${Math.round(performance.now() - started)} ms\n`);
    const all = COPIES + 1;
    expect(record).toMatchObject({ state: 'done', done: all, total: all, result: { looked: all, changed: all } });
    const page = await service.current.rpc.ask(listReplayed, { ...begun, limit: 200 }, as());
    expect([page.invoices.length, page.next]).toEqual([200, page.invoices.at(-1)?.invoiceId]);
    const stranger = { ...as(), tenantId: newId() };
    await expect(service.current.rpc.ask(getOperation('validation'), begun, stranger)).rejects.toMatchObject({ code: 'OPERATION_NOT_FOUND' });
    expect(await service.current.rpc.ask(listReplayed, { ...begun, limit: 10 }, stranger)).toEqual({ invoices: [], next: null });
  }, WITHIN_MS);

  it('is the policy of now when none is given, and refused when it is none', async () => {
    await validated(scene, invoice('1'));
    expect((await replay()).record).toMatchObject({ result: { looked: 1, changed: 0 } });
    await expect(service.current.rpc.ask(replayPolicy, { policy: policy({ layers: ['nonsense'] }) }, as())).rejects.toMatchObject({ code: 'POLICY_INVALID' });
  });
});

describe('Invoices from before the search keys', () => {
  it('are kept at the time of their validation: later ones are suspected against them, not they', async () => {
    const old = await validated(scene, invoice('10045'));
    const rejected = await validated(scene, invoice('10047'));
    await service.database.query('delete from duplicate_record where tenant_id = $1', [scene.tenantId]);
    await service.database.query('delete from duplicate_key where tenant_id = $1', [scene.tenantId]);
    await service.database.query('delete from duplicate_claim where tenant_id = $1', [scene.tenantId]);
    await service.bus.publish(anEvent('invoice.rejected.v1').ofTenant(scene.tenantId).with({ invoiceId: rejected.subject, lineage: [1, 1, 1, 1] }).build());
    await service.settled();
    const later = await validated(scene, invoice('10054'));
    expect((await service.current.rpc.ask(getValidation, { invoiceId: later.subject }, as())).verdict).toBe('passed');
    const record = await ended(await service.current.rpc.ask(reindexDuplicates, {}, as()));
    expect(record).toMatchObject({ state: 'done', result: { looked: 3, kept: 1, claimed: 2, collisions: [] } });
    for (const { subject } of [old, later]) {
      await service.bus.publish(anEvent('invoice.approved.v1').ofTenant(scene.tenantId).with({ invoiceId: subject, lineage: [1, 1, 1, 1], how: 'persons' }).build());
      await service.settled();
    }
    expect(await service.current.rpc.ask(getValidation, { invoiceId: later.subject }, as())).toMatchObject({ verdict: 'flagged', findings: [{ code: 'DUPLICATE_NEAR_NUMBER', otherInvoiceId: old.subject }] });
    expect(await service.current.rpc.ask(getValidation, { invoiceId: old.subject }, as())).toMatchObject({ verdict: 'passed' });
  });

  it('of one number are told, and nothing is done to them', async () => {
    const first = await validated(scene, invoice('77'));
    await service.database.query('delete from duplicate_claim where tenant_id = $1', [scene.tenantId]);
    const second = await validated(scene, invoice('77'));
    const { result } = await ended(await service.current.rpc.ask(reindexDuplicates, {}, as()));
    expect((result as DuplicateReindexResult).collisions).toEqual([{ invoiceId: first.subject, otherInvoiceId: second.subject }]);
    expect((await service.current.rpc.ask(getValidation, { invoiceId: first.subject }, as())).lineage).toEqual([1, 1]);
  });
});

import { inTransaction, type Tx } from '@smartap/database';
import { newId } from '@smartap/runtime';
import { anInvoice } from '@smartap/testing';
import { DataSource } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { DEFAULT_DUPLICATE_SETTINGS, duplicateKeys, duplicateRecord, findDuplicates, signatureOf, textOf } from '../src/domain/index.js';
import { keepRecords, type KeptRecord } from '../src/store/duplicate-records.js';
import { findEarlier } from '../src/store/earlier-records.js';
import { testedValidation } from './under-test.js';

// How long a check takes among a million is measured by `npm run bench -- duplicates`.
const INVOICES = 10_000;
const CHUNK = 2000;
const CHECKS = 50;

const service = testedValidation();
const tenantId = newId();

const BIG_SELLERS = 20;
const SELLERS = 1000;

/** A tenth of all invoices are of twenty sellers, the others of very many. */
const sellerOf = (n: number): string => `DE${String(100_000_000 + (n % 10 === 0 ? (n / 10) % BIG_SELLERS : BIG_SELLERS + ((n * 7919) % SELLERS)))}`;
const words = (n: number): string => Array.from({ length: 24 }, (_, i) => `word${(n * 31 + i * i * 7) % 9973}`).join(' ');

/** The n-th invoice; those of the big sellers always ask for the same. */
function kept(n: number, number = `R-${1_000_000 + n}`): KeptRecord {
  const price = n % 10 === 0 ? '100' : String(100 + ((n * 7919) % 90_000));
  const invoice = anInvoice().from('Seller', sellerOf(n)).withLine({ price, name: words(n) }).with({ number, issueDate: `2026-0${1 + (n % 9)}-1${n % 10}` }).build();
  const invoiceId = newId();
  const record = duplicateRecord(invoiceId, invoice, null);
  const signature = signatureOf(textOf(invoice));
  return { tenantId, invoiceId, record, signature, keys: duplicateKeys(record, signature, DEFAULT_DUPLICATE_SETTINGS) };
}

const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inTransaction(service.current.get(DataSource), [tenantId], work);

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

const flatten = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(flatten)];

describe(`Among ${INVOICES} invoices`, () => {
  it('a check finds what was keyed twice, and goes down indexes alone', async () => {
    for (let from = 0; from < INVOICES; from += CHUNK) {
      const chunk = Array.from({ length: Math.min(CHUNK, INVOICES - from) }, (_, i) => kept(from + i));
      await run((tx) => keepRecords(tx, chunk));
    }
    await service.database.query('analyze duplicate_key, duplicate_record');

    let plans: PlanNode[] = [];
    for (let i = 0; i < CHECKS; i += 1) {
      const n = Math.floor((INVOICES / CHECKS) * i);
      // Its last two digits swapped, or one more when they are alike.
      const digits = String(1_000_000 + n);
      const swapped = digits.slice(0, -2) + (digits.at(-1) ?? '') + (digits.at(-2) ?? '');
      const own = kept(n, `R-${swapped === digits ? `${digits}1` : swapped}`);
      await run(async (tx) => {
        await keepRecords(tx, [own]);
        const history = (await findEarlier(tx, [{ ...own, wanted: own.keys.wanted }])).get(own.invoiceId) ?? [];
        const outcome = findDuplicates(own.record, { history: history.map(({ record }) => record), settings: DEFAULT_DUPLICATE_SETTINGS, cleared: new Set(), similarity: new Map() });
        expect(outcome.hits.some(({ class: found }) => found === 'D3'), `nothing was found like ${own.record.number}`).toBe(true);
        const explaining: Tx = {
          query: async <T>(sql: string, parameters?: unknown): Promise<T> => {
            const rows: readonly { 'QUERY PLAN': readonly { Plan: PlanNode }[] }[] = await tx.query(`explain (format json) ${sql}`, parameters as unknown[]);
            plans = flatten(rows[0]?.['QUERY PLAN'][0]?.Plan ?? { 'Node Type': 'none' });
            return [] as T;
          },
        };
        if (i === CHECKS - 1) await findEarlier(explaining, [{ ...own, wanted: own.keys.wanted }]);
      });
    }
    const scans = plans.filter((node) => node['Relation Name']?.startsWith('duplicate_') === true);
    expect(scans.map((node) => node['Relation Name'])).toContain('duplicate_key');
    expect(scans.filter((node) => node['Index Name'] === undefined)).toEqual([]);
  }, 120_000);
});

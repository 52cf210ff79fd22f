import { contentHash, DEFAULT_POLICY, planApproval } from '@smartap/approval/domain';
import type { EventMap } from '@smartap/contracts';
import type { Invoice } from '@smartap/en16931';
import { extract, type Extracted } from '@smartap/extraction/domain';
import { admit, sniff } from '@smartap/intake/domain';
import { billOf, DEFAULT_SETTINGS, Ledger, linked, match, NO_EXTRAS, orderNumbersOf, replacedNumbers, type Bill, type LedgerRow, type LineLink, type MatchSettings } from '@smartap/matching/domain';
import { sum } from '@smartap/runtime';
import { duplicateKey, openFindings, validate } from '@smartap/validation/domain';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { buildSamples, type Sample, type SampleSet } from './index.js';

const WAITS_FOR: Readonly<Record<string, string>> = { AWAITING_RECEIPT: 'goods', PARTLY_RECEIVED: 'goods', ORDER_UNKNOWN: 'order' };

/** What the services decide, without them: one document after the other through the pure decisions of each stage. */
class Decisions {
  private readonly files = new Map<string, string>();
  private readonly claims = new Map<string, string>();
  private readonly billed = new Map<string, Map<string, string>>();
  /** Files by vendor and number of the invoice in them. */
  private readonly numbers = new Map<string, string>();
  readonly replaced = new Set<string>();

  constructor(private readonly set: SampleSet) {}

  async read(sample: Sample): Promise<Extracted | string> {
    const { names: buyerNames, vatIds: buyerVatIds } = this.set.buyer;
    const { part } = sample;
    const bytes = Buffer.from(sample.bytes);
    const hash = createHash('sha256').update(bytes).digest('hex');
    const admission = admit({ invoiceId: sample.file, sizeBytes: bytes.length, sniffed: await sniff(bytes), sameBytesAs: this.files.get(hash) }, { maxBytes: 25e6 });
    if (part === undefined && admission.outcome === 'refused') return `refused:${admission.reason}`;
    this.files.set(hash, sample.file);
    const read = await extract(sample.bytes, { buyerNames, buyerVatIds, ...(part ? { pages: { from: part.number, to: part.number } } : { split: true }) });
    const parts = 'parts' in read ? read.parts?.length : undefined;
    expect(parts ?? 1, sample.file).toBe(this.set.samples.filter((own) => own.part?.of === sample.file).length + 1);
    if (read.outcome === 'traded') return `refused:TAKEN_AS_${read.document.kind.replaceAll('-', '_').toUpperCase()}`;
    return read.outcome === 'refused' ? `refused:${read.reason}` : read;
  }

  decide(sample: Sample, { invoice, format, review }: Extracted, { receipts = this.set.master.receipts, links = [] }: { receipts?: SampleSet['master']['receipts']; links?: readonly LineLink[] } = {}): string {
    const key = duplicateKey(invoice) ?? sample.file;
    const holder = this.claims.get(key);
    this.claims.set(key, holder ?? sample.file);
    const vendors = this.set.master.vendors.map((vendor) => ({ vendorId: vendor.number, version: 1, vendor }));
    const validation = validate(invoice, format, { duplicateOf: holder === sample.file ? undefined : holder, vendors, waived: new Map() });
    if (validation.verdict === 'blocked') return `refused:${validation.findings.find(({ severity }) => severity === 'block')?.code ?? ''}`;
    const { verdict, findings, vendor } = validation;
    this.replace(sample.file, invoice, vendor?.number ?? '');
    const settings = { ...DEFAULT_SETTINGS, ...(sample.underPolicies ? { codingRequired: true as const } : {}) };
    const matching = this.match(sample.file, linked(billOf(invoice, vendor?.number), links), receipts, settings);
    const matched = { invoice, review, verdict, findings, vendor, match: matching } as unknown as EventMap['invoice.matched.v1'];
    const tasks = [...review.slice(0, 1).map(({ reason }) => reason), ...openFindings(findings).slice(0, 1).map(({ code }) => code), ...(matching.class === 'exception' ? [matching.verdict] : [])];
    expect(tasks.length, `${sample.file} asks persons one question at most: ${tasks.join(', ')}`).toBeLessThan(2);
    if (tasks[0]) return `task:${tasks[0]}`;
    if (matching.class === 'waiting') return `waiting:${WAITS_FOR[matching.verdict] ?? ''}`;
    const plan = planApproval(matched, DEFAULT_POLICY);
    expect(contentHash(matched)).toMatch(/^[0-9a-f]{64}$/);
    return plan.state === 'pending' ? `task:${plan.reason}` : plan.state;
  }

  /** A corrected invoice frees what those took that it replaces. */
  private replace(file: string, invoice: Invoice, vendorNumber: string): void {
    const at = (number: string | undefined): string => `${vendorNumber} ${number ?? ''}`;
    this.numbers.set(at(invoice.number), file);
    for (const replaced of replacedNumbers(invoice).flatMap((number) => this.numbers.get(at(number)) ?? [])) {
      this.replaced.add(replaced);
      for (const billed of this.billed.values()) billed.delete(replaced);
    }
  }

  private match(file: string, bill: Bill, receipts: SampleSet['master']['receipts'], settings: MatchSettings) {
    const numbers = new Set(orderNumbersOf(bill));
    const orders = this.set.master.orders.filter((order) => (numbers.size > 0 ? numbers.has(order.number) : order.vendorNumber === bill.seller));
    const rows = orders.flatMap((order) =>
      order.lines.map(({ line }): LedgerRow => {
        const received = sum(receipts.flatMap((receipt) => receipt.lines.filter((own) => own.orderNumber === order.number && own.orderLine === line).map((own) => own.quantity))).toFixed();
        return { orderNumber: order.number, orderLine: line, received, accepted: received, billedByInvoice: this.billed.get(`${order.number} ${line}`) ?? new Map() };
      }),
    );
    const { result, allocations } = match(bill, { orders, balances: new Ledger(rows).seenBy(file), settings, ...NO_EXTRAS });
    for (const { orderNumber, orderLine, quantity } of allocations) {
      const at = `${orderNumber} ${orderLine}`;
      this.billed.set(at, new Map(this.billed.get(at)).set(file, quantity));
    }
    return result;
  }
}

/** Every sample whose reading or outcome is not as intended, in words. */
async function faultsOf(set: SampleSet): Promise<string[]> {
  const decisions = new Decisions(set);
  const faults: string[] = [];
  for (const sample of set.samples) {
    const read = await decisions.read(sample);
    const first = typeof read === 'string' ? read : decisions.decide(sample, read);
    const expected = sample.followUp?.from ?? sample.intended;
    if (first !== expected) faults.push(`${sample.file} (${sample.seller ?? '-'}): ${first}, not ${expected}${typeof read === 'string' ? '' : `; review ${JSON.stringify(read.review)}`}`);
    if (typeof read === 'string' || !sample.truth) continue;
    faults.push(...readingFaults(sample, sample.truth, read));
    const { followUp } = sample;
    if (followUp?.act !== 'receive' && followUp?.act !== 'link') continue;
    const late = decisions.decide(sample, read, followUp.act === 'link' ? { links: followUp.links } : { receipts: [...set.master.receipts, followUp.receipt] });
    if (late !== sample.intended) faults.push(`${sample.file}: after ${followUp.act} ${late}, not ${sample.intended}`);
  }
  const kept = set.samples.filter(({ file, intended }) => (intended === 'refused:REPLACED') !== decisions.replaced.has(file));
  return [...faults, ...kept.map(({ file }) => `${file}: replaced or not, against what is intended`)];
}

const HEADER = {
  number: (i: Invoice) => i.number, issueDate: (i: Invoice) => i.issueDate, dueDate: (i: Invoice) => i.dueDate, typeCode: (i: Invoice) => i.typeCode, currency: (i: Invoice) => i.currency,
  seller: (i: Invoice) => i.seller.name, sellerVatId: (i: Invoice) => i.seller.vatId, buyer: (i: Invoice) => i.buyer.name, order: (i: Invoice) => i.purchaseOrderReference,
  iban: (i: Invoice) => i.paymentInstructions?.creditTransfers[0]?.accountId, net: (i: Invoice) => i.totals.withoutVat, vat: (i: Invoice) => i.totals.vat, total: (i: Invoice) => i.totals.withVat, due: (i: Invoice) => i.totals.due,
};

function readingFaults({ file, format, intended, followUp }: Sample, truth: Invoice, { invoice }: Extracted): string[] {
  if (format !== 'pdf-text') {
    const same = JSON.stringify(invoice, Object.keys(flat(invoice)).toSorted()) === JSON.stringify(truth, Object.keys(flat(truth)).toSorted());
    return same ? [] : [`${file}: not what was written`];
  }
  // What a person is asked about may be misread: that is the point.
  if ((followUp?.from ?? intended) === 'task:LOW_CONFIDENCE') return [];
  return Object.entries(HEADER).flatMap(([name, read]) => (read(invoice) === read(truth) ? [] : [`${file}: ${name} read as ${read(invoice) ?? 'nothing'}, is ${read(truth) ?? 'nothing'}`]));
}

/** Every key of a value and the values in it. */
function flat(value: unknown): Record<string, true> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.assign({}, ...Object.entries(value).map(([key, item]) => ({ [key]: true, ...flat(item) })));
}

describe('sample documents', () => {
  it('read back as their truth and are decided as intended', async () => {
    const set = await buildSamples('spec');
    expect(await faultsOf(set)).toEqual([]);
    expect(set.samples.length).toBeGreaterThanOrEqual(24);
  });

  it('do so with other data again', async () => {
    expect(await faultsOf(await buildSamples('another spec', 150))).toEqual([]);
  });
});

import { endOfRevision, type EventMap, type LineShares, type OrderInput, type OrderLineRef } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { isCreditNote } from '@smartap/en16931';
import { loadEnds, lockInvoices } from '@smartap/messaging';
import { oncePer } from '@smartap/runtime';
import {
  billOf,
  linked,
  numbersCorrected,
  orderNumbersOf,
  replacedNumbers,
  settingsOn,
  type Bill,
  type Contracts,
  type ExchangeRate,
  type Ledger,
  type PolicyVersion,
} from '../domain/index.js';
import { findCodings } from '../store/codings.js';
import { billedByNamed, billedOrders } from '../store/credited.js';
import { findContracts } from '../store/contracts.js';
import { findReplaced, type BillKey, type Replaced } from '../store/corrections.js';
import { underwayOf } from '../store/despatches.js';
import { findAliases, findRates } from '../store/extras.js';
import { findLinks } from '../store/links.js';
import { loadLedgers } from '../store/ledger.store.js';
import { openOrdersFor } from '../store/open-orders.js';
import { lockBills, lockOrders, type OrderKey } from '../store/order-locks.js';
import { findOrders } from '../store/find-orders.js';
import { findPolicies } from '../store/policies.js';

/** What an invoice brings to matching, whether it comes new or is looked at again. */
export type Subject = Omit<EventMap['invoice.matched.v1'], 'match' | 'lineage'> & { readonly tenantId: string };

/** The orders of a batch of subjects with their balances, under lock, and what they are judged by. */
export interface RunFacts {
  readonly orders: ReadonlyMap<string, readonly OrderInput[]>;
  /** Orders that an invoice without one may bill, by invoice. */
  readonly openOrders: ReadonlyMap<string, readonly string[]>;
  /** What the invoices billed that credit notes without order name, by credit note. */
  readonly credited: ReadonlyMap<string, readonly OrderLineRef[]>;
  /** Contracts that orders of the batch are, or are releases of, by tenant. */
  readonly contracts: ReadonlyMap<string, Contracts>;
  readonly ledgers: ReadonlyMap<string, Ledger>;
  readonly policies: ReadonlyMap<string, readonly PolicyVersion[]>;
  readonly rates: ReadonlyMap<string, readonly ExchangeRate[]>;
  readonly aliases: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Bills with lines that persons have linked, by invoice. */
  readonly bills: ReadonlyMap<string, Bill>;
  /** How persons have coded what has no order, by invoice, where the policy asks for it. */
  readonly coded: ReadonlyMap<string, readonly LineShares[]>;
  /** What corrected invoices of the batch replace, by the corrected one. */
  readonly replaced: ReadonlyMap<string, readonly Replaced[]>;
}

const NO_FACTS: RunFacts = {
  orders: new Map(),
  openOrders: new Map(),
  credited: new Map(),
  contracts: new Map(),
  ledgers: new Map(),
  policies: new Map(),
  rates: new Map(),
  aliases: new Map(),
  bills: new Map(),
  coded: new Map(),
  replaced: new Map(),
};
/** A rate that is older than this is none of the day; the core says how old it may be. */
const RATES_BEFORE_DAYS = 40;

/** The subject as the core reads it. */
export const billFor = oncePer(({ invoice, vendor }: Subject) => billOf(invoice, vendor?.number ?? null));

/** An invoice by vendor and number; undefined where one of them is not known. */
export function billKeyOf({ tenantId, invoiceId, invoice, vendor }: Subject): BillKey | undefined {
  const number = invoice.number?.trim();
  return vendor && number ? { tenantId, invoiceId, vendorId: vendor.vendorId, number } : undefined;
}

/** The invoices that a corrected one replaces, by vendor and number, with the corrected one's id. */
export function correctionsOf(subject: Subject): BillKey[] {
  const own = billKeyOf(subject);
  return own ? replacedNumbers(subject.invoice).map((number) => ({ ...own, number })) : [];
}

/** The invoices that a credit note says it corrects, by vendor and number, with the credit note's id. */
export function creditedBy(subject: Subject): BillKey[] {
  const own = isCreditNote(subject.invoice) ? billKeyOf(subject) : undefined;
  return own ? numbersCorrected(subject.invoice).map((number) => ({ ...own, number })) : [];
}

/**
 * Locks and loads the orders that subjects name, or may mean, in a handful of statements however many.
 *
 * @param known invoices that were matched before: persons may have linked lines of them
 */
export async function loadRunFacts(tx: Tx, subjects: readonly Subject[], known: readonly Subject[] = subjects): Promise<RunFacts> {
  const links = await findLinks(tx, known);
  const bills = new Map(
    known.flatMap((subject) =>
      links.has(subject.invoiceId) ? [[subject.invoiceId, linked(billFor(subject), links.get(subject.invoiceId) ?? [])] as const] : [],
    ),
  );
  const billOfSubject = (subject: Subject): Bill => bills.get(subject.invoiceId) ?? billFor(subject);
  const ownBills = subjects.flatMap((subject) => billKeyOf(subject) ?? []);
  const corrected = subjects.flatMap(creditedBy);
  if (corrected.length > 0) await lockBills(tx, [...ownBills, ...corrected]);
  const { openOrders, credited } = await looseOrders(tx, subjects, billOfSubject);
  const ordersOf = (subject: Subject): readonly string[] => openOrders.get(subject.invoiceId) ?? orderNumbersOf(billOfSubject(subject));
  const replaced = await replacedBy(tx, subjects, ordersOf);
  const wanted = subjects.flatMap((subject) => ordersOf(subject).map((orderNumber) => ({ tenantId: subject.tenantId, orderNumber })));
  const loose = subjects.filter((subject) => orderNumbersOf(billOfSubject(subject)).length === 0);
  const tenants = [...wanted, ...loose].map(({ tenantId }) => tenantId);
  if (wanted.length === 0) {
    const policies = await policiesOf(tx, tenants);
    return { ...NO_FACTS, policies, coded: await codedOf(tx, known, policies), bills, replaced };
  }
  await lockOrders(tx, wanted, ownBills);
  const orders = await findOrders(tx, wanted);
  const policies = await policiesOf(tx, tenants);
  const contracts = await findContracts(tx, orders);
  const shared = [...contracts].flatMap(([tenantId, own]) =>
    [...new Set([...own.values()].flatMap(({ members }) => members))].map((orderNumber) => ({ tenantId, orderNumber })),
  );
  return {
    orders,
    openOrders,
    credited,
    contracts,
    ledgers: await ledgersOf(tx, [...wanted, ...shared], policies),
    policies,
    rates: await ratesFor(tx, subjects, orders),
    aliases: await aliasesFor(tx, subjects),
    bills,
    coded: await codedOf(tx, known, policies),
    replaced,
  };
}

const policiesOf = async (tx: Tx, tenants: readonly string[]): Promise<RunFacts['policies']> => (tenants.length > 0 ? findPolicies(tx, tenants) : new Map());

/** What is under way is read where some policy of the tenant lets it count. */
async function ledgersOf(tx: Tx, orders: readonly OrderKey[], policies: RunFacts['policies']): Promise<RunFacts['ledgers']> {
  const ledgers = await loadLedgers(tx, orders);
  const counting = orders.filter(({ tenantId }) => policies.get(tenantId)?.some(({ policy }) => policy.despatchCounts));
  for (const { tenantId, orderNumber, orderLine, quantity } of await underwayOf(tx, counting))
    ledgers.get(tenantId)?.announce(orderNumber, orderLine, quantity);
  return ledgers;
}

/** Codings are read of invoices that came before, where the policy asks for them. */
function codedOf(tx: Tx, known: readonly Subject[], policies: RunFacts['policies']): Promise<RunFacts['coded']> {
  return findCodings(
    tx,
    known.filter((subject) => settingsOn(subject.submittedAt.slice(0, 10), policies.get(subject.tenantId) ?? []).codingRequired),
  );
}

/** The orders that invoices without one may bill: open ones of the vendor. Credit notes give back what the invoice billed that they name, else something that was billed. */
async function looseOrders(
  tx: Tx,
  subjects: readonly Subject[],
  billOfSubject: (subject: Subject) => Bill,
): Promise<Pick<RunFacts, 'openOrders' | 'credited'>> {
  const loose = subjects.flatMap((subject) => {
    const { tenantId, invoiceId, invoice, vendor } = subject;
    return vendor?.number && invoice.lines.length > 0 && orderNumbersOf(billOfSubject(subject)).length === 0
      ? [{ tenantId, invoiceId, vendorId: vendor.vendorId, vendorNumber: vendor.number, invoice }]
      : [];
  });
  const credits = loose.filter(({ invoice }) => isCreditNote(invoice)).map(({ invoice, ...key }) => ({ ...key, corrects: numbersCorrected(invoice) }));
  const credited = await billedByNamed(tx, credits);
  const named = new Map([...credited].map(([id, refs]) => [id, [...new Set(refs.map(({ orderNumber }) => orderNumber))]]));
  const others = await billedOrders(
    tx,
    credits.filter(({ invoiceId }) => !credited.has(invoiceId)),
  );
  const open = await openOrdersFor(
    tx,
    loose.filter(({ invoice }) => !isCreditNote(invoice)),
  );
  return { openOrders: new Map([...open, ...named, ...others]), credited };
}

/** What is replaced is locked as what replaces it is: nobody decides about it meanwhile. */
async function replacedBy(tx: Tx, subjects: readonly Subject[], ordersOf: (subject: Subject) => readonly string[]): Promise<Map<string, Replaced[]>> {
  const corrections = subjects.flatMap((subject) => correctionsOf(subject).map((own) => ({ ...own, orderNumbers: ordersOf(subject) })));
  const found = await findReplaced(tx, corrections);
  await lockInvoices(tx, found);
  const ends = await loadEnds(tx, found);
  return Map.groupBy(
    found.filter(({ invoiceId, revision }) => !ends.covers(invoiceId, endOfRevision(revision))),
    ({ byInvoiceId }) => byInvoiceId,
  );
}

/** Rates are read when some order is in another currency than its invoice, which is rare. */
async function ratesFor(tx: Tx, subjects: readonly Subject[], orders: RunFacts['orders']): Promise<RunFacts['rates']> {
  const foreign = subjects.filter((subject) => (orders.get(subject.tenantId) ?? []).some((order) => order.currency !== subject.invoice.currency));
  const days = foreign.flatMap(({ invoice }) => invoice.issueDate ?? []).toSorted();
  const [first] = days;
  if (first === undefined) return new Map();
  const from = new Date(Date.parse(first) - RATES_BEFORE_DAYS * 86_400_000).toISOString().slice(0, 10);
  return findRates(
    tx,
    foreign.map(({ tenantId }) => tenantId),
    from,
  );
}

/** Pairs from before are read when some line does not say which order line it bills. */
async function aliasesFor(tx: Tx, subjects: readonly Subject[]): Promise<RunFacts['aliases']> {
  const open = subjects.filter((subject) => billFor(subject).lines.some((line) => line.orderLine === null));
  return findAliases(
    tx,
    open.flatMap(({ tenantId, vendor }) => (vendor ? [{ tenantId, vendorId: vendor.vendorId }] : [])),
  );
}

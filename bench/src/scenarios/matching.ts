import type { LineMatch, MatchResult, OrderInput } from '@smartap/contracts';
import { Books, type Bill, type BookEvent, type BookedBill, type MatchSettings } from '@smartap/matching/domain';
import { plain, sum } from '@smartap/runtime';
import { compare } from './compare.js';
import type { Deviation, Scenario } from './kit.js';
import { replayed } from './recompute.js';
import type { KitEvent, KitInvoice, KitOrder, KitReceipt, MatchingScenario } from './matching.types.js';

/** Plays a matching case: names are translated here, everything is decided in the domain of matching. */
export function playMatching(scenario: Scenario): Deviation[] {
  return [...compared(scenario), ...replayed(scenario, allSaid, 'all')];
}

/** All that is said of all invoices, with the proofs, after the last event. */
function allSaid(scenario: Scenario): unknown {
  const { books, events } = opened(scenario);
  for (const event of events) books.apply(eventOf(event));
  return events.flatMap(({ invoice }) => (invoice ? [[invoice.id, books.bill(invoice.id)?.result, books.bill(invoice.id)?.allocations]] : []));
}

function opened(scenario: Scenario): { books: Books; events: MatchingScenario['events'] } {
  const { settings, orders, receipts, events } = scenario as Scenario & MatchingScenario;
  const policy: MatchSettings = {
    version: 1,
    disputeScope: settings.disputeScope,
    unknownOrder: 'dispute',
    withoutOrder: 'dispute',
    tolerances: settings.tolerances,
    units: settings.uom,
  };
  const books = new Books(
    policy,
    orders.map((order) => orderOf(order, settings.basis)),
    settings.fx,
  );
  for (const receipt of receipts) books.apply(receiptOf(receipt));
  return { books, events };
}

function compared(scenario: Scenario): Deviation[] {
  const { books, events } = opened(scenario);
  return events.flatMap((event, index) => {
    books.apply(eventOf(event));
    return judged(books, event, `event ${index + 1}`);
  });
}

function judged(books: Books, { expect }: KitEvent, at: string): Deviation[] {
  const bills = Object.entries(expect?.invoices ?? {}).flatMap(([id, expected]) => compare(expected, invoiceSaid(books.bill(id)), `${at} ${id}`));
  const balances = Object.entries(expect?.balances ?? {}).flatMap(([ref, expected]) => {
    const [order = '', line = ''] = ref.split('/');
    const known = books.balance(order, line);
    return compare(expected, known && { ...known, byReceiptLine: Object.fromEntries(known.byReceiptLine) }, `${at} ${ref}`);
  });
  return [...bills, ...balances];
}

function orderOf(order: KitOrder, basis: OrderInput['basis']): OrderInput {
  return {
    number: order.id,
    vendorNumber: order.seller,
    currency: order.currency,
    basis,
    status: order.status ?? 'open',
    lines: order.lines.map(({ itemId, gtin, name, ...line }) => ({
      ...line,
      ...(itemId === undefined ? {} : { buyerItemId: itemId }),
      ...(gtin === undefined ? {} : { standardItemId: gtin }),
      ...(name === undefined ? {} : { description: name }),
    })),
    ...(order.charges ? { charges: [...order.charges] } : {}),
  };
}

function receiptOf({ id, lines }: KitReceipt): BookEvent {
  return { type: 'receipt', id, lines: lines.map(({ order, ...line }) => ({ ...line, orderNumber: order })) };
}

function billOf(invoice: KitInvoice): Bill {
  return {
    seller: invoice.seller,
    currency: invoice.currency,
    issueDate: invoice.issueDate,
    order: null,
    credit: false,
    lines: invoice.lines.map((line) => ({
      ...line,
      allowance: line.allowance ?? '0',
      charge: line.charge ?? '0',
      order: line.order ?? null,
      orderLine: line.orderLine ?? null,
      standardItemId: line.gtin,
    })),
    charges: (invoice.charges ?? []).map((charge) => ({ ...charge, orderCharge: charge.orderCharge ?? null })),
    taxes: invoice.tax ?? [],
    netTotal: invoice.netTotal,
  };
}

function eventOf(event: KitEvent): BookEvent {
  const { invoice, creditNote, receipt, inspection, orderAmendment: amendment, fxRate } = event;
  if (invoice) return { type: 'bill', id: invoice.id, bill: billOf(invoice), ...(invoice.typeCode === '384' ? { replaces: invoice.precedingInvoice } : {}) };
  if (creditNote)
    return {
      type: 'credit',
      id: creditNote.id,
      kind: creditNote.kind,
      of: creditNote.precedingInvoice,
      lines: creditNote.lines.map((line) => ({
        id: line.id,
        of: line.precedingLine,
        orderNumber: line.order,
        orderLine: line.orderLine,
        quantity: line.quantity,
      })),
    };
  if (receipt) return receiptOf(receipt);
  if (event.return) return { type: 'return', ...event.return };
  if (inspection) return { type: 'inspection', ...inspection };
  if (amendment) return { type: 'amendment', ...amendment };
  if (event.void) return { type: 'void', bill: event.void.invoice };
  if (event.post) return { type: 'post', bill: event.post.invoice };
  if (fxRate) return { type: 'rate', rate: fxRate };
  throw new Error(`"${event.type}" is no event that matching knows.`);
}

/** What matching says of an invoice, in the kit's names. */
function invoiceSaid(own: BookedBill | undefined): Record<string, unknown> | undefined {
  if (!own?.result) return undefined;
  const { result } = own;
  return {
    ...result,
    total: totalOf(own),
    superseded: own.state === 'superseded',
    fxRate: result.rates?.[0]?.rate,
    header: result.header && { ...result.header, rule: result.header.rule },
    lines: byId(result.lines),
    charges: byId(result.charges ?? []),
  };
}

function byId(lines: MatchResult['lines']): Record<string, unknown> {
  const ref = ({ orderNumber, orderLine }: { orderNumber: string; orderLine: string }): string => `${orderNumber}/${orderLine}`;
  const said = (line: LineMatch): Record<string, unknown> => ({
    ...line,
    pairedWith: line.pairedWith?.map(ref) ?? [],
    ask: line.candidates !== undefined,
    candidates: line.candidates?.map(ref) ?? [],
  });
  return Object.fromEntries(lines.map((line) => [line.lineId, said(line)]));
}

function totalOf({ result }: BookedBill): string | undefined {
  return result && plain(sum([result.payableNow, result.disputed, result.awaiting]));
}

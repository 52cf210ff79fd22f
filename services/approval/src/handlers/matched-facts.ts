import type { BusEvent } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { loadEnds, lockDecisions, type Decisions, type Ends, type Received } from '@smartap/messaging';
import { loadFlows, type FlowRow } from '../store/flows.js';
import { loadWorlds, type Worlds } from '../store/load-worlds.js';
import { loadActors, loadAnswerers } from '../store/persons.js';
import { lockPlans, type PlanRow } from '../store/plans.js';
import { loadStandings } from '../store/trust.js';

type Matched = 'invoice.matched.v1';

/** What the approval of matched invoices is planned by. */
export interface MatchedFacts {
  readonly plans: ReadonlyMap<string, PlanRow>;
  readonly decisions: Decisions;
  readonly ends: Ends;
  readonly flows: ReadonlyMap<string, FlowRow>;
  readonly worlds: Worlds;
  readonly actors: Awaited<ReturnType<typeof loadActors>>;
  readonly standingOf: Awaited<ReturnType<typeof loadStandings>>;
  readonly answererOf: Awaited<ReturnType<typeof loadAnswerers>>;
}

/** Who has a hand in the vendor of an invoice. */
export const vendorScopes = ({ data }: BusEvent<Matched>): string[] => (data.vendor ? [`vendor:${data.vendor.vendorId}`] : []);

/** The orders that the lines of an invoice were matched with, each once. */
export const orderNumbersOf = ({ data }: BusEvent<Matched>): string[] => [...new Set(data.match.lines.flatMap((line) => line.orderNumber ?? []))];

/** Who has a hand in its orders. */
export const orderScopes = (event: BusEvent<Matched>): string[] => orderNumbersOf(event).map((number) => `order:${number}`);

/** Locks what is known of matched invoices, and loads what their approval is planned by. */
export async function loadMatchedFacts(tx: Tx, items: readonly Received<Matched, string>[], now: Date): Promise<MatchedFacts> {
  const keys = items.map(({ event }) => ({ tenantId: event.tenantId, invoiceId: event.data.invoiceId }));
  const decisions = await lockDecisions(tx, keys);
  const plans = await lockPlans(tx, keys);
  const worlds = await loadWorlds(
    tx,
    keys.map(({ tenantId }) => tenantId),
    [...plans.values()],
    now.toISOString(),
  );
  const own = items.filter(({ event }) => worlds.of(event.tenantId));
  const ownKeys = own.map(({ event }) => ({ tenantId: event.tenantId, invoiceId: event.data.invoiceId }));
  const flows = ownKeys.length > 0 ? await loadFlows(tx, ownKeys) : new Map<string, FlowRow>();
  const accepted = items.filter(({ event }) => event.data.match.accepted !== undefined && !worlds.of(event.tenantId));
  const actors = await loadActors(
    tx,
    [...own, ...accepted].map(({ event }) => ({ tenantId: event.tenantId, scopes: [...vendorScopes(event), ...orderScopes(event)] })),
  );
  const trusting = own
    .filter(({ event }) => worlds.trustTargetOf(event.tenantId) !== undefined)
    .flatMap(({ event: { tenantId, data } }) => (data.vendor ? [{ tenantId, vendorId: data.vendor.vendorId }] : []));
  return {
    decisions,
    plans,
    ends: await loadEnds(tx, keys),
    flows,
    worlds,
    actors,
    standingOf: await loadStandings(tx, trusting),
    answererOf: await loadAnswerers(
      tx,
      accepted.map(({ event }) => ({ tenantId: event.tenantId, subject: event.data.match.accepted?.by ?? '' })),
    ),
  };
}

import type { getOrderResponse } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import type { Static } from '@sinclair/typebox';
import { changesOf, DEFAULT_SETTINGS, settingsOf, stateOf, type UnitFactor } from '../domain/index.js';
import { findOrders } from '../store/find-orders.js';
import type { KeptResponse } from '../store/order-responses.js';
import { newestPolicy } from '../store/policies.js';

type Record = Static<typeof getOrderResponse.reply>;

/** The unit factors of a tenant as they are now. */
export async function unitsOf(tx: Tx, tenantId: string): Promise<readonly UnitFactor[]> {
  const newest = await newestPolicy(tx, tenantId);
  return newest ? settingsOf(newest).units : DEFAULT_SETTINGS.units;
}

/** Answers with where they stand: held against their orders as they are now. */
export async function responseRecords(tx: Tx, tenantId: string, kept: readonly KeptResponse[]): Promise<Record[]> {
  // What is settled stands as it was settled, whatever the order is by now.
  const open = kept.filter(({ settled }) => settled === null);
  const orders =
    open.length > 0
      ? ((
          await findOrders(
            tx,
            open.map(({ response }) => ({ tenantId, orderNumber: response.orderNumber })),
          )
        ).get(tenantId) ?? [])
      : [];
  const units = open.length > 0 ? await unitsOf(tx, tenantId) : [];
  return kept.map(({ responseId, version, response, settled, settledBy, reason }) => {
    const order = orders.find(({ number }) => number === response.orderNumber);
    return {
      responseId,
      version,
      response,
      state: stateOf(response, order, settled, units),
      changes: order && settled === null ? changesOf(order, response, units) : [],
      settledBy,
      reason,
    };
  });
}

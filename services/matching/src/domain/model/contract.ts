import type { OrderInput } from '@smartap/contracts';

/** A contract or blanket order with the orders that are released of it. */
export interface Contract {
  readonly order: OrderInput;
  /** Numbers of the contract itself and of its releases: what is billed of any counts against it. */
  readonly members: readonly string[];
}

/** Contracts by the number of each order that counts against them. An order that names what is not known, or is no agreement, counts against nothing. */
export type Contracts = ReadonlyMap<string, Contract>;

/** The contracts among some orders. */
export function contractsAmong(orders: readonly OrderInput[]): Contracts {
  const agreements = orders.filter(({ agreement }) => agreement !== undefined);
  return new Map(
    agreements.flatMap((order) => {
      const releases = orders.filter(({ contract }) => contract === order.number).map(({ number }) => number);
      const members = [order.number, ...releases.filter((number) => number !== order.number)];
      return releases.length === 0 ? [] : members.map((number) => [number, { order, members }] as const);
    }),
  );
}

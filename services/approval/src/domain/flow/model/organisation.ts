/** A person who may be asked. */
export interface Person {
  readonly id: string;
  readonly manager: string | null;
  /** May approve up to, in the group's currency; null: no limit. */
  readonly limit: string | null;
  readonly roles: readonly string[];
  readonly ownsCostCenters: readonly string[];
}

/** Who stands in for whom. */
export interface Delegation {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** Inclusive instant. */
  readonly start: string;
  /** Exclusive instant. */
  readonly end: string;
  /** Inclusive, in the group's currency; null: any. */
  readonly maxAmount: string | null;
  readonly scope: { readonly entity?: string | undefined };
  readonly reason: string;
}

/** The working hours of an entity. */
export interface WorkCalendar {
  readonly id: string;
  readonly timezone: string;
  /** MO to SU. */
  readonly workdays: readonly string[];
  /** Local time, `09:00`. */
  readonly open: string;
  readonly close: string;
  readonly holidays: readonly string[];
}

/** Who is who, as it stands when something is decided. */
export interface Organisation {
  readonly persons: readonly Person[];
  readonly delegations: readonly Delegation[];
  readonly calendars: readonly WorkCalendar[];
}

import { cleanStillNeeded, isTrusted, wilsonUpper, type VendorRecord } from './vendor-trust.js';

/** Where the policy sets none. */
export const DEFAULT_TARGET_RATE = '0.03';

/** What an invoice was read from: structured data, the words of a page, a picture. */
export type Source = 'xml' | 'page' | 'scan';

/** The source of a format that extraction names. */
export function sourceOf(format: string): Source {
  if (format.startsWith('pdf') || format === 'text') return 'page';
  return format === 'image' || format.startsWith('scan') ? 'scan' : 'xml';
}

/**
 * What is taken for granted of a source before anything has been seen. Structured data is read without error, so that its vendors start within a
 * target of 3 %: none in 150 is an upper end of 2.5 %. Pages and scans start from nothing.
 */
const SEEDS: Readonly<Record<Source, VendorRecord>> = { xml: { clean: 150, corrected: 0 }, page: { clean: 0, corrected: 0 }, scan: { clean: 0, corrected: 0 } };
/** What others' invoices count for at most: a vendor's own soon count for more. */
const POOL_AT_MOST = 150;

/** What is known of a vendor, and of all vendors whose invoices come that way. */
export interface VendorStanding {
  readonly own: VendorRecord;
  /** A confirmed error: it earns trust anew, by itself. */
  readonly isDemoted: boolean;
  readonly source: Source;
  readonly pool: VendorRecord;
}

/** Whether a vendor is trusted, with the figures. */
export interface Trust {
  readonly trusted: boolean;
  /** Upper end of the 95 % interval (Wilson) of its correction rate. */
  readonly bound: number;
  /** Invoices without a correction until it is trusted; 0 when it is. */
  readonly stillNeeded: number;
}

/** Weighs a vendor's record, on the ground of its source unless it has been demoted. */
export function trustOf(standing: VendorStanding, targetRate: number): Trust {
  const prior = standing.isDemoted ? { clean: 0, corrected: 0 } : priorOf(standing);
  const record = { clean: standing.own.clean + prior.clean, corrected: standing.own.corrected + prior.corrected };
  return {
    trusted: isTrusted(record, targetRate),
    bound: wilsonUpper(record.corrected, record.clean + record.corrected),
    stillNeeded: cleanStillNeeded(record, targetRate),
  };
}

function priorOf({ source, pool }: VendorStanding): VendorRecord {
  const seed = SEEDS[source];
  const both = { clean: seed.clean + pool.clean, corrected: seed.corrected + pool.corrected };
  const share = Math.min(1, POOL_AT_MOST / Math.max(1, both.clean + both.corrected));
  return { clean: both.clean * share, corrected: both.corrected * share };
}

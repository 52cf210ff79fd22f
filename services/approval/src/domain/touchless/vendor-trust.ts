/** What is known of a vendor's invoices. */
export interface VendorRecord {
  /** Invoices that passed with nothing corrected, since the last confirmed error. */
  readonly clean: number;
  /** Invoices of which a person corrected something, since then. */
  readonly corrected: number;
}

/** Of the normal distribution, for a two-sided interval of 95 %. */
const Z = 1.959963984540054;

/** The upper end of the Wilson interval of a rate; 1 when nothing has been seen. */
export function wilsonUpper(hits: number, seen: number, z: number = Z): number {
  if (seen <= 0) return 1;
  const rate = hits / seen;
  const z2 = z * z;
  const centre = rate + z2 / (2 * seen);
  const spread = z * Math.sqrt((rate * (1 - rate)) / seen + z2 / (4 * seen * seen));
  return Math.min(1, (centre + spread) / (1 + z2 / seen));
}

/** True when even the upper end of what the correction rate may be is within the target, such as 0.03. */
export function isTrusted({ clean, corrected }: VendorRecord, targetRate: number): boolean {
  return wilsonUpper(corrected, clean + corrected) <= targetRate;
}

/** How many more invoices without a correction it takes until a vendor is trusted. */
export function cleanStillNeeded({ clean, corrected }: VendorRecord, targetRate: number): number {
  // The bound falls with every clean invoice, so the place is found by halving.
  const holds = (more: number): boolean => isTrusted({ clean: clean + more, corrected }, targetRate);
  if (targetRate <= 0) return Number.POSITIVE_INFINITY;
  let enough = 1;
  while (!holds(enough)) enough *= 2;
  let low = holds(0) ? 0 : Math.floor(enough / 2);
  while (low < enough) {
    const middle = Math.floor((low + enough) / 2);
    if (holds(middle)) enough = middle;
    else low = middle + 1;
  }
  return enough;
}

/** The record after an invoice. A confirmed error begins it anew: trust is earned again from nothing. */
export function recordAfter({ clean, corrected }: VendorRecord, outcome: 'clean' | 'corrected' | 'error'): VendorRecord {
  if (outcome === 'error') return { clean: 0, corrected: 1 };
  return outcome === 'clean' ? { clean: clean + 1, corrected } : { clean, corrected: corrected + 1 };
}

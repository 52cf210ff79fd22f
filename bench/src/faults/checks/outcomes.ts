import { KINDS, type Case } from '../cases.js';

/** A case that did not end as intended. */
export interface Unexpected {
  readonly n: number;
  readonly invoiceId: string | undefined;
  readonly kind: Case['kind'];
  readonly expected: string;
  readonly got: string | null;
}

/**
 * Cases that did not end as intended. Of two that bring the same invoice, whichever came first is approved and the other
 * one refused.
 *
 * @param invoiceOf the invoice of each case, by its number
 * @param outcomeOf what became of each invoice
 */
export function findUnexpected(cases: readonly Case[], invoiceOf: ReadonlyMap<number, string>, outcomeOf: ReadonlyMap<string, string | null>): Unexpected[] {
  const outcome = (n: number): string | null => outcomeOf.get(invoiceOf.get(n) ?? '') ?? null;
  const twins = new Map(cases.flatMap((own) => (own.twin === undefined ? [] : [[own.twin, own] as const])));
  const wrong = (own: Case, expected: string): Unexpected => ({ n: own.n, invoiceId: invoiceOf.get(own.n), kind: own.kind, expected, got: outcome(own.n) });
  return cases.flatMap((own): Unexpected[] => {
    const { outcome: expected } = KINDS[own.kind];
    if (own.twin !== undefined) return [];
    const twin = twins.get(own.n);
    if (!twin) return outcome(own.n) === expected ? [] : [wrong(own, expected)];
    const { outcome: refusal } = KINDS[twin.kind];
    const got = [outcome(own.n), outcome(twin.n)];
    return got.includes(expected) && got.includes(refusal) ? [] : [wrong(own, `${expected}, or ${refusal}`), wrong(twin, `${refusal}, or ${expected}`)];
  });
}

import { dec, type DecimalLike } from '@smartap/runtime';
import type { SampleRate, Trust } from './touchless/index.js';

/** One approver that a band asks for. */
export interface PolicyStep {
  readonly id: string;
  readonly role: string;
}

/** Who must agree up to an amount. */
export interface Band {
  /** Inclusive; null: any amount. */
  readonly upTo: string | null;
  readonly steps: readonly PolicyStep[];
}

/** Which invoices pass by themselves, and who must agree to the others. Amounts are in the invoice's currency. */
export interface Policy {
  readonly version: string;
  /** An ordered, received, clean invoice of a trusted vendor up to this amount needs nobody. */
  readonly touchlessUpTo: string;
  /** How many of those a person looks at all the same. */
  readonly samples?: readonly SampleRate[] | undefined;
  /** Whether the vendor is trusted by what happened; absent: by its record. */
  readonly trust?: Trust | undefined;
  readonly bands: readonly Band[];
}

/** Version 0: for a tenant that has set none. */
export const DEFAULT_POLICY: Policy = {
  version: '0',
  touchlessUpTo: '10000',
  bands: [
    { upTo: '50000', steps: [{ id: 'approver', role: 'approver' }] },
    {
      upTo: null,
      steps: [
        { id: 'approver', role: 'approver' },
        { id: 'controller', role: 'controller' },
      ],
    },
  ],
};

/** The steps for an amount; an amount below zero (a credit note) counts by its size. */
export function stepsFor(policy: Policy, amount: DecimalLike): readonly PolicyStep[] {
  const size = dec(amount).abs();
  return policy.bands.find((band) => band.upTo === null || size.lte(band.upTo))?.steps ?? [];
}

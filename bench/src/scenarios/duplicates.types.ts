import type { DuplicateClass, DuplicateHit, Explanation, Similarity } from '@smartap/validation/domain';

/** An invoice as the kit writes it. */
export interface KitRecord {
  readonly id: string;
  readonly vendorRecord: string;
  readonly seller: { readonly name: string; readonly vatId?: string; readonly registryId?: string; readonly iban?: string };
  readonly number: string;
  readonly issueDate: string | null;
  readonly payableAmount: string;
  readonly currency: string;
  readonly typeCode: string;
  readonly state: string;
  readonly fileHash?: string;
  readonly embeddedXmlHash?: string;
  readonly orderRefs?: readonly string[];
  readonly receiptLines?: readonly string[];
  readonly period?: { readonly start: string; readonly end: string };
  readonly instalment?: { readonly plan: string; readonly number: number; readonly of: number };
  readonly precedingInvoices?: readonly string[];
}

/** A duplicates case as the kit writes it. */
export interface DuplicatesScenario {
  readonly settings: { readonly dateWindowDays: number; readonly ignoreStates: readonly string[]; readonly sharedAccounts: readonly string[] };
  readonly history: readonly KitRecord[];
  readonly candidate: KitRecord;
  readonly similarity?: readonly (Similarity & { readonly against: string })[];
  readonly pairDecisions?: readonly { readonly a: string; readonly b: string; readonly decision: 'notDuplicate' }[];
  readonly canonicalNumbers?: Readonly<Record<string, string>>;
  readonly expect: {
    readonly classes: readonly DuplicateHit[];
    /** `D3`: against anyone; `D3@H1`: against that record. */
    readonly alsoAllowed: readonly string[];
    readonly suppressed: readonly (DuplicateHit & { readonly by: Explanation })[];
    readonly effect: 'block' | 'suspected' | 'none';
    readonly strongest?: DuplicateClass;
    readonly vendorMergeHint?: boolean;
  };
}

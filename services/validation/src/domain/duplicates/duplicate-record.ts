/** An invoice as the search for duplicates sees it. */
export interface DuplicateRecord {
  readonly id: string;
  /** The master record it is booked under; null when none was found. */
  readonly vendor: string | null;
  readonly vatId?: string | undefined;
  readonly registryId?: string | undefined;
  readonly account?: string | undefined;
  /** As printed. */
  readonly number: string;
  /** `YYYY-MM-DD`. */
  readonly issueDate: string | null;
  /** Payable, a decimal. */
  readonly amount: string | null;
  readonly currency: string | null;
  /** UNTDID 1001. */
  readonly typeCode: string;
  /** Digests of the file and of what is embedded in it. */
  readonly digests: readonly string[];
  readonly orders: readonly string[];
  /** Receipt lines that it bills. */
  readonly receiptLines: readonly string[];
  readonly period?: Period | undefined;
  readonly instalment?: Instalment | undefined;
  /** Numbers of the invoices that it names as preceding (BT-25). */
  readonly preceding: readonly string[];
  /** Of a PDF: the software that wrote it. */
  readonly producer?: string | undefined;
  /** Of a PDF: that it was changed long after it had been made. */
  readonly isSavedLater?: true | undefined;
}

/** What is billed for, both days inclusive. */
export interface Period {
  readonly start: string;
  readonly end: string;
}

/** Which part of a plan of payments it is. */
export interface Instalment {
  readonly plan: string;
  readonly number: number;
  readonly of: number;
}

/** How alike two documents are, from 0 to 1 as decimals. */
export interface Similarity {
  readonly text: string;
  readonly page: string;
}

/** The classes of evidence, strongest first. */
export const CLASSES = ['D0', 'D1', 'D4', 'D3', 'D2', 'D5', 'D6'] as const;
export type DuplicateClass = (typeof CLASSES)[number];

/** What explains that two invoices look like one, though they are two. */
export type Explanation = 'PAIR_CLEARED' | 'REISSUE' | 'INSTALMENT' | 'PARTIAL_ORDER' | 'CADENCE';

/** What a tenant may set. */
export interface DuplicateSettings {
  /** Within how many days equal amounts and near numbers count, either way. */
  readonly dateWindowDays: number;
  /** Accounts of factors and the like, which say nothing about who the seller is. */
  readonly sharedAccounts: readonly string[];
}

export const DEFAULT_DUPLICATE_SETTINGS: DuplicateSettings = { dateWindowDays: 45, sharedAccounts: [] };

const CREDIT_TYPES = new Set(['381', '396', '261', '308', '81', '83', '532']);

/** Whether it gives money back. */
export const isCredit = ({ typeCode }: Pick<DuplicateRecord, 'typeCode'>): boolean => CREDIT_TYPES.has(typeCode);

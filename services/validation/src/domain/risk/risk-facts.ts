import type { AlteredAfterSigning, PageDifference, PdfTraits, Submitter, VendorInput } from '@smartap/contracts';
import type { MessageCode } from '../messages/catalogue.js';
import type { VendorRecord } from '../vendor-resolution.js';
import type { Invoice } from '@smartap/en16931';

/** An earlier invoice of the same vendor, as the signals see it. */
export interface PastInvoice {
  readonly number: string;
  /** `YYYY-MM-DD`. */
  readonly issueDate: string | null;
  readonly amount: string | null;
  readonly currency: string | null;
  /** Of a PDF: the software that wrote it, and whether it was changed long after. */
  readonly producer?: string | null;
  readonly isSavedLater?: boolean;
}

/** An order that an invoice names, as far as it is known. */
export interface NamedOrder {
  readonly number: string;
  /** `YYYY-MM-DD`. */
  readonly orderedOn: string | null;
  /** ISO 8601, UTC, as the other times; null when it was there before anybody looked. */
  readonly firstKnownAt: string | null;
  /** Net, with its currency: now, and until it changed last. */
  readonly value: string;
  readonly valueBefore: string | null;
  readonly valueChangedAt: string | null;
}

/** What the signals look at. */
export interface RiskFacts {
  readonly invoice: Invoice;
  /** What is asked for, without its sign. */
  readonly amount: string | null;
  readonly vendor: VendorInput | undefined;
  /** The vendor's last invoices, the newest first. */
  readonly past: readonly PastInvoice[];
  /** What the page of a hybrid prints otherwise. */
  readonly differences: readonly PageDifference[];
  /** Who handed the invoice in. */
  readonly submittedBy?: Submitter | undefined;
  /** When, `YYYY-MM-DD`. */
  readonly receivedOn?: string | undefined;
  /** The same to the millisecond: ISO 8601, UTC. */
  readonly receivedAt?: string | undefined;
  /** Those that it names and that are known. */
  readonly orders?: readonly NamedOrder[] | undefined;
  /** The record of the vendor; other vendors that are known, of whom one may have the same account. */
  readonly record?: VendorRecord | undefined;
  readonly others?: readonly VendorRecord[] | undefined;
  /** Accounts that many share by right. */
  readonly sharedAccounts?: readonly string[] | undefined;
  /** In what the seller is like an employee. */
  readonly employee?: readonly string[] | undefined;
  /** Of a signed PDF that was saved again after it had been signed. */
  readonly altered?: AlteredAfterSigning | undefined;
  /** Of a PDF: how it came to be. */
  readonly pdf?: PdfTraits | undefined;
  /** Limits of approval that somebody may want to stay below. */
  readonly limits: readonly string[];
}

/** A signal as it is raised: the figures that show it, and which text tells them where its code has several. */
export interface Raised {
  readonly text?: MessageCode;
  readonly data: Readonly<Record<string, string>>;
}

/** A kind of signal: what it adds unless a tenant says otherwise, and when it is raised. */
export interface Signal {
  readonly code: MessageCode;
  readonly points: number;
  readonly look: (facts: RiskFacts) => Raised | undefined;
}

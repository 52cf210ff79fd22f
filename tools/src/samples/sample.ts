import type { OrderInput, ReceiptInput, VendorInput } from '@smartap/contracts';
import type { Invoice } from '@smartap/en16931';

/** What a sample is: how its invoice is written, or what kind of file holds none. */
export type SampleFormat = 'ubl' | 'cii' | 'facturx' | 'pdf-text' | 'xml' | 'pdf' | 'image' | 'html';

/** What somebody does once a document stands at `from`, and what is done next. */
export type FollowUp = Act & { readonly next?: FollowUp };

type Act =
  /** The approver answers the task. */
  | { readonly act: 'accept' | 'reject'; readonly from: string; readonly comment: string }
  /** The approver tries to accept what is above their limit: it is refused, and the task stays. */
  | { readonly act: 'exceed'; readonly from: string }
  /** The goods come late. */
  | { readonly act: 'receive'; readonly from: string; readonly receipt: ReceiptInput }
  /** The clerk says which order lines it bills. */
  | {
      readonly act: 'link';
      readonly from: string;
      readonly links: readonly { readonly lineId: string; readonly orderNumber: string; readonly orderLine: string }[];
      readonly reason: string;
    }
  /** The controller accepts what matching found: by that the invoice is approved, nobody asks a second time. */
  | { readonly act: 'acceptException'; readonly from: string; readonly comment: string }
  /** The clerk says where the lines that need it are booked. */
  | { readonly act: 'code'; readonly from: string; readonly glAccount: string; readonly costCenter: string }
  /** Two controllers approve in an emergency, each with a reason; a third person has to look at it afterwards. */
  | { readonly act: 'emergency'; readonly from: string; readonly reasons: readonly [string, string] }
  /** The seller sends a corrected invoice, a later document of the set: nobody here acts. */
  | { readonly act: 'replace'; readonly from: string };

/** A document with what is true of it. */
export interface Sample {
  /** Name of the file, unique in its set. */
  readonly file: string;
  /** The case it stands for. */
  readonly scenario: string;
  readonly format: SampleFormat;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** BT-27, BT-1, BT-112 and BT-5 of the invoice in it; null where there is none or it cannot be read. */
  readonly seller: string | null;
  readonly number: string | null;
  readonly total: string | null;
  readonly currency: string | null;
  /** All that is true of the invoice in it; null as above. */
  readonly truth: Invoice | null;
  /** The outcome it must end with, in the words of the read model. */
  readonly intended: string;
  /** The file that must show an outcome before this one is handed in. */
  readonly after?: string;
  /** Of a file of several invoices: it comes with that file, as this part of it; each part is a page, the file itself is the first. */
  readonly part?: { readonly of: string; readonly number: number };
  readonly followUp?: FollowUp;
  /** It comes last, when the tenant has policies of its own: codings for what has no order, and approvers by the organisation. */
  readonly underPolicies?: boolean;
}

/** The master data that make the intended outcomes true. */
export interface MasterData {
  readonly vendors: readonly VendorInput[];
  readonly orders: readonly OrderInput[];
  readonly receipts: readonly ReceiptInput[];
}

/** A buying company as tenants know it. */
export interface BuyerIdentity {
  readonly names: readonly string[];
  readonly vatIds: readonly string[];
}

/** Documents with all that belongs to them. */
export interface SampleSet {
  readonly seed: string;
  readonly samples: readonly Sample[];
  readonly master: MasterData;
  readonly buyer: BuyerIdentity;
}

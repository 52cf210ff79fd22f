import type { OrderInput } from '@smartap/contracts';
import type { Bill } from '../model/bill.js';
import type { ExchangeRate } from '../model/settings.js';

/** What happens to orders, goods and bills, in the order in which it happens. */
export type BookEvent =
  | { readonly type: 'bill'; readonly id: string; readonly bill: Bill; readonly replaces?: string | undefined }
  | { readonly type: 'credit'; readonly id: string; readonly kind: 'quantity' | 'value'; readonly of: string; readonly lines: readonly CreditLine[] }
  | {
      readonly type: 'receipt';
      readonly id: string;
      readonly lines: readonly {
        line: string;
        orderNumber: string;
        orderLine: string;
        quantity: string;
        accepted?: string | undefined;
        rejected?: string | undefined;
      }[];
    }
  | {
      readonly type: 'return';
      readonly ofReceipt: string;
      readonly replacement: 'none' | 'expected';
      readonly lines: readonly { ofLine: string; quantity: string }[];
    }
  | { readonly type: 'inspection'; readonly receipt: string; readonly line: string; readonly accepted: string; readonly rejected: string }
  | {
      readonly type: 'amendment';
      readonly order: string;
      readonly status?: OrderInput['status'] | undefined;
      readonly lines: readonly { line: string; quantity?: string | undefined; price?: string | undefined }[];
    }
  | { readonly type: 'void'; readonly bill: string }
  | { readonly type: 'post'; readonly bill: string }
  | { readonly type: 'rate'; readonly rate: ExchangeRate };

export interface CreditLine {
  readonly id: string;
  /** The line of the bill it credits. */
  readonly of: string;
  readonly orderNumber: string;
  readonly orderLine: string;
  /** In the unit of the credited line. */
  readonly quantity: string;
}

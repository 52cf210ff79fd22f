import type { OrderInput, ReceiptInput, VendorInput } from '@smartap/contracts';
import type { Company } from './company.js';

/** A vendor that several cases may share, with its company. */
export interface KnownVendor {
  readonly company: Company;
  readonly trusted: boolean;
}

/** What grows while a set is made: names and numbers that are taken, and the master data. */
export class SetState {
  readonly companyNames = new Set<string>();
  readonly knownVendors: KnownVendor[] = [];
  readonly vendors: VendorInput[] = [];
  readonly orders: OrderInput[] = [];
  readonly receipts: ReceiptInput[] = [];
  private readonly counters = new Map<string, number>();

  /** The next number of a series, from `first` on. */
  count(series: string, first = 1): number {
    const value = this.counters.get(series) ?? first;
    this.counters.set(series, value + 1);
    return value;
  }

  /** Takes a company into the master data, its account approved. */
  addVendor(company: Company, trusted: boolean): void {
    this.vendors.push({
      number: `V${String(this.count('vendor', 70001))}`,
      name: company.name,
      country: company.country,
      vatIds: [company.vatId],
      registrationIds: [company.gln],
      accounts: [{ iban: company.iban, state: 'approved' }],
      state: 'active',
      trusted,
    });
  }

  /** The number under which a company is a vendor. */
  vendorNumber(company: Company): string | null {
    return this.vendors.find((vendor) => vendor.vatIds.includes(company.vatId))?.number ?? null;
  }
}

import type { VendorInput, VendorMatch } from '@smartap/contracts';
import type { Invoice } from '@smartap/en16931';
import { oncePer } from '@smartap/runtime';
import { compactVatId, faultOfVatId } from '@smartap/tax-ids';
import { compact } from './rules/identifiers.js';
import { payeeAccounts, RESOLUTIONS, sellerKeys, vendorKeys, type Resolution } from './vendor-keys.js';
import { nameLikeness, nearNameKeys } from './vendor-name.js';

/** A vendor record as validation knows it. */
export interface VendorRecord {
  readonly vendorId: string;
  readonly version: number;
  readonly vendor: VendorInput;
  /** Who wrote this version. */
  readonly changedBy?: string;
}

/** The vendor of an invoice, and what told it. */
export interface Resolved {
  readonly match: VendorMatch;
  readonly record: VendorRecord;
}

type Evidence = NonNullable<VendorMatch['evidence']>;

/** A name that is less alike is another's. */
const ALIKE = 0.88;
/** So much less alike must the next vendor be, or nobody can tell which it is. */
const MARGIN = 0.08;

/** One vendor is held against many invoices of a batch, by one kind of key after the other. */
const keysOf = oncePer(vendorKeys);
const nearNameKeysOf = oncePer(({ name }: VendorInput) => nearNameKeys(name));

const countryOf = (vatId: string): string => compactVatId(vatId).slice(0, 2);

/** Whether an invoice states a VAT id that is right, and the vendor is known in that country by others: it is another company. */
function isContradicted({ seller: { vatId } }: Invoice, { vatIds }: VendorInput): boolean {
  if (!vatId || faultOfVatId(vatId) !== undefined) return false;
  const there = vatIds.filter((own) => countryOf(own) === countryOf(vatId));
  return there.length > 0 && there.every((own) => compactVatId(own) !== compactVatId(vatId));
}

/** Kinds that another company may share: a factor's account, the name of a group, its domain. */
const SHARED: ReadonlySet<Resolution> = new Set(['iban', 'name', 'domain']);

function matched(invoice: Invoice, { vendorId, version, vendor }: VendorRecord, resolvedBy: Resolution, evidence: Evidence): VendorMatch {
  // Whoever is known by a like name, or by where a mail came from, is never paid unseen.
  const trusted = vendor.trusted && evidence.likeness === undefined && resolvedBy !== 'domain';
  return { vendorId, version, number: vendor.number, name: vendor.name, resolvedBy, trusted, accountApproved: accountApproved(invoice, vendor), evidence };
}

/**
 * Finds the vendor among candidates by the strongest evidence that points to exactly one: VAT id, account, registry id,
 * name, domain of the sender, like name. Of several that share the stronger evidence, weaker decides among these.
 *
 * @param sender who sent the mail that brought it
 */
export function resolveVendor(invoice: Invoice, candidates: readonly VendorRecord[], sender?: string): Resolved | undefined {
  const same = bySameKeys(invoice, candidates, sender);
  return same === 'several' ? undefined : (same ?? byLikeName(invoice, candidates));
}

/** Whether nothing that an invoice says is the same as a vendor's: only then names that are near are asked. */
export function needsNearNames(invoice: Invoice, candidates: readonly VendorRecord[], sender?: string): boolean {
  return bySameKeys(invoice, candidates, sender) === undefined;
}

function bySameKeys(invoice: Invoice, candidates: readonly VendorRecord[], sender: string | undefined): Resolved | 'several' | undefined {
  const wanted = sellerKeys(invoice, sender);
  let left = candidates;
  let isNarrowed = false;
  for (const kind of RESOLUTIONS) {
    const said = new Map(wanted.filter((key) => key.kind === kind).map(({ key, from }) => [key, from]));
    const found = left.flatMap((record) => {
      const known = keysOf(record.vendor).find((key) => key.kind === kind && said.has(key.key));
      return known && !(SHARED.has(kind) && isContradicted(invoice, record.vendor)) ? [{ record, known }] : [];
    });
    const [first] = found;
    if (first && found.length === 1) {
      const evidence = { said: said.get(first.known.key) ?? first.known.key, known: first.known.from };
      return { record: first.record, match: matched(invoice, first.record, kind, isNarrowed ? { ...evidence, among: left.length } : evidence) };
    }
    // A domain that several write from says no more: a like name may.
    if (first && kind !== 'domain') [left, isNarrowed] = [found.map(({ record }) => record), true];
  }
  return isNarrowed ? 'several' : undefined;
}

function byLikeName(invoice: Invoice, candidates: readonly VendorRecord[]): Resolved | undefined {
  const { name, address } = invoice.seller;
  if (!name) return undefined;
  // Candidates of other invoices of the batch have no say.
  const keys = new Set(nearNameKeys(name));
  const near = candidates.filter(({ vendor }) => nearNameKeysOf(vendor).some((key) => keys.has(key)));
  const alike = near.map((record) => ({ record, likeness: nameLikeness(name, record.vendor.name) })).toSorted((a, b) => b.likeness - a.likeness);
  const [best, next] = alike;
  if (!best || best.likeness < ALIKE || (next && best.likeness - next.likeness < MARGIN)) return undefined;
  const { vendor } = best.record;
  const isElsewhere = vendor.country !== undefined && address?.country !== undefined && vendor.country !== address.country;
  if (isElsewhere || isContradicted(invoice, vendor)) return undefined;
  const runnerUp = next && next.likeness > 0 ? { runnerUp: { name: next.record.vendor.name, likeness: next.likeness.toFixed(2) } } : {};
  return {
    record: best.record,
    match: matched(invoice, best.record, 'name', { said: name.slice(0, 300), known: vendor.name, likeness: best.likeness.toFixed(2), ...runnerUp }),
  };
}

function accountApproved(invoice: Invoice, vendor: VendorInput): boolean {
  const approved = new Set(vendor.accounts.filter(({ state }) => state === 'approved').map(({ iban }) => compact(iban)));
  return payeeAccounts(invoice).every((account) => approved.has(account));
}

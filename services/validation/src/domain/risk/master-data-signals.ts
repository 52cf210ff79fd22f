import { oncePer } from '@smartap/runtime';
import { daysBetween } from '../duplicates/classes.js';
import { compact } from '../rules/identifiers.js';
import { payeeAccounts } from '../vendor-keys.js';
import type { VendorRecord } from '../vendor-resolution.js';
import type { Signal } from './risk-facts.js';

const NEW_DAYS = 30;

/** One record is held against all invoices of a batch. */
const approvedOf = oncePer(({ vendor }: VendorRecord) => new Set(vendor.accounts.filter(({ state }) => state === 'approved').map(({ iban }) => compact(iban))));

/** Signals about how the master data came to be what they are. */
export const MASTER_DATA_SIGNALS: readonly Signal[] = [
  {
    code: 'ACCOUNT_NEW', points: 15,
    look: ({ invoice, vendor, receivedOn }) => {
      const asked = new Set(payeeAccounts(invoice).map(compact));
      const account = vendor?.accounts.find(({ iban, state, since }) => state === 'approved' && since !== undefined && asked.has(compact(iban)) && (daysBetween(since, receivedOn ?? null) ?? NEW_DAYS) < NEW_DAYS);
      return account?.since === undefined ? undefined : { message: `The account ${account.iban} was added to the vendor on ${account.since}, less than ${NEW_DAYS} days before. See that the vendor was called about it.`, data: { account: account.iban, since: account.since } };
    },
  },
  {
    code: 'PAYEE_MISMATCH', points: 30,
    look: ({ invoice, vendor }) => {
      const asked = new Set(payeeAccounts(invoice).map(compact));
      const account = vendor?.accounts.find(({ iban, verification }) => verification?.result === 'no-match' && asked.has(compact(iban)));
      return account?.verification === undefined ? undefined : { message: `${account.verification.source} says that the account ${account.iban} is not one of ${vendor?.name ?? 'the vendor'} (verification of payee, ${account.verification.checkedAt.slice(0, 10)}). Pay nothing before that is cleared.`.slice(0, 1000), data: { account: account.iban, checked: account.verification.checkedAt } };
    },
  },
  {
    code: 'ACCOUNT_SHARED', points: 20,
    look: ({ invoice, record, others = [], sharedAccounts = [] }) => {
      const shared = new Set(sharedAccounts.map(compact));
      const asked = payeeAccounts(invoice).map(compact).filter((account) => !shared.has(account));
      if (record === undefined || asked.length === 0) return undefined;
      const other = others.find((own) => own.vendorId !== record.vendorId && asked.some((account) => approvedOf(own).has(account)));
      return other && { message: `The account ${asked.join(', ')} is also one of vendor ${other.vendor.number} (${other.vendor.name}). See whether both are one company, or name the account as shared in the policy.`.slice(0, 1000), data: { account: asked.join(', ').slice(0, 300), vendor: other.vendor.number, name: other.vendor.name.slice(0, 300) } };
    },
  },
  {
    code: 'EMPLOYEE', points: 40,
    look: ({ employee = [] }) => (employee.length === 0 ? undefined : { message: `The seller has the same ${employee.join(', ')} as an employee. Ask who is behind it, without asking the one who handed it in.`, data: { same: employee.join(', ') } }),
  },
  {
    code: 'VENDOR_BY_SUBMITTER', points: 20,
    look: ({ record, past, submittedBy }) => {
      const by = submittedBy?.subject;
      const isOwn = record?.version === 1 && past.length === 0 && by !== undefined && record.changedBy === by;
      return isOwn ? { message: `${by} has added the vendor ${record.vendor.name} and handed in its first invoice. Have somebody else confirm that it exists.`, data: { vendor: record.vendor.number, by: by.slice(0, 300) } } : undefined;
    },
  },
];

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
    code: 'ACCOUNT_NEW',
    points: 15,
    look: ({ invoice, vendor, receivedOn }) => {
      const asked = new Set(payeeAccounts(invoice).map(compact));
      const account = vendor?.accounts.find(
        ({ iban, state, since }) =>
          state === 'approved' && since !== undefined && asked.has(compact(iban)) && (daysBetween(since, receivedOn ?? null) ?? NEW_DAYS) < NEW_DAYS,
      );
      return account?.since === undefined ? undefined : { data: { account: account.iban, since: account.since } };
    },
  },
  {
    code: 'PAYEE_MISMATCH',
    points: 30,
    look: ({ invoice, vendor }) => {
      const asked = new Set(payeeAccounts(invoice).map(compact));
      const account = vendor?.accounts.find(({ iban, verification }) => verification?.result === 'no-match' && asked.has(compact(iban)));
      return account?.verification === undefined
        ? undefined
        : {
            data: {
              account: account.iban,
              checked: account.verification.checkedAt.slice(0, 10),
              source: account.verification.source,
              name: vendor?.name ?? '',
            },
          };
    },
  },
  {
    code: 'ACCOUNT_SHARED',
    points: 20,
    look: ({ invoice, record, others = [], sharedAccounts = [] }) => {
      const shared = new Set(sharedAccounts.map(compact));
      const asked = payeeAccounts(invoice)
        .map(compact)
        .filter((account) => !shared.has(account));
      if (record === undefined || asked.length === 0) return undefined;
      const other = others.find((own) => own.vendorId !== record.vendorId && asked.some((account) => approvedOf(own).has(account)));
      return other && { data: { account: asked.join(', '), vendor: other.vendor.number, name: other.vendor.name } };
    },
  },
  {
    code: 'EMPLOYEE',
    points: 40,
    look: ({ employee = [] }) => (employee.length === 0 ? undefined : { data: { same: employee.join(', ') } }),
  },
  {
    code: 'VENDOR_BY_SUBMITTER',
    points: 20,
    look: ({ record, past, submittedBy }) => {
      const by = submittedBy?.subject;
      const isOwn = record?.version === 1 && past.length === 0 && by !== undefined && record.changedBy === by;
      return isOwn ? { data: { vendor: record.vendor.number, name: record.vendor.name, by } } : undefined;
    },
  },
];

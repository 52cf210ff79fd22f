import { compact } from '../rules/identifiers.js';
import { slipsBetween } from '../slips-between.js';
import type { RiskFacts, Signal } from './risk-facts.js';

const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{8,}$/;
const ALIKE = 2;

const accountsOf = ({ invoice }: RiskFacts): string[] => (invoice.paymentInstructions?.creditTransfers ?? []).flatMap(({ accountId }) => (accountId ? [compact(accountId)] : []));

/** Signals about where the money goes and who asks for it. */
export const PAYEE_SIGNALS: readonly Signal[] = [
  {
    code: 'ACCOUNT_CHANGED', points: 40,
    look: (facts) => {
      const approved = (facts.vendor?.accounts ?? []).filter(({ state }) => state === 'approved').map(({ iban }) => compact(iban));
      const strange = accountsOf(facts).find((account) => !approved.includes(account));
      if (strange === undefined || approved.length === 0) return undefined;
      return { message: `The vendor has approved accounts and asks for money on another one, ${strange}. Call a number you know, not one on the invoice.`, data: { account: strange, approved: approved.join(', ').slice(0, 300) } };
    },
  },
  {
    code: 'ACCOUNT_COUNTRY', points: 10,
    look: (facts) => {
      const country = facts.vendor?.country ?? facts.invoice.seller.address?.country;
      const abroad = accountsOf(facts).find((account) => IBAN.test(account) && country !== undefined && !account.startsWith(country));
      return abroad === undefined || country === undefined ? undefined : { message: `The account ${abroad} is of another country than the vendor (${country}). See whether that was agreed.`, data: { account: abroad, country } };
    },
  },
  {
    code: 'SENDER_DOMAIN', points: 30,
    look: ({ invoice: { seller }, vendor }) => {
      const mail = seller.contact?.email ?? (seller.electronicAddress?.scheme === 'EM' ? seller.electronicAddress.value : undefined);
      const domain = mail?.split('@')[1]?.trim().toLowerCase();
      const known = (vendor?.domains ?? []).map((own) => own.toLowerCase());
      if (domain === undefined || known.includes(domain)) return undefined;
      const like = known.find((own) => slipsBetween(own, domain) <= ALIKE);
      return like === undefined ? undefined : { message: `The seller writes from ${domain}, which looks like ${like} and is not. Answer to an address that you know.`, data: { domain, known: like } };
    },
  },
  {
    code: 'PAGE_DIFFERS', points: 40,
    look: ({ differences: [first, ...more] }) =>
      first && { message: `The page prints ${first.printed} for ${first.field}, its data state ${first.stated}. Ask the seller which is right.`.slice(0, 1000), data: { field: first.field.slice(0, 300), printed: first.printed.slice(0, 300), stated: first.stated.slice(0, 300), more: String(more.length) } },
  },
];

import { compact } from '../rules/identifiers.js';
import { slipsBetween } from '../slips-between.js';
import type { RiskFacts, Signal } from './risk-facts.js';

const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{8,}$/;
const ALIKE = 2;

const domainOf = (mail: string | undefined): string | undefined => mail?.split('@')[1]?.trim().toLowerCase() || undefined;

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
    look: ({ invoice: { seller }, vendor, submittedBy }) => {
      const named = seller.contact?.email ?? (seller.electronicAddress?.scheme === 'EM' ? seller.electronicAddress.value : undefined);
      const known = (vendor?.domains ?? []).map((own) => own.toLowerCase());
      for (const domain of [domainOf(named), domainOf(submittedBy?.mail?.from), domainOf(submittedBy?.mail?.replyTo)]) {
        if (domain === undefined || known.includes(domain)) continue;
        const like = known.find((own) => slipsBetween(own, domain) <= ALIKE);
        if (like !== undefined) return { message: `The seller writes from ${domain}, which looks like ${like} and is not. Answer to an address that you know.`, data: { domain, known: like } };
      }
      return undefined;
    },
  },
  {
    code: 'MAIL_UNPROVEN', points: 20,
    look: ({ submittedBy }) => {
      const { from, dmarc } = submittedBy?.mail ?? {};
      return dmarc === 'fail' ? { message: `The mail says that it is from ${from ?? 'nobody'}, which your mail server could not prove (DMARC). Ask the vendor at an address that you know.`.slice(0, 1000), data: { from: (from ?? '').slice(0, 300) } } : undefined;
    },
  },
  {
    code: 'MAIL_REPLY_TO', points: 25,
    look: ({ submittedBy }) => {
      const { from, replyTo } = submittedBy?.mail ?? {};
      const [sender, answers] = [domainOf(from), domainOf(replyTo)];
      return sender === undefined || answers === undefined || sender === answers ? undefined : { message: `The mail is from ${from ?? ''} and wants its answers at ${replyTo ?? ''}. Answer to an address that you know.`.slice(0, 1000), data: { from: (from ?? '').slice(0, 300), replyTo: (replyTo ?? '').slice(0, 300) } };
    },
  },
  {
    code: 'PDF_ALTERED', points: 30,
    look: ({ altered }) => altered && { message: `The PDF was saved again after it had been signed: its signature says nothing of ${altered.bytes - altered.signedBytes} bytes that were added. Ask the seller for the file as it was signed.`, data: { signedBytes: String(altered.signedBytes), bytes: String(altered.bytes) } },
  },
  {
    code: 'PAGE_DIFFERS', points: 40,
    look: ({ differences: [first, ...more] }) =>
      first && { message: `The page prints ${first.printed} for ${first.field}, its data state ${first.stated}. Ask the seller which is right.`.slice(0, 1000), data: { field: first.field.slice(0, 300), printed: first.printed.slice(0, 300), stated: first.stated.slice(0, 300), more: String(more.length) } },
  },
];

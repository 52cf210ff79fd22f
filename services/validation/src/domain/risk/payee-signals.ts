import { domainOf } from '../mail-domain.js';
import { compact } from '../rules/identifiers.js';
import { slipsBetween } from '../slips-between.js';
import type { RiskFacts, Signal } from './risk-facts.js';

const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{8,}$/;
const ALIKE = 2;

const accountsOf = ({ invoice }: RiskFacts): string[] =>
  (invoice.paymentInstructions?.creditTransfers ?? []).flatMap(({ accountId }) => (accountId ? [compact(accountId)] : []));

/** Signals about where the money goes and who asks for it. */
export const PAYEE_SIGNALS: readonly Signal[] = [
  {
    code: 'ACCOUNT_CHANGED',
    points: 40,
    look: (facts) => {
      const approved = (facts.vendor?.accounts ?? []).filter(({ state }) => state === 'approved').map(({ iban }) => compact(iban));
      const strange = accountsOf(facts).find((account) => !approved.includes(account));
      if (strange === undefined || approved.length === 0) return undefined;
      return { data: { account: strange, approved: approved.join(', ') } };
    },
  },
  {
    code: 'ACCOUNT_COUNTRY',
    points: 10,
    look: (facts) => {
      const country = facts.vendor?.country ?? facts.invoice.seller.address?.country;
      const abroad = accountsOf(facts).find((account) => IBAN.test(account) && country !== undefined && !account.startsWith(country));
      return abroad === undefined || country === undefined ? undefined : { data: { account: abroad, country } };
    },
  },
  {
    code: 'SENDER_DOMAIN',
    points: 30,
    look: ({ invoice: { seller }, vendor, submittedBy }) => {
      const named = seller.contact?.email ?? (seller.electronicAddress?.scheme === 'EM' ? seller.electronicAddress.value : undefined);
      const known = (vendor?.domains ?? []).map((own) => own.toLowerCase());
      for (const domain of [domainOf(named), domainOf(submittedBy?.mail?.from), domainOf(submittedBy?.mail?.replyTo)]) {
        if (domain === undefined || known.includes(domain)) continue;
        const like = known.find((own) => slipsBetween(own, domain) <= ALIKE);
        if (like !== undefined) return { data: { domain, known: like } };
      }
      return undefined;
    },
  },
  {
    code: 'MAIL_UNPROVEN',
    points: 20,
    look: ({ submittedBy }) => {
      const { from, dmarc } = submittedBy?.mail ?? {};
      return dmarc === 'fail' ? { data: { from: from ?? '' } } : undefined;
    },
  },
  {
    code: 'MAIL_REPLY_TO',
    points: 25,
    look: ({ submittedBy }) => {
      const { from, replyTo } = submittedBy?.mail ?? {};
      const [sender, answers] = [domainOf(from), domainOf(replyTo)];
      return sender === undefined || answers === undefined || sender === answers ? undefined : { data: { from: from ?? '', replyTo: replyTo ?? '' } };
    },
  },
];

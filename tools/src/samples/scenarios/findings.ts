import { dec, plain } from '@smartap/runtime';
import { buildInvoice } from '../make/build-invoice.js';
import { COUNTRY_CODES } from '../make/countries.js';
import { makeIban, misprinted } from '../make/iban.js';
import { xmlSample } from '../make/sample-of.js';
import type { Scenario } from './scenario.js';

/** The VAT total is not the sum of its parts, and the seller wants what it says. */
export const wrongTotal: Scenario = (shop) => {
  const invoice = buildInvoice(shop.orderAndReceive(shop.draft()));
  const more = (value: string | undefined): string => plain(dec(value ?? '0').plus('10'));
  const { vat, withVat, due } = invoice.totals;
  const wrong = { ...invoice, totals: { ...invoice.totals, vat: more(vat), withVat: more(withVat), due: more(due) } };
  return [xmlSample(shop, 'ubl', wrong, { scenario: 'wrong-total', intended: 'task:BR-CO-14' })];
};

/** The lines do not sum up to their total. */
export const wrongSum: Scenario = (shop) => {
  const spec = shop.orderAndReceive(shop.draft({ lines: 3 }));
  const invoice = buildInvoice(spec);
  const [first, ...rest] = invoice.lines;
  const lines = first ? [{ ...first, net: plain(dec(first.net ?? '0').minus('1')) }, ...rest] : [];
  return [xmlSample(shop, 'cii', { ...invoice, lines }, { scenario: 'wrong-sum', intended: 'task:BR-CO-10' })];
};

/** A seller that is not in the master data. */
export const vendorUnknown: Scenario = (shop) => {
  const seller = shop.stranger(shop.random.pick(COUNTRY_CODES));
  return [
    xmlSample(shop, shop.random.pick(['ubl', 'cii']), buildInvoice(shop.draft({ seller, ordered: false })), {
      scenario: 'vendor-unknown',
      intended: 'task:VENDOR_UNKNOWN',
    }),
  ];
};

/** Two digits of the account have changed places. */
export const ibanInvalid: Scenario = (shop) => {
  const spec = shop.orderAndReceive(shop.draft());
  return [xmlSample(shop, 'cii', buildInvoice({ ...spec, iban: misprinted(spec.iban) }), { scenario: 'iban-invalid', intended: 'task:IBAN_INVALID' })];
};

/** A valid account, but none that was approved for this vendor. */
export const accountNotApproved: Scenario = (shop) => {
  const spec = shop.orderAndReceive(shop.draft());
  return [
    xmlSample(shop, 'ubl', buildInvoice({ ...spec, iban: makeIban(shop.random, spec.seller.country) }), {
      scenario: 'account-not-approved',
      intended: 'task:ACCOUNT_NOT_APPROVED',
    }),
  ];
};

import { buildInvoice } from '../make/build-invoice.js';
import { buyerIn } from '../make/buyers.js';
import { xmlSample } from '../make/sample-of.js';
import type { Scenario } from './scenario.js';

/** UBL of a German vendor: ordered, received, right. */
export const cleanUbl: Scenario = (shop) => {
  const spec = shop.orderAndReceive(shop.draft({ countries: ['DE'], german: true }));
  return [xmlSample(shop, 'ubl', buildInvoice(spec), { scenario: 'clean-ubl', intended: 'approved' })];
};

/** CII of a vendor in the euro area. */
export const cleanCii: Scenario = (shop) => {
  const spec = shop.orderAndReceive(shop.draft({ countries: ['FR', 'IT', 'ES', 'BE'] }));
  return [xmlSample(shop, 'cii', buildInvoice(spec), { scenario: 'clean-cii', intended: 'approved' })];
};

/** UBL in a currency of its own. */
export const otherCurrency: Scenario = (shop) => {
  const spec = shop.orderAndReceive(shop.draft({ countries: ['SE', 'PL', 'CH', 'GB', 'DK'] }));
  return [xmlSample(shop, shop.random.pick(['ubl', 'cii']), buildInvoice(spec), { scenario: 'other-currency', intended: 'approved' })];
};

/** Many lines at several rates, with a discount on a line, an allowance and freight on the document. */
export const allowances: Scenario = (shop) => {
  const allowance = { percent: '2', reason: 'Volume discount', reasonCode: '95' };
  const charge = { amount: String(shop.random.int(9, 60)), reason: 'Freight', reasonCode: 'FC' };
  const spec = shop.orderAndReceive(shop.draft({ countries: ['AT', 'NL', 'DE'], lines: 7, net: [2500, 6000], discount: '5', allowance, charge }));
  return [xmlSample(shop, 'ubl', buildInvoice(spec), { scenario: 'allowances', intended: 'approved' })];
};

/** A supply from another member state: no VAT is charged. */
export const intraCommunity: Scenario = (shop) => {
  const spec = shop.orderAndReceive(shop.draft({ countries: ['NL', 'FR', 'IT', 'PL'], buyer: buyerIn('DE'), category: 'K' }));
  return [xmlSample(shop, 'cii', buildInvoice(spec), { scenario: 'intra-community', intended: 'approved' })];
};

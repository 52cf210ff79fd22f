import { buildInvoice } from '../make/build-invoice.js';
import { sampleOf } from '../make/sample-of.js';
import { makeFacturX } from '../pdf/factur-x.js';
import { bombXml } from '../other/bomb.js';
import { despatchXml, orderResponseXml, orderXml } from '../other/order.js';
import { picture } from '../other/picture.js';
import { remittancePage } from '../other/web-page.js';
import type { Scenario } from './scenario.js';

/** An XML whose entities would grow to gigabytes. */
export const entityBomb: Scenario = (shop) => {
  return [sampleOf(shop, 'xml', Buffer.from(bombXml(shop.random)), null, { scenario: 'entity-bomb', intended: 'refused:DOCTYPE_REFUSED' })];
};

/** A PDF that broke off on its way. */
export const truncatedPdf: Scenario = async (shop) => {
  const spec = shop.draft({ countries: ['DE', 'FR', 'NL'], ordered: false });
  const whole = await makeFacturX({ spec, invoice: buildInvoice(spec), language: 'en' });
  const share = shop.random.int(25, 45) / 100;
  return [sampleOf(shop, 'pdf', whole.slice(0, Math.floor(whole.length * share)), null, { scenario: 'truncated-pdf', intended: 'refused:UNREADABLE_PDF' })];
};

/** A picture of a landscape. */
export const pictureOfNoInvoice: Scenario = (shop) => {
  return [sampleOf(shop, 'image', picture(shop.random), null, { scenario: 'holiday-picture', intended: 'refused:NO_TEXT_LAYER' })];
};

/** A web page. */
export const webPage: Scenario = (shop) => {
  return [sampleOf(shop, 'html', Buffer.from(remittancePage(shop.random)), null, { scenario: 'web-page', intended: 'refused:UNSUPPORTED_FORMAT' })];
};

/** An order in UBL: no invoice, but good to know of. */
export const orderNotInvoice: Scenario = (shop) => {
  return [sampleOf(shop, 'xml', Buffer.from(orderXml(shop.draft())), null, { scenario: 'order-not-invoice', intended: 'refused:TAKEN_AS_ORDER' })];
};

/** A seller confirms an order in UBL. */
export const orderResponseNotInvoice: Scenario = (shop) => {
  return [
    sampleOf(shop, 'xml', Buffer.from(orderResponseXml(shop.draft())), null, {
      scenario: 'order-response-not-invoice',
      intended: 'refused:TAKEN_AS_ORDER_RESPONSE',
    }),
  ];
};

/** A seller says in UBL that goods are under way. */
export const despatchNotInvoice: Scenario = (shop) => {
  return [sampleOf(shop, 'xml', Buffer.from(despatchXml(shop.draft())), null, { scenario: 'despatch-not-invoice', intended: 'refused:TAKEN_AS_DESPATCH' })];
};

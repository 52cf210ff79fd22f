import { buildInvoice } from '../make/build-invoice.js';
import { xmlSample } from '../make/sample-of.js';
import type { Scenario } from './scenario.js';

/** Ordered, but nothing has come. */
export const goodsNotReceived: Scenario = (shop) => {
  const spec = shop.draft();
  shop.order(spec);
  return [xmlSample(shop, 'ubl', buildInvoice(spec), { scenario: 'goods-not-received', intended: 'waiting:goods' })];
};

/** The goods come after the invoice: it waits, and goes on by itself. */
export const goodsComeLate: Scenario = (shop) => {
  const spec = shop.draft();
  const receipt = shop.receiptOf(shop.order(spec));
  return [
    xmlSample(shop, 'cii', buildInvoice(spec), {
      scenario: 'goods-come-late',
      intended: 'approved',
      followUp: { act: 'receive', from: 'waiting:goods', receipt },
    }),
  ];
};

/** An order that nobody knows here. */
export const orderUnknown: Scenario = (shop) => {
  return [xmlSample(shop, 'ubl', buildInvoice(shop.draft()), { scenario: 'order-unknown', intended: 'waiting:order' })];
};

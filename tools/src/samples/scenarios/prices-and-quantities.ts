import { dec, plain, roundTo } from '@smartap/runtime';
import { buildInvoice, type InvoiceSpec, type LineSpec } from '../make/build-invoice.js';
import { xmlSample } from '../make/sample-of.js';
import type { Scenario } from './scenario.js';

/** The same invoice with another first line. */
function withFirstLine(spec: InvoiceSpec, change: (line: LineSpec) => Partial<LineSpec>): InvoiceSpec {
  return { ...spec, lines: spec.lines.map((line, index) => (index === 0 ? { ...line, ...change(line) } : line)) };
}

const times = (value: string, percent: number): string => plain(roundTo(dec(value).times(percent).div(100), 4));

/** One and a half percent dearer than ordered: within what is tolerated. */
export const withinTolerance: Scenario = (shop) => {
  const spec = withFirstLine(shop.orderAndReceive(shop.draft()), ({ price }) => ({ price: times(price, 101.5) }));
  return [xmlSample(shop, 'ubl', buildInvoice(spec), { scenario: 'within-tolerance', intended: 'approved' })];
};

/** Eight percent and more dearer than ordered. */
export const priceOver: Scenario = (shop) => {
  const spec = withFirstLine(shop.orderAndReceive(shop.draft()), ({ price }) => ({ price: times(price, 100 + shop.random.int(8, 20)) }));
  return [xmlSample(shop, shop.random.pick(['cii', 'ubl']), buildInvoice(spec), { scenario: 'price-over', intended: 'task:PRICE_OVER' })];
};

/** Eight percent and more dearer than ordered, but agreed: the controller accepts it, and that approves it. */
export const priceAccepted: Scenario = (shop) => {
  const spec = withFirstLine(shop.orderAndReceive(shop.draft({ net: [400, 6000] })), ({ price }) => ({ price: times(price, 100 + shop.random.int(8, 20)) }));
  return [
    xmlSample(shop, 'ubl', buildInvoice(spec), {
      scenario: 'price-accepted',
      intended: 'approved',
      followUp: { act: 'acceptException', from: 'task:PRICE_OVER', comment: 'The new price list counts since this month.' },
    }),
  ];
};

/** More than was ordered and received. */
export const quantityOver: Scenario = (shop) => {
  const spec = withFirstLine(shop.orderAndReceive(shop.draft()), ({ quantity }) => ({ quantity: plain(dec(quantity).plus(shop.random.int(2, 6))) }));
  return [xmlSample(shop, 'ubl', buildInvoice(spec), { scenario: 'quantity-over', intended: 'task:OVER_QUANTITY' })];
};

/** All that was ordered is billed, but only sixty percent of it has come. */
export const partlyReceived: Scenario = (shop) => {
  const spec = shop.draft();
  shop.receive(shop.order(spec), 60);
  return [xmlSample(shop, 'cii', buildInvoice(spec), { scenario: 'partly-received', intended: 'waiting:goods' })];
};

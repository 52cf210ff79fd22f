import { facturXSample } from '../make/sample-of.js';
import type { Scenario } from './scenario.js';

/** A hybrid PDF with an English page. */
export const hybridEnglish: Scenario = async (shop) => {
  const spec = shop.orderAndReceive(shop.draft({ countries: ['FR', 'NL', 'GB'] }));
  return [await facturXSample(shop, spec, 'en', { scenario: 'factur-x', intended: 'approved' })];
};

/** A hybrid PDF with a German page. */
export const hybridGerman: Scenario = async (shop) => {
  const spec = shop.orderAndReceive(shop.draft({ countries: ['DE', 'AT'], german: true }));
  return [await facturXSample(shop, spec, 'de', { scenario: 'zugferd', intended: 'approved' })];
};

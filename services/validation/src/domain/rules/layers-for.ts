import { EN16931 } from './en16931/index.js';
import { PEPPOL } from './peppol/index.js';
import type { RuleLayer } from './rule.js';
import { XRECHNUNG_EXTENSION } from './xrechnung/extension.js';
import { XRECHNUNG } from './xrechnung/index.js';
import { XRECHNUNG_VEHICLES } from './xrechnung/vehicles.js';

/** By what a specification identifier (BT-24) shows that it claims a layer. */
const CLAIMS: readonly { readonly sign: string; readonly layer: RuleLayer }[] = [
  { sign: 'urn:fdc:peppol.eu:2017:poacc:billing:3.0', layer: PEPPOL },
  { sign: ':kosit:xrechnung_3', layer: XRECHNUNG },
  { sign: ':kosit:extension:xrechnung_3', layer: XRECHNUNG_EXTENSION },
  { sign: ':kosit:xrechnung:cvd_0', layer: XRECHNUNG_VEHICLES },
];

/** The layers that a document is held against: the standard, what it claims itself, and what a tenant asks for besides. */
export function layersFor(specificationId: string | undefined, asked: readonly string[] = []): RuleLayer[] {
  const claimed = CLAIMS.filter(({ sign, layer }) => specificationId?.includes(sign) === true || asked.includes(layer.name));
  return [EN16931, ...claimed.map(({ layer }) => layer)];
}

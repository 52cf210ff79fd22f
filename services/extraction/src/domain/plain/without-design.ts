import type { FieldEvidence } from '../outcome.js';

/** Below every bound from which a value is taken unseen. */
const ASKED = 0.85;
const SELLER = 'seller.name';

/** A text shows no sizes and no foot of a page, by which a seller is told from a buyer: without a label that says whose name it is, a person is asked. */
export function withoutDesign(evidence: Record<string, FieldEvidence>): Record<string, FieldEvidence> {
  const seller = evidence[SELLER];
  return seller === undefined || seller.label !== undefined ? evidence : { ...evidence, [SELLER]: { ...seller, confidence: Math.min(seller.confidence, ASKED) } };
}

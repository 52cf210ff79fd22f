import type { FieldEvidence } from '../outcome.js';

/** Below every bound from which a value is taken unseen. */
const ASKED = 0.85;
const NAMES = ['seller.name', 'buyer.name'];

/**
 * A text shows no sizes and no foot of a page, by which a seller is told from a buyer, and where a name goes on in the next line: without a label that says
 * whose name it is, a person is asked.
 */
export function withoutDesign(evidence: Record<string, FieldEvidence>): Record<string, FieldEvidence> {
  const names = NAMES.flatMap((path): [string, FieldEvidence][] => {
    const name = evidence[path];
    return name === undefined || name.label !== undefined ? [] : [[path, { ...name, confidence: Math.min(name.confidence, ASKED) }]];
  });
  return { ...evidence, ...Object.fromEntries(names) };
}

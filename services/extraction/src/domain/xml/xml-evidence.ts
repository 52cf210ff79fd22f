import type { Occurrence, ReadResult } from '@smartap/en16931';
import type { FieldEvidence } from '../outcome.js';

/** The structure says what the value is: nothing is guessed. */
const STATED = 1;

/** A line, or a sub line in it. */
const LINE = /^(?:cac:(?:Sub)?(?:Invoice|CreditNote|DebitNote)Line|ram:IncludedSupplyChainTradeLineItem)$/;

function evidenceFor(occurrence: Occurrence, value: unknown): FieldEvidence {
  const text = occurrence.value;
  const isOther = text !== undefined && text !== value && text.length <= 200;
  return { method: 'xml', confidence: STATED, xpath: occurrence.path, ...(isOther ? { text } : {}) };
}

function walk(result: ReadResult, group: object, path: string, found: Record<string, FieldEvidence>): void {
  const sources = result.sources.get(group);
  for (const [key, value] of Object.entries(group) as [string, unknown][]) {
    if (path === '' && key === 'lines') continue;
    const here = Array.isArray(group) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    const source = sources?.get(key);
    if (source !== undefined) found[here] = evidenceFor(source, value);
    if (typeof value === 'object' && value !== null) walk(result, value, here, found);
  }
}

/** The evidence of every value of the header; each line has one entry for the whole of its element. */
export function headerEvidence(result: ReadResult): Record<string, FieldEvidence> {
  const found: Record<string, FieldEvidence> = {};
  walk(result, result.model, '', found);
  const root = result.occurrences[0];
  const holder = result.syntax.startsWith('ubl') ? root : root?.first('rsm:SupplyChainTradeTransaction', 'rsm:SpecifiedSupplyChainTradeTransaction');
  const xpaths = holder === undefined ? [] : linesIn(holder, holder.path);
  if (xpaths.length < result.model.lines.length) return found;
  result.model.lines.forEach((_line, index) => {
    found[`lines[${index}]`] = { method: 'xml', confidence: STATED, xpath: xpaths[index] ?? '' };
  });
  return found;
}

/** The path of each line, and behind it those of its sub lines. */
function linesIn(holder: Occurrence, path: string): string[] {
  return holder.children
    .filter(({ name }) => LINE.test(name))
    .flatMap((line, index) => {
      const own = `${path}/${line.name}[${index + 1}]`;
      return [own, ...linesIn(line, own)];
    });
}

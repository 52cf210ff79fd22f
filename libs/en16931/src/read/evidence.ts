import { TERM_PATHS } from '../model/term-paths.js';
import type { Occurrence } from '../xml/occurrence.js';
import type { ReadResult } from './read-invoice.js';

/** A value of the model with the element it came from. */
export interface Evidence {
  /** Where the value stands in the model: `totals.withVat`, `lines[0].net`. */
  path: string;
  occurrence: Occurrence;
}

type Visit = (path: string, occurrence: Occurrence) => void;

function walk(result: Pick<ReadResult, 'sources'>, value: unknown, path: string, visit: Visit): void {
  if (typeof value !== 'object' || value === null) return;
  const sources = result.sources.get(value);
  for (const [key, child] of Object.entries(value)) {
    const here = Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    const source = sources?.get(key);
    if (source !== undefined) visit(here, source);
    walk(result, child, here, visit);
  }
}

/** Every value of the model that a document gave, by its path, with its element. */
export function allEvidence(result: Pick<ReadResult, 'model' | 'sources'>): Map<string, Occurrence> {
  const found = new Map<string, Occurrence>();
  walk(result, result.model, '', (path, occurrence) => found.set(path, occurrence));
  return found;
}

/**
 * The elements that gave a business term, one for each time it is in the model.
 * @param term a BT number, such as `BT-112`, or a path of the model.
 */
export function evidenceOf(result: Pick<ReadResult, 'model' | 'sources'>, term: string): Evidence[] {
  const wanted = TERM_PATHS[term] ?? term;
  const found: Evidence[] = [];
  walk(result, result.model, '', (path, occurrence) => {
    if (path === wanted || path.replaceAll(/\[\d+\]/g, '[]') === wanted) found.push({ path, occurrence });
  });
  return found;
}

import type { ReadResult } from '../read/read-invoice.js';
import { stateCii } from './of-cii.js';
import { stateUbl } from './of-ubl.js';
import type { Statement } from './statement.js';

/** What a document that was read states, in its own words. */
export function stateDocument({ syntax, occurrences }: Pick<ReadResult, 'syntax' | 'occurrences'>): Statement {
  const [root] = occurrences;
  if (root === undefined) throw new Error('A document that was read has a root element');
  return (syntax === 'cii' || syntax === 'cii-zf1' ? stateCii : stateUbl)(root, occurrences);
}

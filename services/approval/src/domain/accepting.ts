import { refusalToAccept, type Answerer, type Question } from './may-answer.js';
import type { PolicyStep } from './policy.js';

/**
 * The step for which the word of who accepted the exception of an invoice stands too; undefined: for none, and all are asked. Of several it is
 * the last, so that the others are left to those who may do less.
 */
export function stepAnswered(steps: readonly PolicyStep[], who: Answerer, asked: Omit<Question, 'kind' | 'role' | 'approvedBy'>): PolicyStep | undefined {
  return steps.findLast(({ role }) => refusalToAccept(who, { ...asked, kind: 'approval', role, approvedBy: new Set() }) === undefined);
}

import { Environment } from '@marcbachmann/cel-js';
import type { ApprovalFacts } from '../flow/index.js';

// Small limits: an expression is a filter, not a program.
const environment = new Environment({ limits: { maxAstNodes: 500, maxDepth: 30 } }).registerVariable('invoice', 'map');

/** Whether a CEL expression holds for the facts. One that cannot be read of them does not: then no approval follows from it. */
export function holds(expression: string, facts: ApprovalFacts): boolean {
  try {
    const { amount, groupAmount, ...rest } = facts;
    return environment.evaluate(expression, { invoice: { ...rest, amount: Number(amount), groupAmount: Number(groupAmount) } }) === true;
  } catch {
    return false;
  }
}

/** What is wrong with an expression; undefined when nothing is. */
export function expressionFault(expression: string): string | undefined {
  const { valid, error } = environment.check(expression);
  return valid ? undefined : (error?.message ?? 'it cannot be read');
}

import type { LineMatch, MatchDecision } from '@smartap/contracts';
import { fixedText, plainText } from '../model/ratio.js';
import type { OrderLine } from '../model/standing.js';
import type { PartOutcome } from './match-part.js';
import type { ToleranceDecision } from './tolerance.js';
import type { Words } from './words.js';

/** A decision as it is told and kept: exact figures. */
export function decisionText({ dimension, rule, runnerUp, within, variance, base }: ToleranceDecision): MatchDecision {
  return {
    dimension,
    rule,
    runnerUp,
    outcome: within ? 'within' : 'exceeded',
    variance: variance.toFraction().slice(0, 100),
    base: base.toFraction().slice(0, 100),
  };
}

/** The rule that stopped a line, else the one that let it pass. */
export function decisive(decisions: readonly ToleranceDecision[]): string | null {
  return (decisions.find(({ within }) => !within) ?? decisions.find(({ variance }) => !variance.equals(0)) ?? decisions[0])?.rule ?? null;
}

export const refOf = ({ order, line }: OrderLine): { orderNumber: string; orderLine: string } => ({ orderNumber: order.number, orderLine: line.line });

const MOST_CHARS = 2000;

/** A judged part as the contract has it; what is clean is told in English alone. */
export function lineText(lineId: string, outcome: PartOutcome, places: number, paired: OrderLine | undefined, explanation: Words): LineMatch {
  return {
    lineId,
    verdict: outcome.verdict,
    orderNumber: paired?.order.number ?? null,
    orderLine: paired?.line.line ?? null,
    payableNow: fixedText(outcome.payableNow, places),
    awaiting: fixedText(outcome.awaiting, places),
    disputed: fixedText(outcome.disputed, places),
    explanation: explanation.en.slice(0, MOST_CHARS),
    ...(outcome.class === 'clean' ? {} : { explanations: { de: explanation.de().slice(0, MOST_CHARS) } }),
    tolerance: decisive(outcome.decisions),
    allocated: plainText(outcome.allocated),
    decisions: outcome.decisions.filter(({ rule }) => rule !== null).map(decisionText),
  };
}
